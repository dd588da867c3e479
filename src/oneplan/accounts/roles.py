"""The kinds of post; readable before any table is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Kinds of post; what each may do stands in the permission table of each app."""

    STRATEGIST = "strategist", _("provincial strategist")
    HEAD_OF_OFFICE = "head_of_office", _("head of the provincial office")
    GOVERNOR = "governor", _("governor")
    CLUSTER_OFFICER = "cluster_officer", _("cluster strategy officer")
    DISTRICT_OFFICER = "district_officer", _("deputy district chief")
    COMMUNITY_DEVELOPER = "community_developer", _("community development officer")
    LOCAL_PLANNER = "local_planner", _("planner of a local authority")
    LOCAL_EXECUTIVE = "local_executive", _("executive of a local authority")
    AGENCY_PLANNER = "agency_planner", _("planning officer of an agency")
    VILLAGE_HEAD = "village_head", _("village head")
    COMMITTEE_MEMBER = "committee_member", _("committee member")
    REVIEWER = "reviewer", _("reviewer")
    ADMINISTRATOR = "administrator", _("administrator of the installation")
