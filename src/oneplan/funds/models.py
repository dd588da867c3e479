"""Money's code lists, frames (ceilings) and published lines."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.areas.models import Body
from oneplan.core.models import Identified
from oneplan.documents.models import Paper
from oneplan.threads.models import Subject


class SourceGroup(models.TextChoices):
    """The four money columns of แบบ จ.2, and the two that have no column of their own."""

    AREA = "area", _("province or cluster")
    MINISTRY = "ministry", _("ministry or department")
    LOCAL = "local", _("local authority")
    PRIVATE = "private", _("private")
    COMMUNITY = "community", _("community")
    OTHER = "other", _("other")


class Source(models.Model):
    """A source of money (แหล่งงบประมาณ), from the editable list."""

    code = models.CharField(_("code"), max_length=20, primary_key=True)
    name_th = models.CharField(_("Thai name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    group = models.CharField(_("column"), max_length=10, choices=SourceGroup.choices)
    mark = models.CharField(_("source mark"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("source of money")
        verbose_name_plural = _("sources of money")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name_th


class ExpenseType(models.Model):
    """An expense category (งบรายจ่าย), from the editable list."""

    code = models.CharField(_("code"), max_length=20, primary_key=True)
    name_th = models.CharField(_("Thai name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    mark = models.CharField(_("source mark"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("expense type")
        verbose_name_plural = _("expense types")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name_th


class FrameState(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVISED = "revised", _("revised")
    FINAL = "final", _("final")
    TRIAL = "trial", _("trial")


class Frame(Identified):
    """A ceiling (กรอบวงเงิน) announced to a body for a fiscal year: a dated fact, never changed."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="frames")
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="frames")
    satang = models.BigIntegerField(_("amount in satang"))
    state = models.CharField(_("state"), max_length=10, choices=FrameState.choices)
    dated = models.DateField(_("dated"))
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, related_name="frames")
    made_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("frame")
        verbose_name_plural = _("frames")
        ordering = ["body_id", "fiscal_year", "made_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(satang__gte=0), name="funds_frame_not_negative"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.fiscal_year} {self.satang}"


class LineKind(models.TextChoices):
    """Which budget paper a line was printed in."""

    PROVINCE = "province", _("province budget")
    CLUSTER = "cluster", _("cluster budget")
    MINISTRY = "ministry", _("ministry budget")
    PAO = "pao", _("provincial administrative organisation budget")
    SUBSIDY = "subsidy", _("subsidy to local authorities")


class LineNature(models.TextChoices):
    """What a line is: only items are ever ranked."""

    ITEM = "item", _("item")
    BUNDLE = "bundle", _("bundle of items")
    MANAGEMENT = "management", _("management money")


class PublishedLine(models.Model):
    """A line printed in a budget paper: the bottom every figure drills down to.

    The page it was printed on never changes; a misreading of it is put right by
    ``lines.correct_line``, which keeps the old figures in the line's story.
    """

    subject = models.OneToOneField(
        Subject, on_delete=models.PROTECT, primary_key=True, related_name="published_line"
    )
    kind = models.CharField(_("budget paper"), max_length=10, choices=LineKind.choices)
    publication = models.CharField(_("publication"), max_length=80)
    page = models.CharField(_("page"), max_length=20, blank=True)
    line_no = models.CharField(_("line"), max_length=80)
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="published_lines")
    province_code = models.CharField(_("province"), max_length=2)
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    programme = models.TextField(_("programme"), blank=True)
    project = models.TextField(_("project or output"), blank=True)
    expense = models.CharField(_("expense category"), max_length=120, blank=True)
    item = models.TextField(_("item"))
    nature = models.CharField(_("nature"), max_length=12, choices=LineNature.choices)
    satang = models.BigIntegerField(_("amount in satang"))

    class Meta:
        verbose_name = _("published line")
        verbose_name_plural = _("published lines")
        ordering = ["fiscal_year", "publication", "line_no"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "fiscal_year", "province_code", "line_no"], name="funds_line_once"
            ),
            models.CheckConstraint(
                condition=models.Q(satang__gte=0), name="funds_line_not_negative"
            ),
        ]
        indexes = [
            models.Index(
                fields=["province_code", "fiscal_year", "kind"],
                include=["satang", "subject"],
                name="funds_line_sums",
            ),
            models.Index(fields=["owner", "fiscal_year"], name="funds_line_owner"),
        ]

    def __str__(self) -> str:
        return f"{self.line_no} {self.item}"
