"""Which steps of the example province are built, and which records its stories are about."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.core.models import Identified
from oneplan.threads.models import Subject


class BuiltStep(models.Model):
    """A step that was built, written in the transaction that built it."""

    code = models.CharField(_("step of the building"), max_length=60, primary_key=True)
    built_at = models.DateTimeField(_("built at"), auto_now_add=True)

    class Meta:
        verbose_name = _("built step")
        verbose_name_plural = _("built steps")

    def __str__(self) -> str:
        return self.code


class StoryRecord(Identified):
    """A record of a story by the name its script gives it, so that the tour can lead there."""

    story = models.CharField(_("story"), max_length=60)
    name = models.CharField(_("name in the script"), max_length=60)
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("record of a story")
        verbose_name_plural = _("records of stories")
        constraints = [
            models.UniqueConstraint(fields=["story", "name"], name="demo_record_named_once")
        ]

    def __str__(self) -> str:
        return f"{self.story}/{self.name}"
