"""The sentences scoring and judging add to stories.

The other record of a pair is named by its number alone.
"""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "screening.scored": _("Scored on %(criteria)s."),
    "screening.judged_same": _("Found to be the same work as %(other)s."),
    "screening.judged_part_of": _("Found to share part of its work with %(other)s."),
    "screening.judged_adjoins": _("Found to adjoin %(other)s."),
    "screening.judged_recurs": _("Found to be a work that comes every year, as %(other)s does."),
    "screening.judged_complement": _("Found to belong together with %(other)s in one season."),
    "screening.judged_possible": _("It stays unclear whether this is the same as %(other)s."),
    "screening.judged_different": _("Found to be another work than %(other)s."),
    "screening.judgement_undone": _("The judgement of this and %(other)s was taken back."),
}
