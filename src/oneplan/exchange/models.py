"""Why a row is here: files taken in, their rows, and what was found in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.core.models import Identified
from oneplan.documents.models import File
from oneplan.threads.models import Subject


class IntakeRun(Identified):
    """One run of the intake over a folder or workbook: what was read, stored and found."""

    province_code = models.CharField(_("province"), max_length=2, blank=True)
    path = models.CharField(_("folder or workbook"), max_length=500)
    ran_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="intakes")
    ran_at = models.DateTimeField(_("ran at"), auto_now_add=True)
    summary = models.JSONField(_("summary"), default=dict)
    findings = models.JSONField(_("findings"), default=list)

    class Meta:
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")
        ordering = ["-ran_at"]

    def __str__(self) -> str:
        return f"{self.path} {self.ran_at:%Y-%m-%d %H:%M}"


class IntakeFile(Identified):
    """One file as it was taken in; the same bytes are one row however often they come."""

    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="intake")
    layouts = models.JSONField(_("recognised as"), default=list)
    first_run = models.ForeignKey(IntakeRun, on_delete=models.PROTECT, related_name="files")

    class Meta:
        verbose_name = _("file taken in")
        verbose_name_plural = _("files taken in")

    def __str__(self) -> str:
        return str(self.file_id)


class IntakeRow(Identified):
    """One row of the outside world by its natural key; ``digest`` makes a second run quiet."""

    layout = models.CharField(_("layout"), max_length=40)
    natural_key = models.CharField(_("natural key"), max_length=300)
    handle = models.CharField(_("short number other files use"), max_length=60, blank=True)
    digest = models.CharField(_("digest"), max_length=64)
    raw = models.JSONField(_("row as it came"), default=dict)
    file = models.ForeignKey(IntakeFile, on_delete=models.PROTECT, related_name="rows")
    sheet = models.CharField(_("sheet"), max_length=120, blank=True)
    row_no = models.PositiveIntegerField(_("row"))
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, related_name="intake_rows"
    )
    satang = models.BigIntegerField(_("amount in satang"), null=True)
    missing_since = models.ForeignKey(
        IntakeRun, on_delete=models.PROTECT, null=True, related_name="missed_rows"
    )

    class Meta:
        verbose_name = _("row taken in")
        verbose_name_plural = _("rows taken in")
        constraints = [
            models.UniqueConstraint(fields=["layout", "natural_key"], name="exchange_row_once")
        ]
        indexes = [
            models.Index(fields=["subject"], name="exchange_row_subject"),
            models.Index(fields=["layout", "handle"], name="exchange_row_handle"),
        ]

    def __str__(self) -> str:
        return f"{self.layout} {self.natural_key}"
