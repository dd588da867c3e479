"""The sentences scoring adds to stories; values stay inside the round."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {"screening.scored": _("Scored on %(criteria)s.")}
