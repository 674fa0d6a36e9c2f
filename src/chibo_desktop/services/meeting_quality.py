"""Chất lượng sinh hoạt: a meeting's sheet filled from what is known, scored twice, closed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.meeting import Meeting, MeetingState
from chibo_desktop.domain.meeting_score import MeetingScore, Scorer, score_id
from chibo_desktop.domain.meeting_sheet import (
    FINAL,
    MeetingSheet,
    SheetCriterion,
    SheetResult,
    read_meeting_sheet,
    score,
    sheet_from_plain,
)
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.meeting_facts import Proposal, proposals
from chibo_desktop.services.meetings import habits_of, known_meeting
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """One line of the sheet: what the program proposes, what each scorer chose."""

    criterion: SheetCriterion
    proposal: Proposal | None
    committee: str  # the option that counts: as chosen, else as proposed
    superior: str
    is_own: bool  # the committee chose it itself


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreBoard:
    """The sheet of one meeting as it stands."""

    meeting: Meeting
    sheet: MeetingSheet
    record: MeetingScore
    settings: Mapping[str, str]
    lines: tuple[ScoreLine, ...]
    results: Mapping[Scorer, SheetResult]
    final: Scorer

    @property
    def is_closed(self) -> bool:
        """Whether the result has been written down."""
        return self.record.closed_on is not None

    @property
    def result(self) -> SheetResult:
        """The result that counts."""
        return self.results[self.final]


@cache
def meeting_sheets() -> tuple[MeetingSheet, ...]:
    """Every sheet of resources/meeting-sheets, by title."""
    paths = sorted(resources.path("meeting-sheets").glob("*.json"))
    found = (read_meeting_sheet(path.read_bytes()) for path in paths)
    return tuple(sorted(found, key=lambda one: one.title))


def load_score(unit: Unit, meeting_id: str) -> ScoreBoard:
    """The sheet of a meeting; closed, as it was then. Raises DomainError: meeting-unknown."""
    meeting = known_meeting(unit, meeting_id)
    habits = habits_of(unit, meeting.branch_id)
    stood = unit.get(MeetingScore, score_id(meeting_id))
    record = stood or MeetingScore(
        id=score_id(meeting_id), org_id=unit.author.org_id, meeting_id=meeting_id
    )
    if record.closed_on is not None:
        return _closed(meeting, record)
    sheet = sheet_of(habits.sheet_id)
    known = proposals(unit, meeting, sheet, habits.settings)
    lines = tuple(
        _line(one, known.get(one.code), record)
        for one in sheet.criteria_for(has_theme=meeting.has_theme)
    )
    return _board(meeting, sheet, record, habits.settings, lines)


def sheet_of(sheet_id: str) -> MeetingSheet:
    """The sheet a branch scores by; the first one when it has not chosen."""
    return next((one for one in meeting_sheets() if one.id == sheet_id), meeting_sheets()[0])


def choose(unit: Unit, meeting_id: str, scorer: Scorer, choices: Mapping[str, str]) -> None:
    """Note what a scorer chose; an empty option takes the choice back.

    Raises DomainError: score-closed, score-option.
    """
    board = _open_board(unit, meeting_id)
    by_code = {line.criterion.code: line.criterion for line in board.lines}
    for code, option in choices.items():
        if code not in by_code or (option and by_code[code].option(option) is None):
            raise DomainError(Problem(code="score-option", params={"code": code}))
    given = {**board.record.choices(scorer), **choices}
    kept = {code: option for code, option in given.items() if option}
    name = "committee_choices" if scorer is Scorer.COMMITTEE else "superior_choices"
    changes: dict[str, Mapping[str, str]] = {name: kept}
    unit.save(replace(board.record, **changes), act="score.choose")  # type: ignore[arg-type]


def set_superior(unit: Unit, meeting_id: str, name: str) -> None:
    """Who of the level above scored. Raises DomainError: score-closed."""
    board = _open_board(unit, meeting_id)
    unit.save(replace(board.record, superior_name=name.strip()), act="score.choose")


def set_scoring(unit: Unit, branch_id: str, sheet_id: str, settings: Mapping[str, str]) -> None:
    """Decide by which sheet a branch scores, and what its form leaves open.

    Closed scores keep their sheet and their way.
    """
    habits = habits_of(unit, branch_id)
    changed = replace(habits, sheet_id=sheet_id, settings={**habits.settings, **settings})
    unit.save(changed, act="meeting.habits")


def close_score(unit: Unit, meeting_id: str) -> ScoreBoard:
    """Write the result down with the sheet and the settings it came from (chốt điểm).

    Raises DomainError: score-closed, score-not-held, score-incomplete with a line each.
    """
    board = _open_board(unit, meeting_id)
    if board.meeting.state != MeetingState.HELD:
        raise DomainError(Problem(code="score-not-held"))
    titles = {line.criterion.code: line.criterion.title for line in board.lines}
    if board.result.missing:
        raise DomainError(
            *(
                Problem(
                    code="score-incomplete",
                    field=code,
                    params={"number": code, "title": titles[code]},
                )
                for code in board.result.missing
            )
        )
    closed = closed_record(board, unit.now.date())
    unit.save(closed, act="score.close")
    return _closed(board.meeting, closed)


def closed_record(board: ScoreBoard, day: date) -> MeetingScore:
    """The record of a sheet closed on a day: all that its result came from."""
    return replace(
        board.record,
        committee_choices={line.criterion.code: line.committee for line in board.lines},
        closed_on=day,
        sheet={"sheet": board.sheet.plain, "settings": dict(board.settings)},
        final={line.criterion.code: _of(line, board.final) for line in board.lines},
        final_total=f"{board.result.total:f}",
        final_grade=board.result.grade,
    )


def with_choices(board: ScoreBoard, choices: Mapping[str, str]) -> ScoreBoard:
    """The board as it would stand with choices of the committee; nothing is written."""
    record = replace(board.record, committee_choices={**board.record.committee_choices, **choices})
    lines = tuple(_line(line.criterion, line.proposal, record) for line in board.lines)
    return _board(board.meeting, board.sheet, record, board.settings, lines)


def reopen_score(unit: Unit, meeting_id: str) -> None:
    """Take the closing back; what both scorers chose stays. Raises DomainError: score-open."""
    board = load_score(unit, meeting_id)
    if not board.is_closed:
        raise DomainError(Problem(code="score-open"))
    unit.save(
        replace(board.record, closed_on=None, sheet={}, final={}, final_total="", final_grade=""),
        act="score.reopen",
    )


def _open_board(unit: Unit, meeting_id: str) -> ScoreBoard:
    board = load_score(unit, meeting_id)
    if board.is_closed:
        raise DomainError(Problem(code="score-closed"))
    return board


def _closed(meeting: Meeting, record: MeetingScore) -> ScoreBoard:
    sheet = sheet_from_plain(record.sheet["sheet"])
    known = {**record.final, **record.committee_choices}
    lines = tuple(
        ScoreLine(
            criterion=one,
            proposal=None,
            committee=known.get(one.code, ""),
            superior=record.superior_choices.get(one.code, ""),
            is_own=True,
        )
        for one in sheet.criteria
        if one.code in record.final
    )
    return _board(meeting, sheet, record, record.sheet["settings"], lines)


def _board(
    meeting: Meeting,
    sheet: MeetingSheet,
    record: MeetingScore,
    settings: Mapping[str, str],
    lines: tuple[ScoreLine, ...],
) -> ScoreBoard:
    has_theme = any(line.criterion.is_themed for line in lines)
    results = {
        scorer: score(
            sheet,
            {line.criterion.code: _of(line, scorer) for line in lines},
            settings,
            has_theme=has_theme,
        )
        for scorer in Scorer
    }
    wants_superior = sheet.setting(FINAL, settings) == Scorer.SUPERIOR
    is_superior = wants_superior and results[Scorer.SUPERIOR].is_complete
    return ScoreBoard(
        meeting=meeting,
        sheet=sheet,
        record=record,
        settings=settings,
        lines=lines,
        results=results,
        final=Scorer.SUPERIOR if is_superior else Scorer.COMMITTEE,
    )


def _line(criterion: SheetCriterion, proposal: Proposal | None, record: MeetingScore) -> ScoreLine:
    own = record.committee_choices.get(criterion.code, "")
    return ScoreLine(
        criterion=criterion,
        proposal=proposal,
        committee=own or (proposal.option if proposal else ""),
        superior=record.superior_choices.get(criterion.code, ""),
        is_own=bool(own),
    )


def _of(line: ScoreLine, scorer: Scorer) -> str:
    return line.committee if scorer is Scorer.COMMITTEE else line.superior
