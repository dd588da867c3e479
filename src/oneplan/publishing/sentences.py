"""The sentences printing adds to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "publishing.printed": _("Printed on form %(form)s as %(format)s, %(baht)s baht in all."),
}
