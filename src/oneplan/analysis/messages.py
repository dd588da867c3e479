"""The worded refusals of analysis."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "analysis.nothing_written": _("Write at least a few words."),
    "analysis.too_long": _(
        "That is %(length)s letters; a point holds %(longest)s. Make two points of it."
    ),
    "analysis.points_do_not_pair": _(
        "A strategy of the corner %(corner)s names at least one point of each of its two fields, "
        "and none of another. Tick them again."
    ),
    "analysis.cited_already": _("This point cites that already. Nothing is left to do."),
    "analysis.no_such_evidence": _(
        "What you wanted to cite is not there, or is not open to you. Search for it again."
    ),
    "analysis.page_missing": _(
        "Name the document and the page, so that everybody finds the place again."
    ),
    "analysis.still_named": _(
        "A strategy names this point: %(strategy)s. Take the point out of it first."
    ),
    "analysis.nothing_to_carry": _(
        "Every point of the plan before is here already. Nothing is left to carry."
    ),
    "analysis.leads_nowhere": _("Choose an issue or approach of this very plan, or none."),
}
