"""Which ten questions each role asks, in its own words, and what answers each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from oneplan.accounts.roles import Role
from oneplan.questions import about_activities as activities
from oneplan.questions import about_alignment as alignment
from oneplan.questions import about_books as books
from oneplan.questions import about_calls as calls
from oneplan.questions import about_chains as chains
from oneplan.questions import about_committees as committees
from oneplan.questions import about_costs as costs
from oneplan.questions import about_forums as forums
from oneplan.questions import about_indicators as indicators
from oneplan.questions import about_lists as lists
from oneplan.questions import about_money as money
from oneplan.questions import about_needs as needs
from oneplan.questions import about_overlaps as overlaps
from oneplan.questions import about_plans as plans
from oneplan.questions import about_readiness as readiness
from oneplan.questions import about_requests as requests
from oneplan.questions import about_results as results
from oneplan.questions import about_takers as takers
from oneplan.questions import parts_to_come as to_come
from oneplan.questions.answers import Question


class Group(StrEnum):
    """A circle of roles that ask the same ten questions."""

    VILLAGE = "village"
    LOCAL = "local"
    DISTRICT = "district"
    PROVINCE = "province"
    CLUSTER = "cluster"
    REVIEWER = "reviewer"
    GOVERNOR = "governor"
    AGENCY = "agency"
    MEMBER = "member"
    PUBLIC = "public"


QUESTIONS: Mapping[Group, tuple[Question, ...]] = {
    Group.VILLAGE: (
        Question("village-1", _("What did we ask in the last 5 years, and where is each now?"),
                 needs.asked_in_five_years),
        Question("village-2", _("Which can we do ourselves?"), needs.can_do_ourselves),
        Question("village-3", _("To whom was it sent on?"), requests.sent_where),
        Question("village-4", _("Why was it refused, and what must we mend?"),
                 requests.refused_why),
        Question("village-5", _("When is the next forum, and what must I bring?"),
                 forums.next_forum),
        Question("village-6", _("Which of our problems does data show?"),
                 comes_with=to_come.AREA_DATA),
        Question("village-7", _("Does the neighbour ask for the same, and can we join?"),
                 overlaps.neighbours_ask_the_same),
        Question("village-8", _("Whose land is it?"), comes_with=to_come.LAND),
        Question("village-9", _("What is coming to our village this year, by whom, how much?"),
                 activities.coming_here),
        Question("village-10", _("Which needs has nobody taken up, to tell at the meeting?"),
                 needs.in_no_project),
    ),
    Group.LOCAL: (
        Question("local-1", _("Which needs are in no project?"), needs.in_no_project),
        Question("local-2", _("Is this work in a book already (book, page, item)?"),
                 lists.already_in_book),
        Question("local-3", _("Is it our duty?"), comes_with=to_come.DUTIES),
        Question("local-4", _("Over our capacity: sent to whom, and answered?"),
                 requests.sent_by_us),
        Question("local-5", _("How many works of the plan got money?"), money.funded_share),
        Question("local-6", _("Where is the supplement or change book with old and new rows?"),
                 books.books_of_plan),
        Question("local-7", _("Which issue of the province does each work serve?"),
                 alignment.serves_which_issue),
        Question("local-8", _("Can we pay for five years of this from our revenue?"),
                 comes_with=to_come.REVENUE),
        Question("local-9", _("What must go to e-Plan and e-LAAS now?"),
                 comes_with=to_come.EXPORTS),
        Question("local-10", _("Is this round’s progress reported?"),
                 results.report_of_the_quarter),
        Question("local-11", _("What stands on the province’s list for our area?"),
                 lists.decided_on_ours),
    ),
    Group.DISTRICT: (
        Question("district-1", _("Who has not sent anything yet?"), calls.who_has_not_sent),
        Question("district-2", _("What is asked for twice, by local authorities and agencies?"),
                 overlaps.overlaps_here),
        Question("district-3", _("Which problems do several sub-districts share?"),
                 needs.shared_by_several),
        Question("district-4", _("Ranked by which criteria, and who gave the scores?"),
                 lists.ranked_how),
        Question("district-5", _("What is ready?"), readiness.ready_ones, is_slow=True),
        Question("district-6", _("Is it split fairly among the sub-districts?"), money.fair_split),
        Question("district-7", _("Which go to the province, a local authority, an agency?"),
                 takers.which_goes_where),
        Question("district-8", _("What did the province decide on our works?"),
                 lists.decided_on_ours),
        Question("district-9", _("Which issue of the province has no work from us?"),
                 alignment.issues_and_works),
        Question("district-10", _("Are the minutes ready in the official form?"),
                 committees.minutes_ready),
    ),
    Group.PROVINCE: (
        Question("province-1", _("Does each issue have enough of the right works?"),
                 alignment.issues_and_works),
        Question("province-2", _("What is within the frame, and what drops at 10% less?"),
                 lists.in_or_over),
        Question("province-3", _("Which indicators are weak?"), indicators.weak_indicators,
                 is_slow=True),
        Question("province-4", _("Which works are not ready, and for want of what?"),
                 readiness.ready_and_not, is_slow=True),
        Question("province-5", _("What changed since the last edition?"),
                 plans.changed_since_last),
        Question("province-6", _("Will the targets be met?"), indicators.goal_course),
        Question("province-7", _("What overlaps with agencies, local authorities, the cluster?"),
                 overlaps.overlaps_across_bodies),
        Question("province-8", _("How far are the changes we sent up?"),
                 comes_with=to_come.CHANGES),
        Question("province-9", _("How much is spent this quarter, and who is late?"),
                 money.spending),
        Question("province-10", _("Which assets are not handed over yet?"), results.not_received),
        Question("province-11", _("Who is late with the report, and whom do I call?"),
                 results.red_and_whom_to_call),
    ),
    Group.CLUSTER: (
        Question("cluster-1", _("Does it benefit more than one province, and which?"),
                 activities.beyond_one_province),
        Question("cluster-2", _("Is there a balance among the provinces?"),
                 money.split_among_provinces),
        Question("cluster-3", _("Do the works serve national and regional targets?"),
                 alignment.aligned_because),
        Question("cluster-4", _("Which province plans the same?"),
                 overlaps.overlaps_across_bodies),
        Question("cluster-5", _("Which agency leads in each province?"),
                 activities.lead_agencies),
        Question("cluster-6", _("Which indicators are shared, and who holds their data?"),
                 indicators.joint_indicators),
        Question("cluster-7", _("How does the value chain run across the provinces?"),
                 chains.chain_across_provinces),
        Question("cluster-8", _("Which resolutions of the cluster committee are pending?"),
                 committees.decisions_to_come),
        Question("cluster-9", _("In which province is each asset, and who receives it?"),
                 results.not_received),
        Question("cluster-10", _("What did the last cycle achieve, goal by goal?"),
                 comes_with=to_come.EVALUATION),
        Question("cluster-11", _("What is within the frame, and what drops at 10% less?"),
                 lists.in_or_over),
    ),
    Group.REVIEWER: (
        Question("reviewer-1", _("Which target does each claim to move, and because of what?"),
                 alignment.aligned_because, is_slow=True),
        Question("reviewer-2", _("What is the evidence, and is there a paper?"),
                 readiness.held_papers, is_slow=True),
        Question("reviewer-3", _("Do the indicators have a level, a baseline, an owner?"),
                 indicators.weak_indicators, is_slow=True),
        Question("reviewer-4", _("Is it ready?"), readiness.ready_and_not, is_slow=True),
        Question("reviewer-5", _("Does a unit cost what it costs elsewhere?"),
                 costs.unit_costs, is_slow=True),
        Question("reviewer-6", _("Is it funded twice?"), overlaps.overlaps_across_bodies,
                 is_slow=True),
        Question("reviewer-7", _("What did the implementer deliver before?"), results.past_work,
                 is_slow=True),
        Question("reviewer-8", _("How many people for the money?"),
                 costs.people_for_the_money, is_slow=True),
        Question("reviewer-9", _("Is it a kind that may not be paid?"), readiness.excluded,
                 is_slow=True),
        Question("reviewer-10", _("How do works of one kind compare?"),
                 costs.by_expense_type, is_slow=True),
    ),
    Group.GOVERNOR: (
        Question("governor-1", _("Are we on course on the goal indicators?"),
                 indicators.goal_course),
        Question("governor-2", _("Which works are red, and whom do I call?"),
                 results.red_and_whom_to_call),
        Question("governor-3", _("How much is spent?"), money.spending),
        Question("governor-4", _("What needs my decision?"), committees.decisions_to_come),
        Question("governor-5", _("Which district gets least?"), money.fair_split),
        Question("governor-6", _("Where do the promises of my visits stand?"),
                 comes_with=to_come.PROMISES),
        Question("governor-7", _("What did people ask for most?"), needs.top_needs),
        Question("governor-8", _("What can I announce?"), lists.can_announce),
        Question("governor-9", _("Where are the risks?"), results.risks),
        Question("governor-10", _("What do I answer in one page? What is within the frame?"),
                 lists.in_or_over),
    ),
    Group.AGENCY: (
        Question("agency-1", _("Which works of the coming year are ours?"),
                 activities.who_implements_here),
        Question("agency-2", _("What was decided on our works?"), lists.decided_on_own),
        Question("agency-3", _("What overlaps with our works?"), overlaps.overlaps_with_own),
        Question("agency-4", _("Which issue does each of our works serve?"),
                 alignment.serves_which_issue),
        Question("agency-5", _("Which needs of the people has nobody taken up?"),
                 needs.in_no_project),
        Question("agency-6", _("Is this round’s progress reported?"),
                 results.report_of_the_quarter),
        Question("agency-7", _("Who receives what we build?"), results.not_received),
        Question("agency-8", _("What did we send on, and was it answered?"), requests.sent_by_us),
        Question("agency-9", _("Whose money is asked for in the province?"),
                 costs.how_to_pay),
        Question("agency-10", _("What did our works achieve?"), comes_with=to_come.EVALUATION),
    ),
    Group.MEMBER: (
        Question("member-1", _("What will I be asked to decide?"), committees.decisions_to_come),
        Question("member-2", _("What did we decide lately?"), committees.resolved_lately),
        Question("member-3", _("What is within the frame, and what drops at 10% less?"),
                 lists.in_or_over),
        Question("member-4", _("Ranked by which criteria, and who gave the scores?"),
                 lists.ranked_how),
        Question("member-5", _("Which works are not ready, and for want of what?"),
                 readiness.ready_and_not, is_slow=True),
        Question("member-6", _("Which needs of the people has nobody taken up?"),
                 needs.in_no_project),
        Question("member-7", _("Is it split fairly among the places?"), money.fair_split),
        Question("member-8", _("What is planned and paid here, by whom?"), activities.coming_here),
        Question("member-9", _("Who sits on the committee for whom?"), committees.who_represents),
        Question("member-10", _("Did it work?"), comes_with=to_come.EVALUATION),
    ),
    Group.PUBLIC: (
        Question("public-1", _("What is planned near me?"), activities.coming_here),
        Question("public-2", _("How much, and in which parts?"), money.all_money),
        Question("public-3", _("Was my idea used, and why not?"), needs.asked_in_five_years),
        Question("public-4", _("How do I propose, join or oppose?"), forums.next_forum),
        Question("public-5", _("Who decides, when, and is it open?"), committees.who_decides),
        Question("public-6", _("Did it work?"), comes_with=to_come.EVALUATION),
        Question("public-7", _("Which problems has nobody taken up?"), needs.in_no_project),
        Question("public-8", _("Who represents me in the provincial committee?"),
                 committees.who_represents),
        Question("public-9", _("Whose money is it, and where do I download the rows?"),
                 costs.how_to_pay),
        Question("public-10", _("How do I report something broken or abandoned?"),
                 comes_with=to_come.VOICES),
    ),
}  # fmt: skip

_GROUP_OF: Mapping[Group, tuple[Role, ...]] = {
    Group.VILLAGE: (Role.VILLAGE_HEAD, Role.COMMUNITY_CHAIR, Role.SUBDISTRICT_HEAD),
    Group.LOCAL: (Role.LOCAL_PLANNER, Role.LOCAL_CLERK, Role.LOCAL_EXECUTIVE),
    Group.DISTRICT: (
        Role.DISTRICT_CHIEF,
        Role.DISTRICT_OFFICER,
        Role.COMMUNITY_DEVELOPER,
        Role.LOCAL_PROMOTER,
    ),
    Group.CLUSTER: (Role.CLUSTER_OFFICER,),
    Group.REVIEWER: (Role.REVIEWER, Role.OBSERVER),
    Group.GOVERNOR: (Role.GOVERNOR, Role.PROVINCIAL_CHIEF),
    Group.AGENCY: (
        Role.AGENCY_HEAD,
        Role.AGENCY_PLANNER,
        Role.SUPPLY_OFFICER,
        Role.FINANCE_OFFICER,
    ),
    Group.MEMBER: (
        Role.COMMITTEE_MEMBER,
        Role.CIVIL_MEMBER,
        Role.BUSINESS_MEMBER,
        Role.GOVERNANCE_MEMBER,
    ),
}
_BY_ROLE = {role: group for group, roles in _GROUP_OF.items() for role in roles}
_BY_CODE = {one.code: one for questions in QUESTIONS.values() for one in questions}


def group_of(role: str) -> Group:
    """Whose questions a role asks; the provincial office's where nothing else is said."""
    return _BY_ROLE.get(Role(role), Group.PROVINCE)


def questions_of(group: Group) -> tuple[Question, ...]:
    return QUESTIONS[group]


def question_of(group: Group, code: str) -> Question | None:
    """One question of a group; None for a code the group does not ask."""
    found = _BY_CODE.get(code)
    return found if found in QUESTIONS[group] else None
