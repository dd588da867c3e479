"""Places of the administrative tree and the organisations competent in them."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.areas.rules import full_name
from oneplan.core.models import Dated, Identified


class AreaKind(models.TextChoices):
    PROVINCE = "province", _("province")
    DISTRICT = "district", _("district")
    SUBDISTRICT = "subdistrict", _("sub-district")
    VILLAGE = "village", _("village")
    COMMUNITY = "community", _("municipal community")


class BoundaryList(Identified):
    """One file of boundaries as it was taken in: where it comes from, and which version it is."""

    file = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("fingerprint"), max_length=64)
    origin = models.CharField(_("where it comes from"), max_length=200, blank=True)
    version = models.CharField(_("version"), max_length=60, blank=True)
    taken_in_at = models.DateTimeField(_("taken in"), auto_now_add=True)

    class Meta:
        verbose_name = _("list of boundaries")
        verbose_name_plural = _("lists of boundaries")
        ordering = ["-taken_in_at"]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.origin or self.file, self.version)))


class Area(Dated):
    """One place of the tree.  The official code is the key, and the code *is* the tree.

    2 digits a province, 4 a district, 6 a sub-district, 8 a village; a municipal community is
    its sub-district's six digits, ``C`` and two more.  Codes are reused when places split, so
    a place has dates and ``AreaSuccession`` says which continues which.
    """

    code = models.CharField(_("code"), max_length=9, primary_key=True)
    kind = models.CharField(_("kind"), max_length=12, choices=AreaKind.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="children", verbose_name=_("in")
    )
    name_th = models.CharField(_("Thai name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)
    former_names = models.JSONField(_("former names with dates"), default=list, blank=True)
    sort_key = models.CharField(_("sort key"), max_length=200, db_collation="C")
    lat = models.FloatField(_("latitude"), null=True)
    lon = models.FloatField(_("longitude"), null=True)
    is_made_up = models.BooleanField(_("made up for the demo"), default=False)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^\d{2}(\d{2}(\d{2}(\d{2}|C\d{2})?)?)?$"),
                name="areas_area_code_of_2_4_6_8_digits",
                violation_error_message=_("An area code has 2, 4, 6 or 8 digits."),
            )
        ]
        indexes = [
            models.Index(
                fields=["code"], name="areas_area_prefix", opclasses=["varchar_pattern_ops"]
            ),
            models.Index(fields=["parent", "sort_key"], name="areas_area_children"),
            GinIndex(OpClass("name_th", name="gin_trgm_ops"), name="areas_area_name"),
            models.Index(
                fields=["name_th"], name="areas_area_begins", opclasses=["varchar_pattern_ops"]
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """The name with its rank in front, the way papers write it: อำเภอหล่มสัก."""
        return full_name(self.code, self.name_th)


class Boundary(models.Model):
    """Where an area ends; apart from the area, so that nobody reads it who does not draw it."""

    area = models.OneToOneField(Area, on_delete=models.CASCADE, primary_key=True)
    geometry = models.JSONField(_("GeoJSON geometry"))
    taken_from = models.ForeignKey(
        BoundaryList, on_delete=models.PROTECT, null=True, related_name="boundaries"
    )

    class Meta:
        verbose_name = _("boundary")
        verbose_name_plural = _("boundaries")

    def __str__(self) -> str:
        return str(self.area_id)


class AreaSuccession(Identified):
    """Which area continues which, and since when (split, merged, renumbered)."""

    old = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="continued_by")
    new = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="continues")
    on = models.DateField(_("on"))

    class Meta:
        verbose_name = _("succession of areas")
        verbose_name_plural = _("successions of areas")
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="areas_succession_once"),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"


class BodyKind(models.TextChoices):
    REGION = "region", _("planning region")
    CLUSTER = "cluster", _("province cluster")
    PROVINCE_OFFICE = "province_office", _("province")
    DISTRICT_OFFICE = "district_office", _("district")
    PAO = "pao", _("provincial administrative organisation")
    CITY_MUNICIPALITY = "city_municipality", _("city municipality")
    TOWN_MUNICIPALITY = "town_municipality", _("town municipality")
    SUBDISTRICT_MUNICIPALITY = "subdistrict_municipality", _("sub-district municipality")
    SUBDISTRICT_ADMINISTRATION = "sao", _("sub-district administrative organisation")
    SPECIAL = "special", _("special local authority")
    AGENCY = "agency", _("government agency")
    STATE_ENTERPRISE = "state_enterprise", _("state enterprise")
    VILLAGE_COMMITTEE = "village_committee", _("village committee")
    COMPANY = "company", _("company")
    ASSOCIATION = "association", _("association or civil society")
    NATIONAL = "national", _("national office")


LOCAL_AUTHORITY_KINDS = (
    BodyKind.PAO,
    BodyKind.CITY_MUNICIPALITY,
    BodyKind.TOWN_MUNICIPALITY,
    BodyKind.SUBDISTRICT_MUNICIPALITY,
    BodyKind.SUBDISTRICT_ADMINISTRATION,
    BodyKind.SPECIAL,
)


class Body(Identified, Dated):
    """An organisation that can own, decide, pay or receive."""

    kind = models.CharField(_("kind"), max_length=30, choices=BodyKind.choices)
    code = models.CharField(_("code"), max_length=40, unique=True)
    name_th = models.CharField(_("Thai name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    sort_key = models.CharField(_("sort key"), max_length=300, db_collation="C")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    seat = models.ForeignKey(
        Area, on_delete=models.PROTECT, null=True, blank=True, related_name="seat_of"
    )
    is_made_up = models.BooleanField(_("made up for the demo"), default=False)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["sort_key", "code"]
        indexes = [
            models.Index(fields=["kind", "seat"], name="areas_body_kind_seat"),
            GinIndex(OpClass("name_th", name="gin_trgm_ops"), name="areas_body_name"),
        ]

    def __str__(self) -> str:
        return self.name_th


class BodyAlias(Identified):
    """Another notation of a body's code (N1 for N-L1, 70067 …), by scheme."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="aliases")
    scheme = models.CharField(_("scheme"), max_length=40)
    code = models.CharField(_("code"), max_length=60)

    class Meta:
        verbose_name = _("other code of a body")
        verbose_name_plural = _("other codes of bodies")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="areas_alias_once_in_scheme")
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.code}"


class BodyArea(Identified, Dated):
    """Where a body is competent, and since when.  ``is_confirmed`` marks what was checked."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="areas")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="bodies")
    is_confirmed = models.BooleanField(_("confirmed"), default=False)

    class Meta:
        verbose_name = _("area of a body")
        verbose_name_plural = _("areas of bodies")
        constraints = [
            models.UniqueConstraint(
                fields=["body", "area", "valid_from"],
                name="areas_bodyarea_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.area_id}"
