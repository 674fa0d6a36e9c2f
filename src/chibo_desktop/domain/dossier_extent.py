"""What belongs to a member's dossier, of all the records that point to a member."""

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import type_named, type_of

OF_MEMBER = "member_id"
"""The field by which a row of the dossier, an event or a paper says whose it is."""

NOT_DOSSIER = frozenset(
    {
        "attendance",
        "commendation_proposal",
        "commitment",
        "commitment_line",
        "discipline_case",
        "committee_seat",
        "congress_candidate",
        "dues_adjustment",
        "dues_basis",
        "dues_exemption",
        "dues_payment",
        "evaluation",
        "inspection",
        "past_rating",
        "review",
        "shortcoming",
        "work_item",
        "study_month",
        "member_transfer",
        "transfer_answer",
        "late_answer",
    }
)
"""Records that point to a member and are no part of the dossier."""


def points_to_member(record_type: str) -> bool:
    """Whether records of a type belong to one member."""
    kind = type_named(record_type)
    spec = kind.by_name.get(OF_MEMBER) if kind else None
    return spec is not None and spec.refers_to == type_of(Member).name


def is_of_dossier(record_type: str) -> bool:
    """Whether records of a type are part of somebody's dossier; the member itself is."""
    if record_type == type_of(Member).name:
        return True
    return points_to_member(record_type) and record_type not in NOT_DOSSIER
