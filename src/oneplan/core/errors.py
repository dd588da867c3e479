"""The errors OnePlan raises on purpose.

::

    OnePlanError
    ├── Refusal          the rules say no: shown with its worded reason (HTTP 409)
    │   └── Overtaken    somebody else changed the same record meanwhile (HTTP 409)
    ├── AccessDenied     visible to you, but not yours to do (HTTP 403)
    └── NotVisible       outside your circle: as if it did not exist (HTTP 404)

Anything else that is raised is a defect and stays a 500.
"""

from __future__ import annotations

from collections.abc import Mapping


class OnePlanError(Exception):
    """Root of every error raised on purpose."""


class Refusal(OnePlanError):
    """A rule says no.

    ``code`` is registered in some app's ``messages.py`` with a sentence for people; ``facts``
    fill the sentence's named placeholders.  Nothing was changed when it is raised.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = facts


class Overtaken(Refusal):
    """The record was changed by someone else since it was read; both texts are in the facts."""


class AccessDenied(OnePlanError):
    """The post may see the record but may not do this with it."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission


class NotVisible(OnePlanError):
    """The record is outside the reader's circle, so it does not exist for them."""
