"""The worded refusals of indicators."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "indicators.unknown_area": _("No area has the code %(area)s."),
    "indicators.not_your_place": _(
        "Values of %(area)s are recorded by the office of that place. Ask it to record this one."
    ),
    "indicators.named_already": _(
        "“%(name)s” with this unit is in the library already. Open that one and use it."
    ),
    "indicators.overtaken": _(
        "Somebody wrote “%(name)s” anew while you were writing. What they wrote stands; "
        "yours is kept below. Read both and save again."
    ),
    "indicators.weighed_by_itself": _(
        "“%(name)s” cannot weigh its own parts. Choose another indicator, such as the population."
    ),
    "indicators.value_unreadable": _(
        "“%(value)s” is not a number. Write digits, or leave the number out and write the words "
        "as printed."
    ),
    "indicators.percent_out_of_range": _(
        "%(value)s percent is more than the whole. Check the value, or the unit of the indicator."
    ),
}
