"""The journal of a file as its secretary reads it: every step, newest first, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chibo_desktop.domain.dossier_extent import points_to_member
from chibo_desktop.domain.records import all_types, type_named
from chibo_desktop.services.going_back import refusal_of
from chibo_desktop.services.step_words import say_steps
from chibo_desktop.storage.member_lines import MemberFilters, MemberOrder, member_page
from chibo_desktop.storage.past import records_of_member
from chibo_desktop.storage.step_log import count_steps, step_lines, steps_touching
from chibo_desktop.storage.steps import Step
from chibo_desktop.storage.unit_of_work import Unit

_OF_EVALUATION = frozenset({"evaluation", "round"})
_MOST_FOUND = 20  # people that a search may mean
_MOST_STEPS = 2000  # of those people, the newest


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalFilter:
    """What the journal is narrowed to: `area` dossier, evaluation or unit; a person's name."""

    area: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """One step: when, what in words, with which remark, whether it can still be undone."""

    step: Step
    when: datetime
    words: str
    note: str
    is_undone: bool
    can_undo: bool
    member_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPage:
    """Lines newest first; `next_before` continues them, 0 at the end; `total` of the whole file."""

    lines: tuple[JournalLine, ...]
    next_before: int
    total: int


def journal_page(
    unit: Unit, narrowed: JournalFilter, *, before: int = 0, limit: int = 100
) -> JournalPage:
    """A page of the journal, from the step before `before` on."""
    among = _steps_of_people(unit, narrowed.text) if narrowed.text.strip() else None
    lines = step_lines(
        unit.connection,
        unit.author.org_id,
        before=before,
        limit=limit,
        types=_types_of(narrowed.area),
        among=among,
    )
    zone = unit.now.tzinfo
    shown = tuple(
        JournalLine(
            step=said.line.step,
            when=datetime.fromtimestamp(said.line.entries[0].tick.ms / 1000, tz=zone),
            words=said.words,
            note=said.note,
            is_undone=said.line.undone,
            can_undo=not said.line.undone and not refusal_of(said.line.entries),
            member_id=said.member_id,
        )
        for said in say_steps(unit, lines)
    )
    return JournalPage(
        lines=shown,
        next_before=shown[-1].step.first if len(shown) == limit else 0,
        total=count_steps(unit.connection),
    )


def _types_of(area: str) -> frozenset[str]:
    dossier = {
        kind.name for kind in all_types() if kind.name == "member" or points_to_member(kind.name)
    } - _OF_EVALUATION
    match area:
        case "dossier":
            return frozenset(dossier)
        case "evaluation":
            return _OF_EVALUATION
        case "unit":
            return frozenset(kind.name for kind in all_types()) - dossier - _OF_EVALUATION
        case _:
            return frozenset()


def _steps_of_people(unit: Unit, text: str) -> Sequence[int]:
    found = member_page(
        unit.connection,
        MemberFilters(text=text, org_id=unit.author.org_id),
        MemberOrder(),
        (),
        offset=0,
        limit=_MOST_FOUND,
    )
    ids = [one.id for one in found]
    for member_id in list(ids):
        of_type = records_of_member(unit.connection, unit.author.org_id, member_id)
        for name, rows in of_type.items():
            kind = type_named(name)
            if kind is None or not kind.is_restricted:  # else the search would tell of whom it is
                ids += rows
    return steps_touching(unit.connection, ids)[-_MOST_STEPS:]
