"""What storing has to say: refusals of a whole intake, and findings about single rows."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "exchange.province_unknown": _(
        "“%(province)s” is not the code of a province. Write two digits, such as 67."
    ),
    "exchange.cycle_unreadable": _(
        "“%(value)s” is not a planning period. Write it like 2571-2575."
    ),
}

FINDINGS = {
    "exchange.owner_unknown": (
        _("Nobody knows the owner %(owner)s; the row was not stored."),
        _("Check the code, or import the body first."),
    ),
    "exchange.area_unknown": (
        _("Nobody knows the area %(area)s; the row was not stored."),
        _("Check the code, or import the areas: oneplan areas import."),
    ),
    "exchange.areas_unknown": (
        _(
            "%(count)s area codes are not on record here (provinces %(provinces)s); their rows "
            "were placed in the area around them."
        ),
        _("Import the areas (oneplan areas import) to place them exactly."),
    ),
    "exchange.line_changed": (
        _(
            "The printed line “%(item)s” was read differently before: %(old)s satang then, "
            "%(new)s now. The new reading counts; the old one stays in the line's story."
        ),
        _("Compare with the printed page."),
    ),
    "exchange.row_missing": (
        _("A row of %(layout)s that stood in “%(file)s” is not there any more (%(key)s)."),
        _("Nothing was deleted. Withdraw it by hand if it is really gone."),
    ),
    "exchange.plan_unplaced": (
        _("Nobody said which province's plan and which planning period the row belongs to."),
        _("Take it in again with --province and --cycle, or together with the plan's head."),
    ),
    "exchange.edition_sealed": (
        _("The plan %(plan)s has no full edition in preparation; the row was not written into it."),
        _("Open a change edition (or a new full one) and write it there."),
    ),
    "exchange.months_unreadable": (
        _("“%(value)s” names no months of one fiscal year."),
        _("Write them like ต.ค. - มี.ค."),
    ),
    "exchange.source_unknown": (
        _("The source of money “%(value)s” is not on the list; it was stored as “%(stored)s”."),
        _("Write its code or name as the list of sources has it."),
    ),
    "exchange.approach_unknown": (
        _("No development plan in force has an approach %(number)s."),
        _("Take the plan in first, or correct the number."),
    ),
    "exchange.need_unknown": (
        _("Nobody knows the need “%(number)s”; the activity was stored without that tie."),
        _("Take the needs in first, or correct the number."),
    ),
    "exchange.need_ambiguous": (
        _("%(count)s needs have the number “%(number)s”; the activity was tied to none."),
        _("Write the public number of the need that is meant."),
    ),
    "exchange.readiness_unknown": (
        _("“%(codes)s” are no items of the readiness checklist."),
        _("Write codes of the list, such as R1."),
    ),
    "exchange.activity_unknown": (
        _("No activity has the number “%(number)s”; the score was not stored."),
        _("Take the activities in first, or correct the number."),
    ),
    "exchange.activity_ambiguous": (
        _("%(count)s activities have the number “%(number)s”; the score was not stored."),
        _("Write the public number of the activity that is meant."),
    ),
    "exchange.criterion_unknown": (
        _("No set of criteria has “%(criterion)s”; the score was not stored."),
        _("Write a code of the criteria, such as A1."),
    ),
    "exchange.sum_not_whole": (
        _("Of “%(file)s” %(read)s satang were read, but %(kept)s satang are stored."),
        _("Look for its other findings, then take it in again."),
    ),
    "exchange.row_without_values": (
        _("The row tells no value; nothing of it was stored."),
        _("Nothing need be done, or fill in the values."),
    ),
    "exchange.indicator_unknown": (
        _("No indicator is called “%(indicator)s”."),
        _("Write its code or name as in the list of indicators, or name it there first."),
    ),
    "exchange.indicator_not_yours": (
        _("Values of “%(indicator)s” are not yours to record."),
        _("Send the file to the body that keeps the indicator."),
    ),
    "exchange.indicator_ambiguous": (
        _("Several indicators are called “%(indicator)s” (unit: %(unit)s)."),
        _("Write the indicator's code, or its unit in a column of its own."),
    ),
    "exchange.unit_differs": (
        _("“%(indicator)s” is not measured in %(unit)s here."),
        _("Compare the unit with that of the list of indicators; change the values if need be."),
    ),
    "exchange.area_not_found": (
        _("No one area is called “%(area)s”."),
        _("Write the area's code, or the name of a province, district or sub-district."),
    ),
    "exchange.area_not_yours": (
        _("Values of “%(area)s” are recorded by the office of that place."),
        _("Send the row to that office."),
    ),
    "exchange.value_without_source": (
        _("The row does not say where its values come from."),
        _("Write the paper, page or address where anybody can check them."),
    ),
    "exchange.value_to_come": (
        _("The year %(year)s lies ahead: nothing can have been measured in it."),
        _("Targets belong into a plan; correct the year if it is another."),
    ),
    "exchange.value_in_words": (
        _("“%(words)s” is not a plain number; it was stored as printed and is not reckoned with."),
        _("Write the number alone if there is one, in the unit of the indicator."),
    ),
    "exchange.percent_too_large": (
        _("%(words)s percent is more than the whole; the row was not stored."),
        _("Check the value, or the unit of the indicator."),
    ),
    "exchange.value_twice": (
        _(
            "For %(year)s the same source says %(first)s in row %(first_row)s and something else "
            "here; this row was not stored."
        ),
        _("Decide which is right and delete the other."),
    ),
    "exchange.value_corrected": (
        _(
            "%(indicator)s, area %(area)s, year %(year)s: the same source said %(old)s before and "
            "says %(new)s now. The new value counts; the old one stays in the history."
        ),
        _("Check that the source was revised; else correct the value on the indicator's page."),
    ),
}
