"""The worded refusals and findings of rounds."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "annual_plans.frame_is_negative": _("A frame cannot be negative."),
    "annual_plans.trial_frame": _(
        "This list is a trial on past data, so only a trial frame can be drawn on it."
    ),
    "annual_plans.no_area": _("Choose a body with a seat: its area says what belongs on the list."),
    "annual_plans.wrong_level": _("%(body)s cannot hold a round of this level."),
    "annual_plans.changed_since_agenda": _(
        "The list or its frame line has changed since it was put on the agenda. "
        "Take it off and put it on again."
    ),
    "annual_plans.inputs_changed": _(
        "Activities, costs or scores have changed since this run. Run the round again first."
    ),
    "annual_plans.adopted_already": _("This list was adopted already with this frame line."),
    "annual_plans.empty_list": _("The list is empty, so there is nothing to adopt."),
    "annual_plans.not_the_last_run": _("A newer run of this list exists. Work on run %(run_no)s."),
    "annual_plans.unknown_body": _("No province, district or cluster has the code %(written)s."),
}

FINDINGS = {
    "annual_plans.no_candidates": (
        _("No activity asks for fiscal year %(fiscal_year)s yet, so the list is empty."),
        _(
            "Enter activities for %(fiscal_year)s, or open an activity of an earlier year "
            "and propose it again. What was appropriated before never comes back by itself."
        ),
    ),
    "annual_plans.has_other_years": (
        _("The place has activities of other fiscal years: %(years)s."),
        _("They are history or another round. Propose again those that should come back."),
    ),
    "annual_plans.is_a_need": (
        _("A need of the people that no activity answers yet, so it has no cost."),
        _("Say who should take it; whoever takes it up enters the activity and its cost."),
    ),
    "annual_plans.is_trial": (
        _("Trial data, not a budget request: the lines of this year were appropriated already."),
        _("Use it to try the round out. Nothing of it becomes a request."),
    ),
    "annual_plans.not_scored": (
        _("%(count)s of %(of)s activities are not scored; they stand after the scored ones."),
        _("Score them by the set “%(criteria)s” and run the round again."),
    ),
    "annual_plans.must_be_mended": (
        _("%(count)s activities lack something a list must have."),
        _("Open each one marked on the list and fill in what is missing."),
    ),
    "annual_plans.partly_scored": (
        _("Not scored on %(codes)s, so there is no total."),
        _("Give a value on these criteria."),
    ),
    "annual_plans.gate_is_shut": (
        _("Stopped at the gate %(codes)s."),
        _("Change what the gate asks for and have it judged again."),
    ),
    "annual_plans.unknown_activity": (
        _("No activity has the number “%(value)s”."),
        _("Check the number, also its last digit."),
    ),
    "annual_plans.unknown_assessor": (
        _("No post is called “%(value)s”."),
        _("Write the title of the assessor's post as it stands in the system."),
    ),
    "annual_plans.no_scores": (
        _("The file holds no table of scores."),
        _("Head the columns: activity number, criterion, assessor, score."),
    ),
    "annual_plans.score_refused": (
        _("%(words)s"),
        _("Correct the value and read the file again."),
    ),
}
