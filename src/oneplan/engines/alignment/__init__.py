"""Which national targets a project may serve: five suggestions, their words, and the because.

The engine ranks; it never assigns.  A person picks a suggestion and writes the mechanism
("this project causes that, because ..."), which ``check_because`` reads.
"""

from oneplan.engines.alignment.learning import Choice, Learned, Precedents
from oneplan.engines.alignment.mechanism import Finding, Prompt, check_because, mechanism_prompt
from oneplan.engines.alignment.messages import MESSAGES, worded
from oneplan.engines.alignment.suggest import Aligner, Suggestion, align
from oneplan.engines.alignment.targets import Target, curated_keywords, with_keywords

__all__ = [
    "MESSAGES",
    "Aligner",
    "Choice",
    "Finding",
    "Learned",
    "Precedents",
    "Prompt",
    "Suggestion",
    "Target",
    "align",
    "check_because",
    "curated_keywords",
    "mechanism_prompt",
    "with_keywords",
    "worded",
]
