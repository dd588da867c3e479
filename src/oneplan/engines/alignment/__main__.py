"""Command: five targets each text of FILE may serve, with the words that matched.

python -m oneplan.engines.alignment FILE --targets LIST [--keywords subplan] [--learn FILE]
                                    [--language th|en] [--json]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from oneplan.engines.alignment.files import read_choices, read_targets, read_texts
from oneplan.engines.alignment.learning import Learned
from oneplan.engines.alignment.messages import worded
from oneplan.engines.alignment.suggest import Suggestion, align
from oneplan.engines.alignment.targets import with_keywords

MOST_EXAMPLES = 3


def main(words: Sequence[str] | None = None) -> int:
    """Print suggestions and assign nothing; 0, or 2 for an unreadable file."""
    parser = argparse.ArgumentParser(prog="alignment", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--targets", type=Path, required=True, help="list with code and name")
    parser.add_argument(
        "--keywords",
        choices=["subplan", "masterplan", "milestone", "sdg", "none"],
        help="curated keywords for targets without their own (default: by the form of the codes)",
    )
    parser.add_argument(
        "--learn", type=Path, help="claims made before: columns title, code and perhaps stands"
    )
    parser.add_argument("--language", choices=["th", "en"], default="th")
    parser.add_argument("--json", action="store_true")
    wish = parser.parse_args(words)
    try:
        texts, targets = read_texts(wish.file), read_targets(wish.targets)
        learned = Learned(read_choices(wish.learn)) if wish.learn else None
    except (OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 2
    of_list = wish.keywords or likely_list([target.code for target in targets])
    found = align(texts, with_keywords(targets, of_list=of_list), learned=learned)
    if wish.json:
        print(json.dumps(as_json(texts, found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines(texts, found, language=wish.language)))
    return 0


def likely_list(codes: Sequence[str]) -> str:
    """Which curated list the codes belong to, by their form; "none" when in doubt.

    Sub-plans have four digits, master plans two with a zero before.  Milestones and goals
    both count from one, so they are never guessed.
    """
    if codes and all(len(code) == 4 and code.isdigit() for code in codes):
        return "subplan"
    if codes and all(len(code) == 2 and code.isdigit() for code in codes):
        return "masterplan"
    return "none"


def as_json(texts: Sequence[str], found: Sequence[Sequence[Suggestion]]) -> list[dict[str, object]]:
    """Plain values; ``assigned`` is always null."""
    return [
        {
            "text": text,
            "assigned": None,
            "suggestions": [
                {
                    "code": one.target.code,
                    "name": one.target.name,
                    "score": one.score,
                    "matched": list(one.matched),
                    "learned": {
                        "words": list(one.precedents.words),
                        "tied": [each.text for each in one.precedents.tied[:MOST_EXAMPLES]],
                        "tied_count": len(one.precedents.tied),
                        "untied_count": one.precedents.untied,
                    },
                }
                for one in suggestions
            ],
        }
        for text, suggestions in zip(texts, found, strict=True)
    ]


def lines(
    texts: Sequence[str], found: Sequence[Sequence[Suggestion]], *, language: str
) -> list[str]:
    """For a person to read."""
    told = []
    for text, suggestions in zip(texts, found, strict=True):
        told.append(text.strip())
        for one in suggestions:
            known = one.matched or one.precedents.tied
            why = (
                ", ".join(one.matched)
                if known
                else worded("suggestion.guess", {}, language=language)
            )
            told.append(f"  {one.score:6.2f}  {one.target.code}  {one.target.name}  [{why}]")
            if one.precedents.tied:
                facts = {
                    "works": len(one.precedents.tied),
                    "words": ", ".join(one.precedents.words),
                    "first": one.precedents.tied[0].text,
                }
                told.append(f"          {worded('suggestion.similar', facts, language=language)}")
    return [*told, worded("command.suggested", {}, language=language)]


if __name__ == "__main__":
    sys.exit(main())
