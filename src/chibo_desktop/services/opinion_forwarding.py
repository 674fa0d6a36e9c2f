"""The part of an opinion that goes to Đảng ủy: a record of its own, which follows its case."""

from dataclasses import replace
from datetime import date

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.opinions.opinion import OpinionCase, OpinionState
from chibo_desktop.domain.opinions.records import ForwardedOpinion
from chibo_desktop.storage.opinions import opinion_cases
from chibo_desktop.storage.unit_of_work import Unit

_WITHDRAWN = "chi bộ rút lại"


def forward(
    unit: Unit,
    case: OpinionCase,
    on: date,
    text: str,
    *,
    due_on: date | None,
    with_name: bool,
) -> str:
    """Write what goes up; returns the id of its record, which says nothing of the opinion's own."""
    opinion = case.opinion
    member = unit.get(Member, opinion.member_id) if with_name and opinion.member_id else None
    record = ForwardedOpinion(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        branch_id=opinion.branch_id,
        sent_on=on,
        area=opinion.area,
        content=text,
        full_name=member.full_name if member is not None else "",
        due_on=due_on,
        state=OpinionState.IN_REVIEW,
    )
    unit.save(record, act="opinion.forward")
    return record.id


def follow(unit: Unit, case: OpinionCase) -> None:
    """Bring the forwarded records of a case up to date after its last step.

    Only how far the branch has come goes along; what it answered stays in the branch.
    """
    before, now = _sent(replace(case, steps=case.steps[:-1])), _sent(case)
    records = unit.get_many(ForwardedOpinion, [*before, *now])
    for key in before:
        if key not in now and key in records:
            unit.void(records[key], reason=_WITHDRAWN, act="opinion.withdraw")
    answered_on = case.answers[-1].on if case.answers else None
    for key in now:
        if key in records:
            followed = replace(records[key], state=case.state, answered_on=answered_on)
            unit.save(followed, act="opinion.follow")


def _sent(case: OpinionCase) -> list[str]:
    if case.state is OpinionState.REMOVED:
        return []
    return [one.about for one in case.forwarded]


def forwarded_of(unit: Unit, branch_id: str) -> dict[str, ForwardedOpinion]:
    """The forwarded records of a branch's opinions, by the id of the opinion; the last of each."""
    about = {
        one.opinion.id: one.forwarded[-1].about
        for one in opinion_cases(unit.connection, branch_id)
        if one.forwarded
    }
    records = unit.get_many(ForwardedOpinion, list(about.values()))
    return {key: records[value] for key, value in about.items() if value in records}
