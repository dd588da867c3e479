"""The sentences of refusals about persons, posts and who holds them."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "accounts.term_ends_before_it_begins": _(
        "The term would end on %(end)s, before it begins on %(begin)s."
    ),
    "accounts.already_in_this_post": _("This person already holds this post at that time."),
    "accounts.user_name_is_taken": _("The user name “%(username)s” is taken. Choose another."),
    "accounts.demo_is_for_made_up_persons": _(
        "A demo account opens without a password, so only a made-up person may have one."
    ),
}
