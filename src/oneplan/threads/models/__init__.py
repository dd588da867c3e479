"""Stories (``subjects``) and the work on them inside an office (``office_work``)."""

from oneplan.threads.models.office_work import (
    GuestLink,
    HandOver,
    HandOverNote,
    MoveKind,
    SignOff,
    SignOffMove,
    SignOffStep,
)
from oneplan.threads.models.subjects import (
    LETTER_PAIRS,
    Circulation,
    Event,
    Place,
    Referral,
    ReferralKind,
    ReferralState,
    Serial,
    Share,
    Subject,
    SubjectKind,
    Tie,
    TieKind,
)

__all__ = [
    "LETTER_PAIRS",
    "Circulation",
    "Event",
    "GuestLink",
    "HandOver",
    "HandOverNote",
    "MoveKind",
    "Place",
    "Referral",
    "ReferralKind",
    "ReferralState",
    "Serial",
    "Share",
    "SignOff",
    "SignOffMove",
    "SignOffStep",
    "Subject",
    "SubjectKind",
    "Tie",
    "TieKind",
]
