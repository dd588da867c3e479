"""The sentences published lines add to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "funds.line_corrected": _(
        "The printed line was read anew from %(source)s: %(new)s baht instead of %(old)s."
    ),
}
