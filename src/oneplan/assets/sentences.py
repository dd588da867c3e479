"""The sentences dockets add to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "assets.docket_opened": _("%(receiver)s is to receive what is built; consent is awaited."),
    "assets.consented": _("%(receiver)s consented in writing to receive it. %(words)s"),
    "assets.refused": _("%(receiver)s refused to receive it: %(words)s"),
}
