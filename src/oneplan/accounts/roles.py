"""The kinds of post, and the circles of them permission tables are made of.

Readable before any table is.  What body a post belongs to says the rest: the executive of a
provincial administrative organisation is a local executive of a body of that kind, and a reviewer
of the Budget Bureau is a reviewer of that body.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Kinds of post; what each may do stands in the permission table of each app."""

    STRATEGIST = "strategist", _("provincial strategist")
    GROUP_HEAD = "group_head", _("head of a group in the office")
    HEAD_OF_OFFICE = "head_of_office", _("head of the provincial office")
    GOVERNOR = "governor", _("governor")
    PROVINCIAL_CHIEF = "provincial_chief", _("provincial chief of administration")
    CLUSTER_OFFICER = "cluster_officer", _("cluster strategy officer")
    DISTRICT_CHIEF = "district_chief", _("district chief")
    DISTRICT_OFFICER = "district_officer", _("deputy district chief")
    COMMUNITY_DEVELOPER = "community_developer", _("community development officer")
    LOCAL_PROMOTER = "local_promoter", _("local administration promotion officer")
    SUBDISTRICT_HEAD = "subdistrict_head", _("sub-district head")
    VILLAGE_HEAD = "village_head", _("village head")
    COMMUNITY_CHAIR = "community_chair", _("chair of a town community")
    LOCAL_EXECUTIVE = "local_executive", _("executive of a local authority")
    LOCAL_CLERK = "local_clerk", _("permanent secretary of a local authority")
    LOCAL_PLANNER = "local_planner", _("planner of a local authority")
    AGENCY_HEAD = "agency_head", _("head of an agency or state enterprise")
    AGENCY_PLANNER = "agency_planner", _("planning officer of an agency or state enterprise")
    SUPPLY_OFFICER = "supply_officer", _("supply officer")
    FINANCE_OFFICER = "finance_officer", _("finance and accounting officer")
    COMMITTEE_MEMBER = "committee_member", _("committee member")
    CIVIL_MEMBER = "civil_member", _("committee member of civil society")
    BUSINESS_MEMBER = "business_member", _("committee member of business")
    GOVERNANCE_MEMBER = "governance_member", _("member of the good-governance committee")
    REVIEWER = "reviewer", _("reviewer")
    OBSERVER = "observer", _("post that only reads")
    ADMINISTRATOR = "administrator", _("administrator of the installation")


OFFICE = frozenset({Role.STRATEGIST, Role.GROUP_HEAD, Role.HEAD_OF_OFFICE})
"""The provincial office's own planners (หัวหน้ากลุ่มงาน signs on the way to the head)."""

KEEPERS = OFFICE | {Role.CLUSTER_OFFICER, Role.DISTRICT_OFFICER}
"""Who keeps rounds and committees of a province, a cluster or a district as its secretary."""

PLANNERS = KEEPERS | {
    Role.COMMUNITY_DEVELOPER,
    Role.LOCAL_PLANNER,
    Role.LOCAL_CLERK,
    Role.AGENCY_PLANNER,
}
"""Who writes projects and judges them."""

CHIEFS = frozenset(
    {
        Role.GOVERNOR,
        Role.PROVINCIAL_CHIEF,
        Role.DISTRICT_CHIEF,
        Role.LOCAL_EXECUTIVE,
        Role.AGENCY_HEAD,
    }
)
"""Who signs for a body and answers for it, without writing its drafts."""

PEOPLES_HEADS = frozenset({Role.SUBDISTRICT_HEAD, Role.VILLAGE_HEAD, Role.COMMUNITY_CHAIR})
"""Who speaks for the people of a place (กำนัน ผู้ใหญ่บ้าน ประธานชุมชน)."""

MEMBERS = frozenset({Role.COMMITTEE_MEMBER, Role.CIVIL_MEMBER, Role.BUSINESS_MEMBER})
"""Who sits on a committee without being an official of it."""

WATCHERS = frozenset({Role.REVIEWER, Role.GOVERNANCE_MEMBER, Role.LOCAL_PROMOTER})
"""Who looks at others' work and says what is wrong with it."""
