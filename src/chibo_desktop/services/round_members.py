"""Whom a round of any span concerns, and why somebody is not rated in it."""

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.eligibility import NotRated, why_not_rated
from chibo_desktop.domain.evaluation import Evaluation, evaluation_id
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.member_kinds import member_kind
from chibo_desktop.services.sheet import write_not_rated
from chibo_desktop.storage.unit_of_work import Unit


def new_evaluation(
    unit: Unit, round_id: str, member: Member, criteria_set: CriteriaSet, end: Month
) -> Evaluation:
    """A member's empty evaluation in a round that ends with a month."""
    reason = reason_not_rated(member, criteria_set, end)
    return Evaluation(
        id=evaluation_id(round_id, member.id),
        org_id=unit.author.org_id,
        round_id=round_id,
        member_id=member.id,
        full_name=member.full_name,
        position=catalogues()["position"].label(member.position),
        member_kind=member_kind(member) or "",
        not_rated=write_not_rated(reason) if reason else "",
    )


def reason_not_rated(member: Member, criteria_set: CriteriaSet, end: Month) -> NotRated | None:
    """Why a member is not rated in a round that ends with a month; None for who is."""
    return why_not_rated(
        criteria_set,
        activity_status=member.activity_status or "active",
        admitted_on=member.admitted_on,
        confirmed_on=member.confirmed_on,
        period=end,
        kind=member_kind(member),
    )
