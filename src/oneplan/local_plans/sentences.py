"""The sentences local plans add to stories."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "local_plans.book_opened": _("Book %(book)s is begun: %(reason)s"),
    "local_plans.step_passed": _("Book %(book)s passed: %(step)s. %(words)s"),
    "local_plans.step_taken_back": _("Book %(book)s has to pass again: %(step)s."),
    "local_plans.book_announced": _("Book %(book)s is announced, in force from %(on)s."),
    "local_plans.row_written": _("Book %(book)s, in preparation, lists it."),
    "local_plans.row_taken_out": _("It was taken out of book %(book)s, which is in preparation."),
    "local_plans.row_withdrawn": _("Book %(book)s is to take it out of the plan: %(reason)s"),
    "local_plans.ordinance_opened": _("The ordinance of fiscal year %(fiscal_year)s is begun."),
    "local_plans.line_written": _("The draft ordinance %(fiscal_year)s gives it %(baht)s baht."),
    "local_plans.line_struck": _("The draft ordinance %(fiscal_year)s gives it nothing any more."),
    "local_plans.ordinance_in_force": _(
        "The ordinance of fiscal year %(fiscal_year)s is in force: %(rows)s rows, %(baht)s baht."
    ),
    "local_plans.transferred": _("%(baht)s baht moved from “%(giver)s” to “%(taker)s”: %(words)s"),
}
