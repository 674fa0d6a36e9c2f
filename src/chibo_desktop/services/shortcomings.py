"""Hạn chế, khuyết điểm: note what was pointed out, follow how it is mended, say what is open."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.shortcoming import (
    Mending,
    Shortcoming,
    ShortcomingState,
    ShortcomingStep,
    counts_in,
    mended_share,
    mending_on,
)
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.storage.reading import Connection
from chibo_desktop.storage.shortcomings import shortcomings_with_steps
from chibo_desktop.storage.unit_of_work import Unit

_WHOLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcomingLine:
    """One shortcoming as of a day, with its history, the newest step first."""

    shortcoming: Shortcoming
    steps: tuple[ShortcomingStep, ...]
    mending: Mending

    @property
    def is_open(self) -> bool:
        """True until it is mended."""
        return self.mending.state is not ShortcomingState.MENDED

    def is_late(self, today: date) -> bool:
        """True when its day has passed and it is not mended."""
        due = self.shortcoming.due_on
        return self.is_open and due is not None and due < today


@dataclass(frozen=True, slots=True, kw_only=True)
class MendedShare:
    """How much of what was pointed out before a period is mended: all, how many, in percent."""

    count: int
    mended: int
    share: Decimal


def shortcoming_lines(
    unit: Unit,
    today: date,
    *,
    branch_id: str = "",
    member_ids: Collection[str] | None = None,
) -> list[ShortcomingLine]:
    """What was pointed out and where it stands on a day, the oldest first."""
    found = shortcomings_with_steps(unit.connection, branch_id=branch_id, member_ids=member_ids)
    return [_line(one, steps, today) for one, steps in found]


def open_shortcomings(unit: Unit, today: date) -> list[ShortcomingLine]:
    """Whatever is not mended yet, of every branch of the file."""
    return [line for line in shortcoming_lines(unit, today) if line.is_open]


def new_shortcoming(unit: Unit, branch_id: str, today: date) -> Shortcoming:
    """A draft for a form, pointed out today. Nothing is written."""
    return Shortcoming(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        branch_id=branch_id,
        year=today.year,
        pointed_out_on=today,
    )


def save_shortcoming(unit: Unit, one: Shortcoming) -> None:
    """Write a new or edited shortcoming; the member's name and the year follow from the rest.

    Raises DomainError: shortcoming-content-missing, shortcoming-day-missing, shortcoming-due-early.
    """
    problems = []
    if not nfc_lines(one.content):
        problems.append(Problem(code="shortcoming-content-missing", field="content"))
    if one.pointed_out_on is None:
        problems.append(Problem(code="shortcoming-day-missing", field="pointed_out_on"))
    elif one.due_on is not None and one.due_on < one.pointed_out_on:
        problems.append(Problem(code="shortcoming-due-early", field="due_on"))
    if problems:
        raise DomainError(*problems)
    member = unit.get(Member, one.member_id) if one.member_id else None
    is_known = unit.get(Shortcoming, one.id) is not None
    unit.save(
        replace(
            one,
            content=nfc_lines(one.content),
            cause=nfc_lines(one.cause),
            remedy=nfc_lines(one.remedy),
            pointed_out_by=nfc(one.pointed_out_by),
            full_name=member.full_name if member else "",
            year=one.pointed_out_on.year if one.pointed_out_on else one.year,
        ),
        act="shortcoming.edit" if is_known else "shortcoming.create",
    )


def note_mending(
    unit: Unit,
    shortcoming_id: str,
    state: ShortcomingState,
    percent: int | None,
    note: str,
    *,
    noted_on: date | None,
    today: date,
) -> None:
    """Note where the mending stands; earlier steps stay.

    Raises DomainError: shortcoming-unknown, step-day-missing, step-day-early, step-day-late,
    step-percent-range, step-note-missing.
    """
    one = unit.get(Shortcoming, shortcoming_id)
    if one is None:
        raise DomainError(Problem(code="shortcoming-unknown"))
    problems = list(_step_problems(one, state, percent, note, noted_on, today))
    if problems:
        raise DomainError(*problems)
    unit.save(
        ShortcomingStep(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            shortcoming_id=shortcoming_id,
            noted_on=noted_on,
            state=state,
            percent=percent if state is ShortcomingState.MENDING else None,
            note=nfc_lines(note),
        ),
        act="shortcoming.step",
    )


def remove_shortcoming(unit: Unit, shortcoming_id: str, reason: str) -> None:
    """Take one that was entered by mistake off the lists. Raises DomainError: reason-missing."""
    if not nfc(reason):
        raise DomainError(Problem(code="reason-missing"))
    one = unit.get(Shortcoming, shortcoming_id)
    if one is not None:
        unit.void(one, reason=nfc(reason), act="shortcoming.void")


def mended_shares(
    connection: Connection,
    branch_id: str,
    member_ids: Collection[str],
    first_day: date,
    last_day: date,
) -> Mapping[str, MendedShare]:
    """Of each member who had something to mend when the period began: how much is mended.

    Asked with an empty id, the branch's own. Who had nothing to mend is absent.
    """
    found: dict[str, list[Mending]] = {}
    lines = shortcomings_with_steps(connection, branch_id=branch_id, member_ids=member_ids)
    for one, steps in lines:
        if counts_in(one, steps, first_day, last_day):
            found.setdefault(one.member_id, []).append(mending_on(steps, last_day))
    return {
        member_id: MendedShare(
            count=len(mendings),
            mended=sum(1 for one in mendings if one.state is ShortcomingState.MENDED),
            share=mended_share(mendings),
        )
        for member_id, mendings in found.items()
    }


def _line(one: Shortcoming, steps: tuple[ShortcomingStep, ...], today: date) -> ShortcomingLine:
    known = sorted(
        enumerate(steps), key=lambda pair: (pair[1].noted_on or date.min, pair[0]), reverse=True
    )
    return ShortcomingLine(
        shortcoming=one,
        steps=tuple(step for _, step in known),
        mending=mending_on(steps, today),
    )


def _step_problems(
    one: Shortcoming,
    state: ShortcomingState,
    percent: int | None,
    note: str,
    noted_on: date | None,
    today: date,
) -> list[Problem]:
    problems = []
    if noted_on is None:
        problems.append(Problem(code="step-day-missing", field="noted_on"))
    elif one.pointed_out_on is not None and noted_on < one.pointed_out_on:
        problems.append(Problem(code="step-day-early", field="noted_on"))
    elif noted_on > today:
        problems.append(Problem(code="step-day-late", field="noted_on"))
    if state is ShortcomingState.MENDING and not 0 < (percent or 0) < _WHOLE:
        problems.append(Problem(code="step-percent-range", field="percent"))
    if state is not ShortcomingState.NOT_MENDED and not nfc_lines(note):
        problems.append(Problem(code="step-note-missing", field="note"))
    return problems
