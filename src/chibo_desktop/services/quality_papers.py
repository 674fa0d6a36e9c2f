"""The scoring sheet of a meeting on paper, and how quality went over a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chibo_desktop.documents.letterhead import Signature
from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView, heading
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.attendance import AttendanceCount
from chibo_desktop.domain.meeting import Meeting, MeetingState
from chibo_desktop.domain.meeting_score import MeetingScore, Scorer, score_id
from chibo_desktop.services.issuers import created_at, issuer_of_branch
from chibo_desktop.services.meeting_quality import ScoreBoard, ScoreLine, load_score
from chibo_desktop.storage.meetings import attendance_counts, meetings_between
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.meeting_papers import meeting_name
from chibo_desktop.wording.meetings import percent
from chibo_desktop.wording.numbers import mark_text
from chibo_desktop.wording.quality import result_sentence, setting_sentence

_MIDDLE = Align.CENTRE
_SHEET = (
    ListColumn(title="TT", width=7, align=_MIDDLE),
    ListColumn(title="Tiêu chí", width=46),
    ListColumn(title="Thang điểm", width=9, align=_MIDDLE),
    ListColumn(title="Chi ủy, bí thư chấm", width=13, align=_MIDDLE),
    ListColumn(title="Cấp ủy viên cấp trên chấm", width=13, align=_MIDDLE),
)
_YEAR = (
    ListColumn(title="TT", width=5, align=_MIDDLE),
    ListColumn(title="Ngày họp", width=13, align=_MIDDLE),
    ListColumn(title="Buổi sinh hoạt", width=38),
    ListColumn(title="Thời lượng (phút)", width=11, align=_MIDDLE),
    ListColumn(title="Dự họp", width=11, align=_MIDDLE),
    ListColumn(title="Phát biểu", width=11, align=_MIDDLE),
    ListColumn(title="Điểm", width=9, align=_MIDDLE),
    ListColumn(title="Xếp loại", width=14, align=_MIDDLE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityLine:
    """One held meeting in the year's trend; without total before it was closed."""

    meeting: Meeting
    count: AttendanceCount
    total: Decimal | None
    grade: str


def quality_year(unit: Unit, branch_id: str, year: int) -> list[QualityLine]:
    """The meetings held in a year, in their order: three statements."""
    meetings = [
        one
        for one in meetings_between(
            unit.connection, branch_id, date(year, 1, 1), date(year, 12, 31)
        )
        if one.state == MeetingState.HELD
    ]
    counts = attendance_counts(unit.connection, [one.id for one in meetings])
    scores = unit.get_many(MeetingScore, [score_id(one.id) for one in meetings])
    found = []
    for one in meetings:
        score = scores.get(score_id(one.id))
        is_closed = score is not None and score.closed_on is not None
        found.append(
            QualityLine(
                meeting=one,
                count=counts.get(one.id, AttendanceCount()),
                total=Decimal(score.final_total) if score and is_closed else None,
                grade=score.final_grade if score and is_closed else "",
            )
        )
    return found


def score_pdf(unit: Unit, meeting_id: str) -> bytes:
    """The scoring sheet as PDF. Raises DomainError: meeting-unknown."""
    return list_paper(_sheet(unit, load_score(unit, meeting_id)))


def score_workbook(unit: Unit, meeting_id: str) -> bytes:
    """The same as a workbook. Raises DomainError: meeting-unknown."""
    board = load_score(unit, meeting_id)
    view = _sheet(unit, board)
    return list_workbook([view], created=created_at(unit, board.meeting.held_on))


def quality_pdf(unit: Unit, branch_id: str, year: int, today: date) -> bytes:
    """The year's quality as PDF."""
    return list_paper(_year(unit, branch_id, year, today))


def quality_workbook(unit: Unit, branch_id: str, year: int, today: date) -> bytes:
    """The same as a workbook."""
    view = _year(unit, branch_id, year, today)
    return list_workbook([view], created=created_at(unit, today))


def _sheet(unit: Unit, board: ScoreBoard) -> ListView:
    issuer = issuer_of_branch(unit, board.meeting.branch_id, board.meeting.held_on)
    rows: list[ListRow] = []
    group = ""
    for line in board.lines:
        if line.criterion.group != group:
            group = line.criterion.group
            rows.append(heading(f"{group}. {board.sheet.groups[group]}"))
        rows.append(_sheet_row(line))
    totals = [
        mark_text(board.results[scorer].total)
        if scorer is Scorer.COMMITTEE or board.results[scorer].is_complete
        else ""
        for scorer in Scorer
    ]
    rows.append(
        ListRow(
            cells=("", "Tổng điểm", mark_text(board.results[Scorer.COMMITTEE].most), *totals),
            is_strong=True,
        )
    )
    settings = [setting_sentence(one, board.settings) for one in board.sheet.settings]
    return ListView(
        letterhead=issuer.letterhead,
        title="Phiếu chấm điểm chất lượng",
        subjects=(meeting_name(board.meeting),),
        columns=_SHEET,
        rows=tuple(rows),
        after=(result_sentence(board.result, is_closed=board.is_closed), *settings),
        signatures=(
            Signature(lines=("CẤP ỦY VIÊN CẤP TRÊN",), name=board.record.superior_name),
            issuer.signature,
        ),
        footnote=issuer.noted(f"{board.sheet.source}. {board.sheet.note}".strip()),
        sheet="Chấm điểm",
        is_lying=False,
        is_practice=issuer.is_practice,
    )


def _sheet_row(line: ScoreLine) -> ListRow:
    criterion = line.criterion
    points = [
        mark_text(option.points) if (option := criterion.option(code)) is not None else ""
        for code in (line.committee, line.superior)
    ]
    return ListRow(cells=(criterion.code, criterion.title, mark_text(criterion.ceiling), *points))


def _year(unit: Unit, branch_id: str, year: int, today: date) -> ListView:
    lines = quality_year(unit, branch_id, year)
    issuer = issuer_of_branch(unit, branch_id, today)
    return ListView(
        letterhead=issuer.letterhead,
        title="Chất lượng sinh hoạt chi bộ",
        subjects=(f"năm {year}",),
        columns=_YEAR,
        rows=tuple(_year_row(place, line) for place, line in enumerate(lines, start=1)),
        after=(grades_sentence(lines),),
        signatures=(issuer.signature,),
        recipients=issuer.recipients,
        footnote=issuer.noted(),
        sheet="Chất lượng sinh hoạt",
        is_practice=issuer.is_practice,
    )


def _year_row(place: int, line: QualityLine) -> ListRow:
    one = line.meeting
    return ListRow(
        cells=(
            place,
            date_text(one.held_on) if one.held_on else "",
            one.title,
            one.minutes,
            percent(line.count.share),
            percent(line.count.spoke_share),
            mark_text(line.total),
            line.grade or "chưa chấm",
        )
    )


def grades_sentence(lines: Sequence[QualityLine]) -> str:
    """11 buổi: Tốt 8, Khá 2; 1 buổi chưa chấm; bình quân 91,5 điểm."""
    graded = [line for line in lines if line.total is not None]
    counts: dict[str, int] = {}
    for line in graded:
        counts[line.grade] = counts.get(line.grade, 0) + 1
    parts = [f"{len(lines)} buổi đã họp"]
    if counts:
        parts.append(", ".join(f"{grade} {count}" for grade, count in counts.items()))
        mean = sum((line.total or Decimal(0) for line in graded), Decimal(0)) / len(graded)
        parts.append(f"bình quân {mark_text(mean.quantize(Decimal('0.1')))} điểm")
    if len(graded) < len(lines):
        parts.append(f"{len(lines) - len(graded)} buổi chưa chấm")
    return "; ".join(parts) + "."
