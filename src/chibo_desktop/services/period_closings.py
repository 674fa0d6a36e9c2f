"""Closing a period at the office (chốt kỳ): its figures stand, what comes later is told apart.

Source: protocol.md §3.16.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.picture.closing import PeriodClosing, period_closing_id
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.services.closed_report import ClosedReport, keep_report
from chibo_desktop.services.closing_adjustments import (
    AdjustmentLine,
    adjusted_totals,
    adjustments_since,
)
from chibo_desktop.services.picture import Picture, load_picture
from chibo_desktop.services.picture_packing import told_of, units_told, with_units
from chibo_desktop.services.picture_parts import PartMaker, fresh_names
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.storage.journal_cut import Reach, cut_back, reach_of
from chibo_desktop.storage.picture import (
    WHOLE,
    ClosedPart,
    closed_names,
    closed_parts,
    closed_told,
    keep_closed,
)
from chibo_desktop.storage.rehearsal import rehearsal
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import state_hash
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.picture import live_figures_text


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureBoard:
    """A period as it stands now and, once it was closed, as it was closed and what came since.

    `closed` is None also of a period that was closed on another computer, which has kept it.
    """

    closing: PeriodClosing
    now: Picture
    closed: Picture | None = None
    adjustments: tuple[AdjustmentLine, ...] = ()

    @property
    def is_kept_elsewhere(self) -> bool:
        """Whether only the totals of the closing are known here."""
        return self.closing.is_closed and self.closed is None

    @property
    def shown(self) -> Picture:
        """The figures that count: those that were closed, else those of now."""
        return self.closed or self.now

    def added_up(self) -> "PictureBoard":
        """Itself, with everything added up that its pages show: not on the thread that paints."""
        self.shown.added_up()
        _ = self.now.totals  # the rest of it is added up when it is asked for
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Reproduced:
    """What computing a closed period again from the journal gave; both empty: the very same.

    `states` are the units whose rows are not those of the closing, `figures` those whose figures
    are not.
    """

    units: int
    states: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether every unit's rows and figures came out as they were closed."""
        return not self.states and not self.figures


def closing_of(unit: Unit, period: ReportPeriod) -> PeriodClosing:
    """The closing of a period; a new record, not closed, before the first."""
    identity = period_closing_id(unit.author.org_id, period)
    return unit.get(PeriodClosing, identity) or PeriodClosing(
        id=identity, org_id=unit.author.org_id, period=str(period)
    )


def live_note(unit: Unit, period: ReportPeriod) -> str:
    """What figures of today say beside themselves of a period that was closed; else nothing."""
    closed_on = closing_of(unit, period).closed_on
    return live_figures_text(closed_on) if closed_on else ""


def close_period(
    unit: Unit,
    period: ReportPeriod,
    closed_by: str,
    today: date,
    progress: Progress = unwatched,
) -> PeriodClosing:
    """Let the figures of a period stand, with what they were computed from.

    Raises DomainError: closing-early, closing-exists, closing-by-missing, closing-nobody.
    """
    before = closing_of(unit, period)
    if before.is_closed:
        raise DomainError(Problem(code="closing-exists"))
    if today <= period.last_day:
        day = date_text(period.last_day)
        raise DomainError(Problem(code="closing-early", params={"day": day}))
    if not nfc(closed_by):
        raise DomainError(Problem(code="closing-by-missing", field="closed_by"))
    picture = load_picture(unit, period, today, progress)
    if not picture.totals.get("members"):
        raise DomainError(Problem(code="closing-nobody"))
    parts = _with_origin(unit, picture, progress)
    next_one = replace(before, number=(before.number or 0) + 1)
    keep_closed(unit.connection, next_one.id, next_one.number or 0, parts)
    report = keep_report(unit, next_one, today, picture.parts.keys(), progress)
    closed = replace(
        next_one,
        closed_on=today,
        closed_by=nfc(closed_by),
        figures=dict(picture.totals),
        fingerprint=_fingerprint([*parts, *report]),
    )
    unit.save(closed, act="period.close")
    return closed


def reopen_period(unit: Unit, period: ReportPeriod, reason: str) -> None:
    """Let a closed period follow the units again; what was closed stays kept.

    Raises DomainError: closing-not-closed, closing-reason-missing.
    """
    before = closing_of(unit, period)
    if not before.is_closed:
        raise DomainError(Problem(code="closing-not-closed"))
    reason = nfc_lines(reason)
    if not reason:
        raise DomainError(Problem(code="closing-reason-missing", field="reopen_reason"))
    opened = replace(
        before,
        closed_on=None,
        figures={},
        fingerprint="",
        reopened_on=unit.now.date(),
        reopen_reason=reason,
    )
    unit.save(opened, act="period.reopen", note=reason)


def load_board(
    unit: Unit, period: ReportPeriod, today: date, progress: Progress = unwatched
) -> PictureBoard:
    """A period with its closing and what changed since; what is missing is made first."""
    return read_board(unit, period, today, progress).added_up()


def read_board(
    unit: Unit, period: ReportPeriod, today: date, progress: Progress = unwatched
) -> PictureBoard:
    """The same with nothing added up yet: enough for what was closed and what changed since."""
    closing = closing_of(unit, period)
    now = load_picture(unit, period, today, progress)
    if not closing.is_closed:
        return PictureBoard(closing=closing, now=now)
    parts = closed_told(unit.connection, closing.id, closing.number or 0)
    if not parts:
        changes = adjusted_totals(closing, now)
        return PictureBoard(closing=closing, now=now, adjustments=changes)
    units = units_told(parts.values()) or now.units
    closed = Picture(period=period, units=units, parts=parts, like=now)
    adjustments = adjustments_since(unit, closing, closed, now)
    return PictureBoard(closing=closing, now=now, closed=closed, adjustments=adjustments)


def board_lines(
    unit: Unit,
    board: PictureBoard,
    code: str,
    *,
    closed: bool,
    org_id: str = "",
    branch: str = "",
) -> list[NameLine]:
    """The names behind a figure, as it was closed or as it stands now.

    Of all units, of one, or of a branch of it by the branch's name.
    """
    wanted = (org_id,) if org_id else None
    picture = (closed and board.closed) or board.now
    if picture is board.closed:
        names = _closed_names(unit, board.closing, wanted or picture.parts)
    else:
        names = fresh_names(unit, picture.period, wanted)
    lines = picture.lines(code, names)
    if not branch:
        return lines
    place = picture.place(org_id, branch)
    return [one for one in lines if one.place == place]


def reproduce(unit: Unit, period: ReportPeriod, progress: Progress = unwatched) -> Reproduced:
    """Compute a closed period again from the journal as far as it reached then; nothing is kept.

    Raises DomainError: closing-not-closed.
    """
    closing = closing_of(unit, period)
    if not closing.is_closed:
        raise DomainError(Problem(code="closing-not-closed"))
    kept = closed_parts(unit.connection, closing.id, closing.number or 0)
    states: list[str] = []
    figures: list[str] = []
    with rehearsal(unit) as trial:
        for one in kept:
            if one.org_id != WHOLE:
                cut_back(trial.connection, one.org_id, Reach.from_text(one.vector))
        maker = PartMaker(unit=trial, period=period, today=period.last_day)
        for done, one in enumerate(kept):
            progress(done, len(kept), "Tính lại từ nhật ký")
            if one.org_id != WHOLE and state_hash(trial.connection, one.org_id) != one.state_hash:
                states.append(one.org_id)
            again = maker.make(one.org_id)
            was, is_now = (told_of([part])[one.org_id].numbers for part in (one, again))
            if again.names != one.names or was != is_now:
                figures.append(one.org_id)
        report = ClosedReport.of(trial, closing)
        if report is not None:
            report.cut_back({one.org_id for one in kept})
            figures += [one for one in report.differing(progress) if one not in figures]
    return Reproduced(units=len(kept), states=tuple(states), figures=tuple(figures))


def _with_origin(unit: Unit, picture: Picture, progress: Progress) -> list[ClosedPart]:
    found, names = [], fresh_names(unit, picture.period)
    for done, (org_id, part) in enumerate(sorted(picture.parts.items())):
        progress(done, len(picture.parts), "Ghi số liệu và dấu nhật ký của các đơn vị")
        is_unit = org_id != WHOLE
        reach = reach_of(unit.connection, org_id) if is_unit else Reach(vector={})
        found.append(
            ClosedPart(
                org_id=org_id,
                told=part.told if is_unit else with_units(part.told, picture.units),
                names=names[org_id],
                vector=reach.to_text(),
                state_hash=state_hash(unit.connection, org_id) if is_unit else "",
                reach=reach.newest,
            )
        )
    return found


def _fingerprint(parts: Sequence[ClosedPart]) -> str:
    digest = hashlib.sha256()
    for one in parts:
        for text in (one.org_id, one.vector, one.state_hash, one.told):
            digest.update(text.encode() + b"\0")
        digest.update(one.names)
    return digest.hexdigest()


def _closed_names(
    unit: Unit, closing: PeriodClosing, org_ids: Collection[str]
) -> Mapping[str, bytes]:
    return closed_names(unit.connection, closing.id, closing.number or 0, org_ids)
