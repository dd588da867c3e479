"""Kept views of lists."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.core.models import Identified
from oneplan.saved_views.rules import LONGEST_NAME, LONGEST_QUERY


class SavedView(Identified):
    """One narrowing of one list, kept by a post under a name.

    It belongs to the post, so that whoever sits in it next finds it.  What stands in ``query``
    is read anew each time: a parameter the list has no more is as if not asked.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="saved_views")
    list_name = models.CharField(_("list"), max_length=80)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    query = models.CharField(_("what it is narrowed to"), max_length=LONGEST_QUERY)
    is_shared = models.BooleanField(_("shared within the body"), default=False)
    is_default = models.BooleanField(_("opens with the list"), default=False)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        constraints = [
            models.UniqueConstraint(
                fields=["post", "list_name", "name"], name="saved_views_name_once"
            ),
            models.UniqueConstraint(
                fields=["post", "list_name"],
                condition=models.Q(is_default=True),
                name="saved_views_one_default",
            ),
        ]

    def __str__(self) -> str:
        return self.name
