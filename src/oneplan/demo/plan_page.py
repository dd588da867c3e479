"""The page of the example province's plan: said plainly, sent to the districts, read by some.

``data/plan_page.toml`` tells it.
"""

from __future__ import annotations

from oneplan.demo.value_chain import plan_with_issues
from oneplan.demo.words import written
from oneplan.demo.world import World
from oneplan.plan_pages.groups import bodies_of
from oneplan.plan_pages.queries import Words, elements_told, plan_page
from oneplan.plan_pages.readers import reader_for
from oneplan.plan_pages.sending import note_reading, note_receipt, send_page
from oneplan.plan_pages.wording import Typed, write_plain_words
from oneplan.threads.access import reach


def tell_on_one_page(world: World) -> None:
    """The province words its plan plainly and sends its page; some districts read it."""
    told = written("plan_page")
    by = world.posts[told["keeper"]]
    on = world.at(told["on"])
    plan = plan_with_issues(told["body"])
    edition = plan.editions.order_by("-made_at").first() if plan else None
    if edition is None:
        return
    words = dict(told["words"])
    elements = elements_told(plan_page(edition, words=Words.OFFICIAL, reach=reach(by)))
    typed = {
        each.pk: Typed(words[each.number], 0)
        for each in elements
        if each.number in words and each.kind not in ("approach", "programme", "sub_plan")
    }
    write_plain_words(elements, typed, by=by)
    bodies = bodies_of(edition, told["groups"], on=on)
    send_page(edition, bodies, due_on=told["due_on"], by=by, on=on)
    for hour, name in enumerate((*told["read"], *told["opened"]), start=11):
        world.at(told["on"], hour=hour)
        post = world.posts[name]
        reader = reader_for(edition, post)
        if reader is None:
            continue
        (note_reading if name in told["read"] else note_receipt)(reader, by=post)
