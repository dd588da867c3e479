"""The words of what only programs are told, and of tokens."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "api.nothing_here": _("There is nothing here that is open to you."),
    "api.no_such_way": _("This address is not called with %(method)s. It takes: %(allowed)s."),
    "api.sign_in": _("Sign in with a post to do this, or send the token of one."),
    "api.token_unknown": _("This token is not known, was revoked, or has ended."),
    "api.scope_missing": _("This token may not do this: it lacks the scope %(scope)s."),
    "api.foreign_form": _("A browser's session needs its CSRF token; programs send a token."),
    "api.too_many_calls": _("More than %(most)s calls in a minute. Wait %(seconds)s seconds."),
    "api.unreadable": _("What was sent could not be read."),
    "api.turned_down": _("This was turned down: %(why)s"),
    "api.key_unreadable": _("An idempotency key is 1 to %(longest)s visible ASCII characters."),
    "api.key_used_otherwise": _("This idempotency key was sent with another call before."),
    "api.token_name_is_missing": _("Name the token after the program that will carry it."),
    "api.token_may_nothing": _("Choose at least one thing the token may do."),
    "api.token_end": _("A token ends between today and %(days)s days from now."),
    "api.too_many_tokens": _(
        "This post has %(most)s standing tokens already. Revoke one that is no longer used."
    ),
}
