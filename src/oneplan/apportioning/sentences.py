"""The sentences dividing adds to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "apportioning.taker_said": _("%(district)s proposes that %(taker)s takes it."),
    "apportioning.taken_here": _("%(meeting)s left it with %(taker)s; nobody else is asked."),
}
