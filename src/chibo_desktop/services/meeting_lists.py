"""Lists of meetings: the year's plan with its figures, one roll, the follow-up of a branch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chibo_desktop.documents.letterhead import Signature
from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.attendance import Attendance
from chibo_desktop.domain.organization import Branch
from chibo_desktop.services.attendance import load_roll
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.follow_up import follow_up_lines
from chibo_desktop.services.issuers import created_at, issuer_of_branch
from chibo_desktop.services.meetings import MeetingLine, load_year
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.meeting_papers import item_state_words, meeting_name
from chibo_desktop.wording.meetings import (
    absence_sentence,
    attendance_sentence,
    average_text,
    follow_up_sentence,
    percent,
    weekday_text,
)

_MIDDLE = Align.CENTRE
_PLAN = (
    ListColumn(title="TT", width=5, align=_MIDDLE),
    ListColumn(title="Ngày", width=13, align=_MIDDLE),
    ListColumn(title="Thứ", width=11),
    ListColumn(title="Giờ", width=14, align=_MIDDLE),
    ListColumn(title="Loại", width=14),
    ListColumn(title="Nội dung", width=36),
    ListColumn(title="Chủ trì", width=18),
    ListColumn(title="Có mặt/phải dự", width=16, align=_MIDDLE),
    ListColumn(title="Trạng thái", width=14),
)
_ROLL = (
    ListColumn(title="TT", width=5, align=_MIDDLE),
    ListColumn(title="Họ và tên", width=30),
    ListColumn(title="Đảng viên", width=13),
    ListColumn(title="Có mặt, vắng", width=24),
    ListColumn(title="Lý do, người cho phép", width=26),
    ListColumn(title="Ký tên", width=16),
)
_FOLLOW_UP = (
    ListColumn(title="TT", width=5, align=_MIDDLE),
    ListColumn(title="Việc phải làm", width=40),
    ListColumn(title="Người phụ trách", width=20),
    ListColumn(title="Thời hạn", width=13, align=_MIDDLE),
    ListColumn(title="Buổi họp", width=13, align=_MIDDLE),
    ListColumn(title="Kết quả", width=18),
    ListColumn(title="Kết quả cụ thể, minh chứng", width=30),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChoice:
    """What the papers of meetings are made for: branches, years, meetings of one year."""

    branches: tuple[Branch, ...]
    branch_id: str
    year: int
    years: tuple[int, ...]
    lines: tuple[MeetingLine, ...]


def meeting_choices(unit: Unit, branch_id: str, year: int, today: date) -> MeetingChoice:
    """What can be chosen from."""
    found = load_year(unit, branch_id, year, today)
    return MeetingChoice(
        branches=found.branches,
        branch_id=found.branch_id,
        year=found.year,
        years=found.years,
        lines=found.lines,
    )


def plan_pdf(unit: Unit, branch_id: str, year: int, today: date) -> bytes:
    """The year's meetings as PDF."""
    return list_paper(_plan(unit, branch_id, year, today))


def plan_workbook(unit: Unit, branch_id: str, year: int, today: date) -> bytes:
    """The same as a workbook."""
    return list_workbook([_plan(unit, branch_id, year, today)], created=created_at(unit, today))


def roll_pdf(unit: Unit, meeting_id: str) -> bytes:
    """The roll of a meeting, to be signed or as it was taken. Raises DomainError."""
    return list_paper(_roll(unit, meeting_id))


def roll_workbook(unit: Unit, meeting_id: str) -> bytes:
    """The same as a workbook. Raises DomainError."""
    view = _roll(unit, meeting_id)
    return list_workbook([view], created=created_at(unit, view.letterhead.dated))


def follow_up_pdf(unit: Unit, branch_id: str, today: date) -> bytes:
    """What the meetings of a branch decided and how it stands, as PDF."""
    return list_paper(_follow_up(unit, branch_id, today))


def follow_up_workbook(unit: Unit, branch_id: str, today: date) -> bytes:
    """The same as a workbook."""
    return list_workbook([_follow_up(unit, branch_id, today)], created=created_at(unit, today))


def _plan(unit: Unit, branch_id: str, year: int, today: date) -> ListView:
    found = load_year(unit, branch_id, year, today)
    issuer = issuer_of_branch(unit, found.branch_id, today)
    rows = [_plan_row(place, line) for place, line in enumerate(found.lines, start=1)]
    average = average_text([one.count for one in found.lines])
    said = f"{found.held} buổi đã họp, {found.planned} buổi dự kiến"
    return ListView(
        letterhead=issuer.letterhead,
        title="Kế hoạch sinh hoạt chi bộ",
        subjects=(f"năm {year}",),
        columns=_PLAN,
        rows=tuple(rows),
        after=(f"{said}{f'; {average}' if average else ''}.",),
        signatures=(issuer.signature,),
        recipients=issuer.recipients,
        footnote=issuer.noted(),
        sheet="Kế hoạch sinh hoạt",
        is_practice=issuer.is_practice,
    )


def _plan_row(place: int, line: MeetingLine) -> ListRow:
    one, count = line.meeting, line.count
    present = f"{count.present}/{count.summoned} ({percent(count.share)})" if count.is_taken else ""
    return ListRow(
        cells=(
            place,
            date_text(one.held_on) if one.held_on else "",
            weekday_text(one.held_on.weekday()) if one.held_on else "",
            "–".join(filter(None, (one.starts_at, one.ends_at))),
            catalogues()["meeting_kind"].label(one.kind),
            "; ".join(filter(None, (one.title, one.theme))),
            one.chair_name,
            present,
            catalogues()["meeting_state"].label(one.state),
        )
    )


def _roll(unit: Unit, meeting_id: str) -> ListView:
    roll = load_roll(unit, meeting_id)
    issuer = issuer_of_branch(unit, roll.meeting.branch_id, roll.meeting.held_on)
    said = attendance_sentence(roll.count)
    after = (f"{said}. {absence_sentence(roll.count)}.",) if roll.is_taken else ()
    return ListView(
        letterhead=issuer.letterhead,
        title="Danh sách điểm danh",
        subjects=(meeting_name(roll.meeting),),
        columns=_ROLL,
        rows=tuple(
            _roll_row(place, one, is_taken=roll.is_taken)
            for place, one in enumerate(roll.lines, start=1)
        ),
        after=after,
        signatures=(Signature(lines=("THƯ KÝ",), name=roll.meeting.secretary_name),),
        footnote=issuer.noted(),
        sheet="Điểm danh",
        is_lying=False,
        is_practice=issuer.is_practice,
    )


def _roll_row(place: int, one: Attendance, *, is_taken: bool) -> ListRow:
    reason = catalogues()["absence_reason"].label(one.reason) if one.reason else ""
    usual = one.state not in ("present",)  # before the roll is taken only the exceptions are known
    shown = catalogues()["attendance_state"].label(one.state) if is_taken or usual else ""
    return ListRow(
        cells=(
            place,
            one.full_name,
            "dự bị" if one.is_probationary else "chính thức",
            shown,
            ", ".join(filter(None, (reason, one.approver))),
            "",
        )
    )


def _follow_up(unit: Unit, branch_id: str, today: date) -> ListView:
    lines = follow_up_lines(unit, branch_id, today)
    issuer = issuer_of_branch(unit, branch_id, today)
    rows = [
        ListRow(
            cells=(
                place,
                line.item.title,
                line.item.owner_name,
                date_text(line.item.due_on) if line.item.due_on else "",
                date_text(line.meeting_on) if line.meeting_on else "",
                item_state_words(line.item.state, is_late=line.is_late),
                " ".join((line.item.result or line.item.evidence).splitlines()),
            )
        )
        for place, line in enumerate(lines, start=1)
    ]
    return ListView(
        letterhead=issuer.letterhead,
        title="Việc sau sinh hoạt chi bộ",
        subjects=(f"đến ngày {date_text(today)}",),
        columns=_FOLLOW_UP,
        rows=tuple(rows),
        after=(f"{follow_up_sentence(lines)}.",),
        signatures=(issuer.signature,),
        footnote=issuer.noted(),
        sheet="Việc sau sinh hoạt",
        is_practice=issuer.is_practice,
    )


def named_lines(lines: Sequence[MeetingLine]) -> list[tuple[str, str]]:
    """Each meeting with its day and title, newest first: for a choice."""
    return [
        (
            line.meeting.id,
            " · ".join(
                filter(
                    None,
                    (
                        date_text(line.meeting.held_on) if line.meeting.held_on else "",
                        line.meeting.title,
                    ),
                )
            ),
        )
        for line in reversed(lines)
    ]
