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
    "accounts.delegated_to_itself": _("A post cannot lend its rights to itself."),
    "accounts.delegated_already": _("These rights are lent to the same at that time already."),
    "accounts.delegation_ended": _("This delegation ended on %(end)s already."),
    "accounts.has_account": _("This person has an account already. Give a new link to enter."),
    "accounts.link_used": _(
        "This link was used already. Sign in with your password, or ask for a new link."
    ),
    "accounts.link_ran_out": _("This link ran out. Ask the office that gave it for a new one."),
    "accounts.still_in_post": _(
        "A term or a delegation of this person has not ended yet. End it first; the data may be "
        "erased from the day after."
    ),
    "accounts.erased_already": _("The data of this person was erased on %(on)s."),
}
