"""What is kept of the coverage of the country, and the notes of what changed since."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Counted(models.Model):
    """How many records of one kind and year a figure counts, and their money.

    ``province`` is empty for what lies in none.  ``target_id`` is no key of another table: a note
    may not hinder the change it notes.
    """

    province = models.CharField(max_length=2, blank=True)
    fiscal_year = models.PositiveSmallIntegerField()
    is_public = models.BooleanField()
    figure = models.CharField(max_length=12)
    target_id = models.UUIDField(null=True)
    rows = models.IntegerField()
    satang = models.BigIntegerField()

    class Meta:
        abstract = True


class KeptCount(Counted):
    """One count over the records of one cell, kept so that the country need not be counted.

    A cell is all needs or all activities of one fiscal year in one district (or at a province, or
    of an owner where they name no area); it is always counted anew as a whole.  Only what was
    circulated or published is kept.
    """

    cell_place = models.CharField(max_length=37)
    cell_kind = models.CharField(max_length=1)
    cell_year = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("kept count")
        verbose_name_plural = _("kept counts")
        indexes = [
            models.Index(
                fields=["cell_place", "cell_kind", "cell_year"], name="coverage_kept_cell"
            ),
            models.Index(fields=["fiscal_year", "target_id"], name="coverage_kept_year"),
        ]

    def __str__(self) -> str:
        return f"{self.cell_place} {self.fiscal_year} {self.figure} {self.rows}"


class ProvinceCount(Counted):
    """The sum of the kept counts of all cells of a province (``""``: of none), moved with them.

    A country has a hundred times as many cells as provinces, so its page reads these.
    """

    class Meta:
        verbose_name = _("count of a province")
        verbose_name_plural = _("counts of provinces")
        constraints = [
            models.UniqueConstraint(
                fields=["province", "fiscal_year", "is_public", "figure", "target_id"],
                name="coverage_province_once",
                nulls_distinct=False,
            )
        ]
        indexes = [
            models.Index(fields=["fiscal_year", "target_id"], name="coverage_province_year"),
        ]

    def __str__(self) -> str:
        return f"{self.province} {self.fiscal_year} {self.figure} {self.rows}"


class ChangedCell(models.Model):
    """A cell to be counted anew, written by PostgreSQL in the transaction of the change.

    Either the cell itself; or what moves the counts of the cells its records stand in when the
    note is read: a subject, a project (all its activities), or a target (all that serves it or
    something below it).
    """

    cell_place = models.CharField(max_length=37, blank=True, db_default="")
    cell_kind = models.CharField(max_length=1, blank=True, db_default="")
    cell_year = models.PositiveSmallIntegerField(null=True)
    subject_id = models.UUIDField(null=True)
    project_id = models.UUIDField(null=True)
    target_id = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("changed cell of coverage")
        verbose_name_plural = _("changed cells of coverage")

    def __str__(self) -> str:
        noted = self.subject_id or self.project_id or self.target_id
        return f"{self.cell_place or noted}"
