"""Abstract rows, and the code lists officials may edit, each with its source mark."""

from __future__ import annotations

from uuid import UUID

import uuid_utils.compat
from django.db import models
from django.utils.translation import gettext_lazy as _


def new_id() -> UUID:
    """A UUIDv7: ordered by time, so rows made together lie together."""
    return uuid_utils.compat.uuid7()


class Identified(models.Model):
    """A row whose key is a UUIDv7, which a client may make itself (get-or-create)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class Dated(models.Model):
    """A row that holds from a day to a day; an open end means until further notice."""

    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        abstract = True


class CodeList(models.Model):
    """One list of codes (funding sources, readiness items …) and how certain it is."""

    code = models.CharField(_("list"), max_length=60, primary_key=True)
    title_th = models.CharField(_("Thai title"), max_length=200)
    title_en = models.CharField(_("English title"), max_length=200)
    version = models.CharField(_("version"), max_length=40)
    provenance = models.TextField(_("where it comes from"))

    class Meta:
        verbose_name = _("code list")
        verbose_name_plural = _("code lists")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title_th


class LiveCodes(models.Manager["Code"]):
    """Entries in use: a retired one is offered to nobody and settles nothing."""

    def get_queryset(self) -> models.QuerySet[Code]:
        return super().get_queryset().filter(retired_on=None)


class Code(models.Model):
    """One entry of a code list.  ``mark`` says how certain it is; own columns are in ``extra``.

    An official may retire an entry.  It stays, with its history, and can be put back.
    """

    list = models.ForeignKey(CodeList, on_delete=models.PROTECT, related_name="entries")
    code = models.CharField(_("code"), max_length=40)
    name_th = models.TextField(_("Thai name"))
    name_en = models.TextField(_("English name"), blank=True)
    parent_code = models.CharField(_("parent"), max_length=40, blank=True)
    mark = models.TextField(_("source mark"), blank=True)
    extra = models.JSONField(_("other columns"), default=dict, blank=True)
    position = models.PositiveIntegerField(_("position"))
    retired_on = models.DateField(_("retired on"), null=True, blank=True)

    objects = LiveCodes()
    everything = models.Manager["Code"]()

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering = ["list_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["list", "code"], name="core_code_once_in_its_list")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name_th}"
