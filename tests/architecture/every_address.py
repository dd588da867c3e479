"""Every address of the product and who gets in: a new address without an entry fails a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import UUID, uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.architecture.every_record import VILLAGE, World

PROVINCE = "67"
NOWHERE = uuid4()
"""A key nothing has."""


class Door(Enum):
    """Who gets in at an address, and what everybody else is told."""

    OPEN = "everybody, and everybody sees the same circle of records"
    OFFICE = "whoever holds a post; the public is sent to the sign-in"
    RECORD = "whoever may read the record; for everybody else it does not exist"
    WORK = "of those at work, whoever may read the record (403 where it is not theirs to change)"
    ACT = "a form of a record's owner; 404 outside its circle, 403 inside it"
    JUMP = "leads on to a record's page, and nowhere for those who may not read it"
    API_WORK = "for programs of a post; without one they are told to sign in"
    API_ACT = "a program's act; without a post it is told to sign in"
    DOORWAY = "the doors themselves: signing in and out, language, type size"


@dataclass(frozen=True, slots=True)
class Address:
    """An address: its door, its arguments, and the kind of record it is about."""

    door: Door
    arguments: tuple[Any, ...] = ()
    kind: str = ""
    beside: Callable[[World], tuple[Any, ...]] | None = None
    """Arguments that come from the world instead of ``arguments``."""
    is_asked: bool = False
    """Whether it answers questions put in its query string."""

    def path(self, name: str, world: World, record: UUID | None = None) -> str:
        given = self.beside(world) if self.beside else self.arguments
        keys = [] if record is None else [record]
        return reverse(name, args=[*keys, *given])


def listed(*rest: Any) -> Address:
    return Address(Door.OPEN, rest, is_asked=True)


def office_listed(*rest: Any) -> Address:
    return Address(Door.OFFICE, rest, is_asked=True)


def page(kind: str, *rest: Any) -> Address:
    return Address(Door.RECORD, rest, kind)


def work(kind: str, *rest: Any) -> Address:
    return Address(Door.WORK, rest, kind)


def act(kind: str, *rest: Any) -> Address:
    return Address(Door.ACT, rest, kind)


def api_work(kind: str = "", beside: Callable[[World], tuple[Any, ...]] | None = None) -> Address:
    return Address(Door.API_WORK, kind=kind, beside=beside, is_asked=not (kind or beside))


def api_act(
    kind: str = "", *rest: Any, beside: Callable[[World], tuple[Any, ...]] | None = None
) -> Address:
    return Address(Door.API_ACT, rest, kind, beside)


def at_the_board(part: str) -> Address:
    """A form of those who sit at a draft board, about a part of it."""
    return Address(
        Door.OFFICE,
        beside=lambda world: (world.records["V", "draft"].pk, getattr(world, part)),
    )


def draft_plan(*rest: Any) -> Address:
    """A page of those who prepare a plan nobody else reads yet."""
    return Address(Door.OFFICE, beside=lambda world: (world.records["L", "draft"].pk, *rest))


OPEN, OFFICE, DOORWAY = Address(Door.OPEN), Address(Door.OFFICE), Address(Door.DOORWAY)
ANY = "*"
"""A page that shows records of every kind."""

ADDRESSES: dict[str, Address] = {
    "healthz": OPEN,
    "service-worker": OPEN,
    "design": OPEN,
    "type-size": DOORWAY,
    "set_language": DOORWAY,
    "portal:front": OPEN,
    "portal:search": listed(),
    "portal:place-card": listed(PROVINCE),
    "portal:suggest": listed(),
    "portal:country": listed(),
    "portal:place": listed(PROVINCE),
    "portal:rows": listed(PROVINCE),
    "portal:documents": listed(),
    "portal:questions": Address(Door.OPEN, (PROVINCE,)),
    "portal:question": Address(Door.OPEN, (PROVINCE, "public-1")),
    "accounts:sign-in": DOORWAY,
    "accounts:demo-sign-in": DOORWAY,
    "accounts:sign-out": DOORWAY,
    "accounts:choose-post": DOORWAY,
    "accounts:enter": Address(Door.DOORWAY, ("no-such-secret",)),
    "accounts:mine": OFFICE,
    "accounts:people": office_listed(),
    "accounts:post-new": Address(Door.OFFICE, (NOWHERE,)),
    "accounts:post": Address(Door.OFFICE, (NOWHERE,)),
    "accounts:post-appoint": Address(Door.OFFICE, (NOWHERE,)),
    "accounts:post-lend": Address(Door.OFFICE, (NOWHERE,)),
    "accounts:holding-end": Address(Door.OFFICE, (NOWHERE,)),
    "accounts:delegation-end": Address(Door.OFFICE, (NOWHERE,)),
    "accounts:person": Address(Door.OFFICE, (NOWHERE,)),
    "accounts:person-account": Address(Door.OFFICE, (NOWHERE,)),
    "accounts:person-link": Address(Door.OFFICE, (NOWHERE,)),
    "accounts:person-erase": Address(Door.OFFICE, (NOWHERE,)),
    "office:home": office_listed(),
    "office:one-page": OFFICE,
    "office:seen": OFFICE,
    "office:questions": OFFICE,
    "office:question": Address(Door.OFFICE, ("province-2",)),
    "office:search": office_listed(),
    "office:suggest": office_listed(),
    "office:own-place": OFFICE,
    "office:country": office_listed(),
    "office:place": office_listed(PROVINCE),
    "office:rows": office_listed(PROVINCE),
    "office:line": page("B"),
    "saved_views:new": office_listed(),
    "saved_views:edit": Address(Door.OFFICE, (NOWHERE,)),
    "saved_views:forget": Address(Door.OFFICE, (NOWHERE,)),
    "documents:download": Address(Door.OPEN, beside=lambda world: (world.papers["public"],)),
    "threads:by-number": Address(Door.JUMP, kind="N"),
    "threads:waiting": OFFICE,
    "threads:signing": OFFICE,
    "threads:steps": OFFICE,
    "threads:sign": act("N", "agree"),
    "threads:own-hand-over": OFFICE,
    "threads:hand-over": Address(Door.OFFICE, (NOWHERE,)),
    "threads:why": office_listed(),
    "threads:guests": office_listed(),
    "threads:guest-revoke": Address(Door.OFFICE, (NOWHERE,)),
    "threads:guest": DOORWAY,
    "threads:guest-enter": Address(Door.DOORWAY, ("no-such-secret",)),
    "threads:story": page(ANY),
    "threads:card": page(ANY),
    "threads:page": Address(Door.JUMP, kind="N"),
    "threads:widen": act("N", "public"),
    "threads:ask": act("N"),
    "threads:send-on": act("N"),
    "threads:merge": act("N"),
    "threads:merge-undo": act("N"),
    "threads:answer": Address(Door.OFFICE, beside=lambda world: (world.referral,)),
    "notices:list": OFFICE,
    "notices:bell": OFFICE,
    "notices:all-read": OFFICE,
    "notices:open": Address(Door.OFFICE, (NOWHERE,)),
    "notices:settings": OFFICE,
    "notices:line-code": OFFICE,
    "notices:line-unbind": Address(Door.OFFICE, (NOWHERE,)),
    "notices:line-webhook": DOORWAY,
    "jobs:job": Address(Door.OFFICE, beside=lambda world: (world.job,)),
    "publishing:forms": Address(Door.OFFICE, (PROVINCE, 2571)),
    "publishing:print": Address(Door.OFFICE, (PROVINCE, 2571)),
    "indicators:library": listed(),
    "indicators:indicator": Address(
        Door.OPEN, beside=lambda world: (world.indicator,), is_asked=True
    ),
    "indicators:new": OFFICE,
    "indicators:review": OFFICE,
    "indicators:define": Address(Door.OFFICE, beside=lambda world: (world.indicator,)),
    "indicators:values-in": OFFICE,
    "indicators:workbook": OFFICE,
    "indicators:own-workbook": Address(Door.OFFICE, beside=lambda world: (world.indicator,)),
    "indicators:observe": Address(Door.OFFICE, beside=lambda world: (world.indicator,)),
    "plans:plan-list": listed(),
    "plans:plan": page("L"),
    "plans:comparison": page("L"),
    "plans:standing": page("L"),
    "plans:row": page("L"),
    "plans:comparison-print": page("L", "pdf"),
    "plans:tests": page("L"),
    "plans:tests-print": page("L", "pdf"),
    "plans:plan-new": OFFICE,
    "plans:making": page("L"),
    "plans:book-print": page("L", "pdf"),
    "plans:edition-new": draft_plan(),
    "plans:writing": draft_plan(),
    "plans:row-new": draft_plan(),
    "plans:lists-collect": act("L"),
    "plans:row-edit": draft_plan(NOWHERE),
    "plans:row-shift": act("L", NOWHERE),
    "plans:row-drop": act("L", NOWHERE),
    "plans:overrule": act("L"),
    "plans:overruling-withdraw": act("L", NOWHERE),
    "plan_pages:page": page("L"),
    "plan_pages:print": page("L", "pdf"),
    "plan_pages:words": work("L"),
    "plan_pages:send": act("L"),
    "plan_pages:remind": act("L"),
    "plan_pages:read": act("L"),
    "value_chains:board-list": listed(),
    "value_chains:board-new": work("L"),
    "value_chains:board": page("V"),
    "value_chains:now": page("V"),
    "value_chains:close": act("V"),
    "value_chains:open-again": act("V"),
    "value_chains:link-add": act("V"),
    "value_chains:link-drop": act("V", NOWHERE),
    "value_chains:card-put": at_the_board("link"),
    "value_chains:card": Address(
        Door.OPEN, beside=lambda world: (world.records["V", "public"].pk, world.public_card)
    ),
    "value_chains:card-move": at_the_board("card"),
    "value_chains:card-withdraw": at_the_board("card"),
    "value_chains:card-restore": at_the_board("card"),
    "value_chains:comment": Address(
        Door.OFFICE, beside=lambda world: (world.records["V", "draft"].pk,)
    ),
    "value_chains:card-comment": at_the_board("card"),
    "value_chains:answer": at_the_board("comment"),
    "local_plans:plan-list": listed(),
    "local_plans:begin": OFFICE,
    "local_plans:desk": work("L"),
    "local_plans:row-edit": work("L"),
    "local_plans:book-open": act("L"),
    "local_plans:row-out": act("L"),
    "local_plans:row-withdraw": act("L"),
    "local_plans:step-pass": act("L"),
    "local_plans:announce": act("L"),
    "local_plans:plan-print": page("L", "pdf"),
    "local_plans:year": page("L", 2571),
    "local_plans:ordinance-open": act("L", 2571),
    "local_plans:line-give": act("L", 2571),
    "local_plans:line-strike": act("L", 2571),
    "local_plans:ordinance-enact": act("L", 2571),
    "local_plans:transfer": act("L", 2571),
    "local_plans:operate": act("L", 2571),
    "local_plans:work-print": page("L", 2571, "pdf"),
    "needs:need-list": listed(),
    "needs:need-new": OFFICE,
    "needs:need": page("N"),
    "needs:need-edit": work("N"),
    "committees:meeting-list": office_listed(),
    "committees:meeting-call": Address(Door.OFFICE, beside=lambda world: (world.committee,)),
    "committees:meeting": page("M"),
    "committees:agenda-add": act("M"),
    "committees:presence": act("M"),
    "committees:meeting-close": act("M"),
    "committees:meeting-certify": act("M"),
    "committees:item-decide": act("M", NOWHERE),
    "committees:item-undo": act("M", NOWHERE),
    "demo:tour": OPEN,
    "demo:tour-stop": Address(Door.DOORWAY, (1,)),
    "demo:tour-leave": DOORWAY,
    "code_lists:index": office_listed(),
    "code_lists:list": office_listed("plan_types"),
    "code_lists:history": office_listed("plan_types"),
    "code_lists:entry-new": Address(Door.OFFICE, ("plan_types",)),
    "code_lists:entry-edit": Address(Door.OFFICE, ("plan_types", "D5")),
    "code_lists:entry-retire": Address(Door.OFFICE, ("plan_types", "D5")),
    "code_lists:change-undo": Address(Door.OFFICE, ("plan_types", NOWHERE)),
    "code_lists:sheet-in": Address(Door.OFFICE, ("plan_types",)),
    "knowledge:terms": listed(),
    "knowledge:term": Address(Door.OPEN, ("need",)),
    "knowledge:code-lists": OPEN,
    "knowledge:code-list": Address(Door.OPEN, ("plan_types",)),
    "knowledge:calendar": OPEN,
    "projects:activity-list": listed(),
    "projects:activity-new": OFFICE,
    "projects:place-find": office_listed(),
    "projects:activity": page("A"),
    "projects:activity-edit": work("A"),
    "projects:activity-costs": work("A"),
    "projects:contributions-edit": work("A"),
    "projects:activity-complete": act("A"),
    "projects:activity-withdraw": act("A"),
    "projects:activity-again": act("A"),
    "projects:activity-evidence": act("A"),
    "projects:activity-places": act("A"),
    "projects:activity-answer": act("A"),
    "projects:noticed-list": listed(),
    "projects:noticed-typed": OFFICE,
    "projects:noticed-work": page("A"),
    "projects:noticed-overrule": act("A"),
    "projects:noticed-overruling-withdraw": act("A", NOWHERE),
    "projects:project": page("P"),
    "projects:benefits-edit": work("P"),
    "projects:project-edit": work("P"),
    "screening:overlap-list": office_listed(),
    "screening:overlap-quality": OFFICE,
    "screening:learn-new": OFFICE,
    "screening:scan-new": OFFICE,
    "screening:twins": OFFICE,
    "screening:need-join": OFFICE,
    "screening:overlap": Address(Door.OFFICE, beside=lambda world: (world.verdict,)),
    "screening:overlap-undo": Address(Door.OFFICE, beside=lambda world: (world.verdict,)),
    "strategy:lists": listed(),
    "strategy:list": Address(Door.OPEN, beside=lambda world: (world.list_version,)),
    "strategy:list-years": Address(Door.OFFICE, beside=lambda world: (world.list_version,)),
    "strategy:list-beside": Address(
        Door.OPEN, beside=lambda world: (world.list_version, world.list_version)
    ),
    "strategy:crosswalk-new": Address(
        Door.OFFICE, beside=lambda world: (world.list_version, world.list_version)
    ),
    "strategy:crosswalk": Address(Door.OFFICE, (NOWHERE,)),
    "strategy:crosswalk-line": Address(Door.OFFICE, (NOWHERE, NOWHERE)),
    "strategy:crosswalk-apply": Address(Door.OFFICE, (NOWHERE,)),
    "strategy:crosswalk-undo": Address(Door.OFFICE, (NOWHERE,)),
    "strategy:target": Address(Door.OPEN, beside=lambda world: (world.list_target,)),
    "strategy:target-keywords": Address(Door.OFFICE, beside=lambda world: (world.list_target,)),
    "coverage:own": OFFICE,
    "coverage:country": listed(),
    "coverage:country-target": Address(Door.OPEN, beside=lambda world: (world.list_target,)),
    "coverage:place": listed(PROVINCE),
    "coverage:rows": listed(PROVINCE),
    "coverage:down": Address(Door.OPEN, beside=lambda world: (PROVINCE, world.list_target)),
    "analysis:situation": listed(PROVINCE),
    "analysis:theme": listed(PROVINCE),
    "analysis:swot": page("L"),
    "analysis:carry": act("L"),
    "analysis:point-put": act("L", "S"),
    "analysis:point": Address(
        Door.OPEN, beside=lambda world: (world.records["L", "public"].pk, world.public_point)
    ),
    "analysis:point-withdraw": act("L", NOWHERE),
    "analysis:point-restore": act("L", NOWHERE),
    "analysis:read-again": act("L", NOWHERE),
    "analysis:evidence": Address(Door.OFFICE, (NOWHERE, NOWHERE)),
    "analysis:cite": act("L", NOWHERE),
    "analysis:take-back": act("L", NOWHERE, NOWHERE),
    "analysis:ask": act("L", NOWHERE),
    "analysis:answer": act("L", NOWHERE, NOWHERE),
    "analysis:strategy-new": work("L", "SO"),
    "analysis:strategy": Address(Door.OFFICE, (NOWHERE, NOWHERE)),
    "analysis:strategy-withdraw": act("L", NOWHERE),
    "analysis:strategy-restore": act("L", NOWHERE),
    "strategy:align": work("A"),
    "strategy:challenge": act("A", NOWHERE),
    "strategy:answer": act("A", NOWHERE),
    "strategy:withdraw": act("A", NOWHERE),
    "exchange:intake-list": office_listed(),
    "exchange:intake-new": OFFICE,
    "exchange:intake": Address(Door.OFFICE, (NOWHERE,)),
    "exchange:intake-findings": Address(Door.OFFICE, (NOWHERE,)),
    "calls:call-list": office_listed(),
    "calls:call-new": OFFICE,
    "calls:call": page("C"),
    "calls:call-edit": work("C"),
    "calls:addressees": work("C"),
    "calls:addressee-remove": act("C", NOWHERE),
    "calls:money": work("C"),
    "calls:call-send": act("C"),
    "calls:call-recall": act("C"),
    "calls:call-close": act("C"),
    "calls:call-extend": act("C"),
    "calls:call-remind": act("C"),
    "calls:acknowledge": Address(Door.OFFICE, beside=lambda world: (world.addressee,)),
    "calls:answer": Address(Door.OFFICE, beside=lambda world: (world.addressee,)),
    "calls:declare": Address(Door.OFFICE, beside=lambda world: (world.addressee,)),
    "calls:line-back": Address(Door.OFFICE, beside=lambda world: (world.addressee, NOWHERE)),
    "annual_plans:round-list": listed(),
    "annual_plans:round-run": OFFICE,
    "annual_plans:round": page("R"),
    "annual_plans:xyz": page("R"),
    "annual_plans:plan-xyz": page("L"),
    "annual_plans:frame-draw": act("R"),
    "apportioning:takers": work("R"),
    "assets:docket-open": act("A"),
    "assets:docket-step": act("A"),
    "assets:consent": act("A"),
    "monitoring:report": act("A"),
    "api:openapi-json": OPEN,
    "api:api-root": OPEN,
    "programs:about": OPEN,
    "programs:errors": OPEN,
    "programs:tokens": OFFICE,
    "programs:token-revoke": Address(Door.OFFICE, (NOWHERE,)),
    "api:subject-list": listed(),
    "api:subject-by-number": page("N"),
    "api:subject": page(ANY),
    "api:subject-story": page(ANY),
    "api:subject-circulate": api_act("N"),
    "api:subject-share": api_act("N"),
    "api:subject-refer": api_act("N"),
    "api:subject-merge": api_act("N"),
    "api:subject-unmerge": api_act("N"),
    "api:referral-list": api_work(),
    "api:referral-answer": api_act(beside=lambda world: (world.referral,)),
    "api:need-list": listed(),
    "api:need-record": api_act(),
    "api:need-export": listed(),
    "api:need": page("N"),
    "api:project-list": listed(),
    "api:project-begin": api_act(),
    "api:project": page("P"),
    "api:activity-begin": api_act("P"),
    "api:activity-list": listed(),
    "api:activity-export": listed(),
    "api:activity": page("A"),
    "api:activity-costs": api_act("A"),
    "api:activity-places": api_act("A"),
    "api:activity-evidence": api_act("A", "R1"),
    "api:activity-answers": api_act("A"),
    "api:activity-withdraw": api_act("A"),
    "api:activity-again": api_act("A"),
    "api:target-list": Address(Door.OPEN, ("sdg",)),
    "api:alignment-list": page("A"),
    "api:alignment-claim": api_act("A"),
    "api:progress": page("A"),
    "api:progress-report": api_act("A"),
    "api:criteria-set-list": OPEN,
    "api:score-list": api_work("A"),
    "api:score-record": api_act(),
    "api:overlap-list": api_work(),
    "api:overlap": api_work(beside=lambda world: (world.verdict,)),
    "api:overlap-decide": api_act(beside=lambda world: (world.verdict,)),
    "api:overlap-undo": api_act(beside=lambda world: (world.verdict,)),
    "api:plan-list": listed(),
    "api:plan": page("L"),
    "api:round-list": listed(),
    "api:round-run": api_act(),
    "api:round": page("R"),
    "api:round-frame": api_act("R"),
    "api:committee-list": api_work(),
    "api:meeting": page("M"),
    "api:line-list": listed(),
    "api:line-export": listed(),
    "api:line": page("B"),
    "api:frame-list": api_work(),
    "api:place-money": listed(PROVINCE),
    "api:place-rows": listed(PROVINCE),
    "api:indicator-list": listed(),
    "api:indicator": Address(Door.OPEN, beside=lambda world: (world.indicator,)),
    "api:observations": Address(Door.OPEN, beside=lambda world: (world.indicator,)),
    "api:observation-record": api_act(beside=lambda world: (world.indicator,)),
    "api:paper-list": listed(),
    "api:paper": Address(Door.OPEN, beside=lambda world: (world.papers["public"],)),
    "api:paper-file": Address(Door.OPEN, beside=lambda world: (world.papers["public"],)),
    "api:job": api_work(beside=lambda world: (world.job,)),
    "api:area-list": listed(),
    "api:area": Address(Door.OPEN, (PROVINCE,)),
    "api:body-list": listed(),
    "api:body": Address(Door.OPEN, (PROVINCE,)),
    "api:code-list-list": OPEN,
    "api:code-list": Address(Door.OPEN, ("plan_types",)),
    "api:calendar": listed(),
    "api:cycle-list": OPEN,
    "api-nowhere": Address(Door.OPEN, ("v1/nowhere",)),
}

QUESTIONS = (
    "",
    "?q=zq",
    "?q=เรื่อง",
    f"?area={VILLAGE}",
    "?fiscal_year=2571",
    "?fiscal_year=2571&format=csv",
    "?fiscal_year=2571&of=requests",
    "?fiscal_year=2571&of=requests&format=csv",
)
"""Questions put to every list: none may bring out what the reader may not read."""

WIDE_ASKERS = ("planner", "charlie", "cluster_officer", "stranger", "anonymous")
"""Who asks every question: one of each reach but the owner's."""

HOSTILE = (
    "?q=%00",
    "?q=" + "%25" * 300,
    "?q=%F0%9F%92%A9%27%22%3Cscript%3E",
    "?at=%00",
    "?at=WzAsIngiXQ",
    "?at=WzAsIjkwMDcxOTkyNTQ3NDA5OTMiLCJ4IiwieSJd",
    "?at=" + "A" * 3000,
    "?fiscal_year=99999999999999999999",
    "?fiscal_year=%E0%B9%92%E0%B9%95%E0%B9%97%E0%B9%91",
    "?fiscal_year=-1&area=%27&kind=%00&part=zz&body=zz&of=zz&format=exe",
    "?area=67%25&kind=NN&edition=zz&code=%2e%2e%2f&district=..%2f",
    "?page=-1&next=//evil.example&lang=xx",
)


def every_name() -> Iterator[str]:
    """The name of every address the product answers at."""
    yield from _names(get_resolver(), "")


def _names(resolver: URLResolver, space: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
        else:
            below = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _names(pattern, below)
