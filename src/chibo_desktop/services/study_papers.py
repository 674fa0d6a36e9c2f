"""The papers of the study book: month sheet, year's table, praise and reminders; PDF and workbook.

Source: domain.md §5 (monthly monitoring, praise and reminder lists of the meeting).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import Cell, ListColumn, ListRow, ListView, heading
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.study import StudyMonth
from chibo_desktop.domain.study_state import StudyState
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.issuers import Issuer, created_at, issuer_of
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.study import load_study_month, load_study_year
from chibo_desktop.services.study_meeting import StudyMeeting, load_study_meeting
from chibo_desktop.services.study_summary import StudySummary, study_year_summary
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import month_text
from chibo_desktop.wording.numbers import decimal_text
from chibo_desktop.wording.study import (
    UNCHECKED,
    cell_text,
    legend_text,
    month_counts_text,
    reasons_text,
    theme_text,
)

_C = Align.CENTRE
_NOTE = f"Mẫu của chương trình, {UNCHECKED}"
_YES = "x"
Make = Callable[[Unit], ListView]


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyWish:
    """Which paper: of which branch and month (or the month's year); `is_blank` leaves the cells
    to be written by hand."""

    branch_id: str
    period: Month
    today: date
    dated: date | None = None
    is_blank: bool = False


def month_sheet_pdf(unit: Unit, wish: StudyWish) -> bytes:
    """Bảng theo dõi tháng as PDF."""
    return list_paper(_month_sheet(unit, wish))


def month_sheet_workbook(unit: Unit, wish: StudyWish) -> bytes:
    """The same as a workbook."""
    return _book(unit, wish, _month_sheet(unit, wish))


def year_table_pdf(unit: Unit, wish: StudyWish) -> bytes:
    """Bảng theo dõi cả năm with each member's summary, as PDF."""
    return list_paper(_year_table(unit, wish))


def year_table_workbook(unit: Unit, wish: StudyWish) -> bytes:
    """The same as a workbook."""
    return _book(unit, wish, _year_table(unit, wish))


def meeting_list_pdf(unit: Unit, wish: StudyWish) -> bytes:
    """Whom the meeting praises and reminds, as PDF."""
    return list_paper(_meeting_list(unit, wish))


def meeting_list_workbook(unit: Unit, wish: StudyWish) -> bytes:
    """The same as a workbook."""
    return _book(unit, wish, _meeting_list(unit, wish))


def _book(unit: Unit, wish: StudyWish, view: ListView) -> bytes:
    return list_workbook([view], created=created_at(unit, wish.dated))


def _issuer(unit: Unit, wish: StudyWish) -> Issuer:
    return issuer_of(unit, wish.dated, Scope(branch_id=wish.branch_id))


def _subjects(issuer: Issuer, *words: str) -> tuple[str, ...]:
    return tuple(filter(None, (*words, issuer.subject)))


def _month_sheet(unit: Unit, wish: StudyWish) -> ListView:
    issuer = _issuer(unit, wish)
    rows = [
        row
        for row in load_study_month(unit, wish.branch_id, wish.period, wish.today)
        if row.state is not StudyState.OUTSIDE
    ]
    year = load_study_year(unit, wish.branch_id, wish.period.year, wish.today)
    themes = [
        theme_text(quarter, year.themes[quarter])
        for quarter in (0, (wish.period.number + 2) // 3)
        if year.themes.get(quarter)
    ]
    lines = [
        ListRow(
            cells=(
                number,
                row.full_name,
                *(_month_cells(row.record) if not wish.is_blank else ("",) * 7),
            )
        )
        for number, row in enumerate(rows, start=1)
    ]
    counted = month_counts_text(
        wish.period,
        len(rows),
        sum(row.record.is_registered for row in rows),
        sum(row.record.has_report for row in rows),
    )
    return ListView(
        letterhead=issuer.letterhead,
        title="Bảng theo dõi",
        subjects=_subjects(
            issuer, f"học tập, tu dưỡng, rèn luyện và làm theo Bác {month_text(wish.period)}"
        ),
        note=f"({_NOTE})",
        before=tuple(f"{theme}." for theme in themes),
        columns=(
            ListColumn(title="TT", width=5, align=_C),
            ListColumn(title="Họ và tên", width=22),
            ListColumn(title="Việc làm theo đăng ký", width=30),
            ListColumn(title="Tài liệu đã học", width=22),
            ListColumn(title="Giờ tự học", width=6, align=_C),
            ListColumn(title="Dự học", width=10, align=_C),
            ListColumn(title="Bài thu hoạch", width=8, align=_C),
            ListColumn(title="Kết quả, tự nhận xét", width=26),
            ListColumn(title="Chi ủy nhận xét", width=19),
        ),
        rows=tuple(lines),
        after=() if wish.is_blank else (f"{counted}.",),
        signatures=(issuer.signature,),
        sheet=f"Tháng {wish.period.number}",
        is_practice=issuer.is_practice,
    )


def _month_cells(one: StudyMonth) -> tuple[Cell, ...]:
    labels = catalogues()
    remark = labels["study_remark"].label(one.remark)
    return (
        one.action or ("theo bản cam kết" if one.line_id else ""),
        one.documents,
        decimal_text(one.hours) if one.hours is not None else "",
        labels["participation"].label(one.participation),
        _YES if one.has_report else "",
        _joined("; ", one.result, one.self_note),
        _joined(": ", remark, one.remark_words),
    )


def _year_table(unit: Unit, wish: StudyWish) -> ListView:
    issuer = _issuer(unit, wish)
    year = load_study_year(unit, wish.branch_id, wish.period.year, wish.today)
    shown = year.followed()
    summaries = study_year_summary(
        unit, [row.member_id for row in shown], wish.period.year, wish.today
    )
    rows = [
        ListRow(
            cells=(
                number,
                row.full_name,
                *("" if wish.is_blank else cell_text(cell.state) for cell in row.cells),
                *(("",) * 6 if wish.is_blank else _figures(summaries[row.member_id])),
            )
        )
        for number, row in enumerate(shown, start=1)
    ]
    themes = [theme_text(quarter, title) for quarter, title in sorted(year.themes.items()) if title]
    return ListView(
        letterhead=issuer.letterhead,
        title="Bảng theo dõi",
        subjects=_subjects(issuer, f"học tập và làm theo Bác năm {wish.period.year}"),
        note=f"({_NOTE})",
        before=tuple(f"{theme}." for theme in themes),
        columns=(
            ListColumn(title="TT", width=5, align=_C),
            ListColumn(title="Họ và tên", width=20),
            *(ListColumn(title=str(number), width=7.5, align=_C) for number in range(1, 13)),
            ListColumn(title="Đăng ký", width=7, align=_C),
            ListColumn(title="Thu hoạch", width=7, align=_C),
            ListColumn(title="Vắng", width=6, align=_C),
            ListColumn(title="Nêu gương", width=7, align=_C),
            ListColumn(title="Chưa đạt", width=6, align=_C),
            ListColumn(title="Cam kết đạt", width=7, align=_C),
        ),
        rows=tuple(rows),
        after=(f"Ghi chú: {legend_text()}.",),
        signatures=(issuer.signature,),
        sheet=f"Năm {wish.period.year}",
        is_practice=issuer.is_practice,
    )


def _figures(one: StudySummary) -> tuple[Cell, ...]:
    return (
        f"{one.registered}/{one.months}",
        f"{one.reported}/{one.months}",
        one.excused + one.absent,
        one.models,
        one.not_met,
        f"{one.lines_met}/{one.lines}" if one.lines else "chưa lập",
    )


def _meeting_list(unit: Unit, wish: StudyWish) -> ListView:
    issuer = _issuer(unit, wish)
    meeting = load_study_meeting(unit, wish.branch_id, wish.period, wish.today)
    rows = [heading(f"I. Biểu dương: {len(meeting.praised)} đồng chí"), *_praised(meeting)]
    rows += [heading(f"II. Nhắc nhở: {len(meeting.reminded)} đồng chí"), *_reminded(meeting)]
    if meeting.stories:
        rows.append(heading("III. Kể chuyện, nêu gương tại sinh hoạt"))
        rows += _numbered([(name, "", story) for name, story in meeting.stories])
    if wish.is_blank:
        rows = [
            row if row.is_heading else replace(row, cells=(row.cells[0], "", "", ""))
            for row in rows
        ]
    counted = month_counts_text(
        meeting.period, meeting.followed, meeting.registered, meeting.reported
    )
    return ListView(
        letterhead=issuer.letterhead,
        title="Biểu dương, nhắc nhở",
        subjects=_subjects(issuer, f"trong học tập và làm theo Bác {month_text(meeting.period)}"),
        note="(Trình bày tại buổi sinh hoạt chi bộ)",
        before=(f"{counted}.",),
        columns=(
            ListColumn(title="TT", width=5, align=_C),
            ListColumn(title="Họ và tên", width=24),
            ListColumn(title="Nội dung", width=42),
            ListColumn(title="Chi ủy nhận xét", width=28),
        ),
        rows=tuple(rows),
        signatures=(issuer.signature,),
        sheet=f"Tháng {wish.period.number}",
        is_lying=False,
        is_practice=issuer.is_practice,
    )


def _praised(meeting: StudyMeeting) -> list[ListRow]:
    return _numbered(
        [
            (one.full_name, _joined("; ", one.action, one.result), one.words)
            for one in meeting.praised
        ]
    )


def _reminded(meeting: StudyMeeting) -> list[ListRow]:
    return _numbered(
        [(one.full_name, reasons_text(one.reasons), one.words) for one in meeting.reminded]
    )


def _numbered(rows: Sequence[tuple[str, str, str]]) -> list[ListRow]:
    return [ListRow(cells=(number, *cells)) for number, cells in enumerate(rows, start=1)]


def _joined(between: str, *parts: str) -> str:
    return between.join(filter(None, parts))
