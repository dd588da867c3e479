"""``oneplan thread NUMBER|UUID``: one record's whole story in plain words."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from oneplan.core.errors import Refusal
from oneplan.core.messages import text_of
from oneplan.threads.queries import LONGEST_STORY, find_subject, story
from oneplan.threads.rules import Reach
from oneplan.threads.storytelling import lines


class Command(BaseCommand):
    help = "Tell the whole story of a need, project, activity, plan, meeting or budget line."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", help="public number or UUID")

    def handle(self, *args: Any, number: str, **options: Any) -> None:
        subject = find_subject(number)
        if subject is None:
            raise CommandError(text_of(Refusal("threads.unknown_number", number=number)))
        operator = Reach(body_ids=frozenset({subject.owner_id}), is_national=True)
        for line in lines(story(subject, reach=operator, most=LONGEST_STORY)):
            self.stdout.write(line)
