"""The part of an opinion that goes to Đảng ủy: a record of its own, written with the bundle.

Not before: what is in the journal travels even when it was taken back, so a routing that is taken
back before a bundle was written must never have been there.
"""

from chibo_desktop.domain.opinions.opinion import OpinionCase, OpinionState, OpinionStep
from chibo_desktop.domain.opinions.records import ForwardedOpinion
from chibo_desktop.domain.organization import Branch
from chibo_desktop.storage.opinions import opinion_cases
from chibo_desktop.storage.unit_of_work import Unit

_WITHDRAWN = "chi bộ rút lại"


def put_forwarded(unit: Unit) -> None:
    """Write what is routed to Đảng ủy as it stands: new, gone further, or withdrawn.

    Only how far the branch has come goes along; what it answered stays in the branch.
    """
    own = unit.author.org_id
    known = {one.id: one for one in unit.all(ForwardedOpinion) if one.org_id == own}
    wanted = {
        one.about: _record(unit, case, one)
        for branch in unit.all(Branch)
        if branch.org_id == own
        for case in opinion_cases(unit.connection, branch.id)
        if case.state is not OpinionState.REMOVED
        for one in case.forwarded
    }
    for key, record in wanted.items():
        unit.save(record, act="opinion.follow" if key in known else "opinion.forward")
    for key, record in known.items():
        if key not in wanted:
            unit.void(record, reason=_WITHDRAWN, act="opinion.withdraw")


def _record(unit: Unit, case: OpinionCase, step: OpinionStep) -> ForwardedOpinion:
    return ForwardedOpinion(
        id=step.about,
        org_id=unit.author.org_id,
        branch_id=case.opinion.branch_id,
        sent_on=step.on,
        area=case.opinion.area,
        content=step.text,
        full_name=step.by_whom,
        due_on=step.due_on,
        state=case.state,
        answered_on=case.answers[-1].on if case.answers else None,
    )
