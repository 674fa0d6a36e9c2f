"""People on the way to admission: who they are, how far they have come, what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chibo_desktop.domain.drafts import read_draft
from chibo_desktop.domain.fields import FieldSpec
from chibo_desktop.domain.life_cycle import event_findings, life_line, life_of
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.life_fields import event_fields
from chibo_desktop.domain.life_state import LifeStage, LifeState
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.problems import DomainError, Problem, errors
from chibo_desktop.domain.records import type_of
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.life import AREA
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.life_events import events_of, people_with_status
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.life import next_step, state_text

_OF_THE_PERSON = ("full_name", "gender", "born_on", "branch_id")
_NEEDED = ("full_name", "branch_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody on the way to admission; `since`: the day of the last step."""

    member: Member
    state: LifeState
    standing: str
    next_step: str
    last: LifeEvent | None


def candidate_fields() -> tuple[FieldSpec, ...]:
    """What one is asked of somebody whom the branch has just chosen to watch."""
    member = type_of(Member).by_name
    person = (member[name] for name in _OF_THE_PERSON)
    return (*person, *event_fields(LifeEventKind.NOMINATED)[:2])


def own_branches(unit: Unit) -> dict[str, str]:
    """The branches that somebody can be a candidate of, by id."""
    return branch_names(unit.connection, unit.author.org_id)


def candidates(unit: Unit, branch_id: str = "") -> tuple[Candidate, ...]:
    """Everybody on the way to admission, those closest to it first."""
    statuses = [ActivityStatus.CANDIDATE.value]
    people = people_with_status(unit.connection, statuses, unit.author.org_id, branch_id)
    known = events_of(unit.connection, [one.id for one in people], unit.author.org_id)
    found = [_candidate(member, known.get(member.id, [])) for member in people]
    order = list(LifeStage)
    return tuple(sorted(found, key=lambda one: -order.index(one.state.stage)))


def add_candidate(unit: Unit, written: Mapping[str, str]) -> str:
    """Begin the record of somebody chosen as quần chúng ưu tú; returns the person's id.

    Raises DomainError with every problem; nothing is written then.
    """
    specs = candidate_fields()
    reading = read_draft(specs, written, catalogues())
    org_id = unit.author.org_id
    member = type_of(Member).build(unit.new_id(), org_id, _part(reading.values, _OF_THE_PERSON))
    event = type_of(LifeEvent).build(
        unit.new_id(),
        org_id,
        {
            **_part(reading.values, [spec.name for spec in specs[len(_OF_THE_PERSON) :]]),
            "member_id": member.id,
            "kind": LifeEventKind.NOMINATED.value,
        },
    )
    problems = [
        *reading.problems,
        *(
            Problem(code="field-missing", field=spec.name, params={"label": spec.label})
            for spec in specs
            if spec.name in _NEEDED and not getattr(member, spec.name)
        ),
    ]
    unread = {problem.field for problem in problems}
    found = event_findings(
        [], event, rule_book(AREA), born_on=member.born_on, today=unit.now.date()
    )
    problems += [one.problem for one in found if one.problem.field not in unread]
    if errors(problems):
        raise DomainError(*problems)
    batch = unit.new_id()
    state = life_of([event])
    unit.save(replace(member, **state.columns), act="life.candidate", batch=batch)
    unit.save(event, act="life.candidate", batch=batch)
    return member.id


def _candidate(member: Member, events: Sequence[LifeEvent]) -> Candidate:
    steps = life_line(events)
    state = steps[-1].after if steps else LifeState()
    return Candidate(
        member=member,
        state=state,
        standing=state_text(state),
        next_step=next_step(state),
        last=steps[-1].event if steps else None,
    )


def _part(values: Mapping[str, object], names: Sequence[str]) -> dict[str, object]:
    return {name: values[name] for name in names if name in values}
