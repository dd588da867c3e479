"""Stored bytes and the official papers they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.areas.models import Body
from oneplan.core.models import Identified


class File(Identified):
    """Stored bytes, known by their SHA-256; the same bytes are stored once."""

    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    name = models.CharField(_("file name"), max_length=255)
    media_type = models.CharField(_("type"), max_length=120)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    stored_as = models.CharField(_("place in the store"), max_length=200)
    stored_at = models.DateTimeField(_("stored at"), auto_now_add=True)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.name


class Paper(Identified):
    """An official paper received or made: a letter, an order, minutes, a printed form.

    ``number`` is the one the issuing registry gave; the product never makes one up.
    """

    kind = models.CharField(_("kind"), max_length=40)
    number = models.CharField(_("registry number"), max_length=80, blank=True)
    title = models.CharField(_("title"), max_length=300)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="papers")
    form = models.CharField(_("form"), max_length=40, blank=True)
    form_version = models.CharField(_("form version"), max_length=40, blank=True)
    issued_by = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="papers")
    issued_on = models.DateField(_("issued on"), null=True)
    made_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="papers")
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    facts = models.JSONField(_("what it was made from"), default=dict)
    is_public = models.BooleanField(_("public"), default=False)

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.title
