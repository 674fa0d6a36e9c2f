"""Biên bản, nghị quyết, thông báo of a meeting, and the year's minute book with its index."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from chibo_desktop import resources
from chibo_desktop.documents.letter import LetterPart, LetterView, letter
from chibo_desktop.documents.letter_workbook import letter_workbook
from chibo_desktop.documents.letterhead import Signature, branch_signature
from chibo_desktop.documents.list_view import ListColumn, ListRow
from chibo_desktop.documents.minute_book import BookEntry, MinuteBook, minute_book
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.letter_form import (
    DOTS,
    FormPart,
    LetterForm,
    PartKind,
    filled,
    letter_form_on,
    read_letter_form,
)
from chibo_desktop.domain.meeting import Meeting, MeetingState
from chibo_desktop.domain.meeting_content import AgendaItem, MeetingItem
from chibo_desktop.domain.meeting_score import MeetingScore, score_id
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.follow_up import FollowUpLine, left_for
from chibo_desktop.services.issuers import created_at, issuer_of_branch
from chibo_desktop.services.meeting_values import values_of
from chibo_desktop.services.minutes import load_minutes
from chibo_desktop.storage.meetings import attendance_of, meetings_between, parts_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.meeting_papers import item_state_words, meeting_name
from chibo_desktop.wording.numbers import mark_text

MINUTES, RESOLUTION, INVITATION = "meeting-minutes", "meeting-resolution", "meeting-invitation"
PAPERS = (INVITATION, MINUTES, RESOLUTION)
_PROGRESS = (
    ListColumn(title="TT", width=5, align=Align.CENTRE),
    ListColumn(title="Nội dung", width=40),
    ListColumn(title="Người phụ trách", width=20),
    ListColumn(title="Thời hạn", width=13, align=Align.CENTRE),
    ListColumn(title="Kết quả", width=22),
)


@cache
def meeting_forms() -> tuple[LetterForm, ...]:
    """Every version of the papers of meetings."""
    folder = resources.path("forms", "meetings")
    return tuple(read_letter_form(path.read_bytes()) for path in sorted(folder.glob("*.json")))


def meeting_paper_pdf(unit: Unit, form: str, meeting_id: str) -> bytes:
    """One paper of a meeting as PDF. Raises DomainError: meeting-unknown; KeyError: no form."""
    return letter(paper_view(unit, form, meeting_id))


def meeting_paper_workbook(unit: Unit, form: str, meeting_id: str) -> bytes:
    """The same paper as a workbook. Raises DomainError: meeting-unknown."""
    view = paper_view(unit, form, meeting_id)
    name = {MINUTES: "Biên bản", RESOLUTION: "Nghị quyết", INVITATION: "Thông báo"}[form]
    return letter_workbook(view, name=name, created=created_at(unit, view.letterhead.dated))


def paper_view(unit: Unit, form: str, meeting_id: str) -> LetterView:
    """One paper of a meeting, ready to be drawn. An invitation bears the day it was sent."""
    minutes = load_minutes(unit, meeting_id)
    meeting = minutes.meeting
    chosen = letter_form_on(meeting_forms(), form, meeting.held_on or unit.now.date())
    left = left_for(unit, meeting)
    dated = meeting.invited_on if form == INVITATION else meeting.held_on
    year = (meeting.held_on or unit.now.date()).year
    issuer = issuer_of_branch(unit, meeting.branch_id, dated, year)
    items = parts_of(unit.connection, MeetingItem, meeting_id)
    values = {
        **values_of(
            minutes,
            attendance_of(unit.connection, meeting_id),
            left,
            items,
            parts_of(unit.connection, AgendaItem, meeting_id),
            quality_of(unit, meeting_id),
        ),
        "branch": issuer.letterhead.issuer,
        "superior": issuer.superior,
        "progress": "" if left else "Không có việc nào còn lại từ các buổi trước.",
    }
    number = {MINUTES: meeting.minutes_number, RESOLUTION: meeting.resolution_number}.get(form)
    sign = f"{f'{number:02}' if number else '……'}-{chosen.symbol}/{issuer.symbol}"
    view = LetterView(
        letterhead=issuer.letterhead.numbered(sign),
        title=chosen.title,
        subject=filled(chosen.subject, values),
        parts=_parts(chosen.parts, values),
        closing=_parts(chosen.closing, values),
        signatures=tuple(_signature(who, meeting, issuer.secretary) for who in chosen.signs),
        recipients=tuple(filter(None, (filled(one, values) for one in chosen.recipients))),
        footnote=f"{chosen.source}. {chosen.note}".strip(),
        is_practice=issuer.is_practice,
    )
    return view.with_table(_PROGRESS, _rows(left)) if form == RESOLUTION and left else view


def minute_book_pdf(unit: Unit, branch_id: str, year: int) -> bytes:
    """The year's minutes and resolutions in one PDF: index, continuous page numbers.

    Raises DomainError: meeting-book-empty, branch-unknown.
    """
    meetings = [
        one
        for one in meetings_between(
            unit.connection, branch_id, date(year, 1, 1), date(year, 12, 31)
        )
        if one.state == MeetingState.HELD
    ]
    if not meetings:
        raise DomainError(Problem(code="meeting-book-empty", params={"year": year}))
    issuer = issuer_of_branch(unit, branch_id, meetings[-1].held_on)
    entries = [
        BookEntry(
            title=f"{label} {meeting_name(one)}",
            dated=date_text(one.held_on) if one.held_on else "",
            number=view.letterhead.number,
            view=view,
        )
        for one in meetings
        for label, form in (("Biên bản", MINUTES), ("Nghị quyết", RESOLUTION))
        if form == MINUTES or one.resolution_number is not None
        for view in (replace(paper_view(unit, form, one.id), footnote=""),)
    ]
    return minute_book(
        MinuteBook(
            letterhead=issuer.letterhead,
            title="Sổ biên bản, nghị quyết sinh hoạt chi bộ",
            subject=f"Năm {year}",
            entries=tuple(entries),
            is_practice=issuer.is_practice,
        )
    )


def quality_of(unit: Unit, meeting_id: str) -> str:
    """What the branch itself said of the meeting's quality; dots before that was closed."""
    score = unit.get(MeetingScore, score_id(meeting_id))
    if score is None or not score.final_grade:
        return f"Chi bộ tự chấm {DOTS} điểm, xếp loại: {DOTS}."
    total = mark_text(Decimal(score.final_total))
    return f"Chi bộ tự chấm {total} điểm, xếp loại: {score.final_grade}."


def _parts(parts: Sequence[FormPart], values: dict[str, str]) -> tuple[LetterPart, ...]:
    """The form's parts; a part that is one place alone becomes a paragraph for each of its lines.

    A place with nothing to say of its own takes no room; a heading keeps its place.
    """
    found: list[LetterPart] = []
    for part in parts:
        name = part.text.strip("{}")
        if part.kind is PartKind.TEXT and part.text == f"{{{name}}}":
            found += [
                LetterPart(kind=PartKind.TEXT, text=line)
                for line in values.get(name, "").splitlines()
                if line.strip()
            ]
        else:
            text = filled(part.text, values)
            found.append(LetterPart(kind=part.kind, text=text, lines=part.lines))
    return tuple(found)


def _rows(left: Sequence[FollowUpLine]) -> list[ListRow]:
    return [
        ListRow(
            cells=(
                place,
                line.item.title,
                line.item.owner_name,
                date_text(line.item.due_on) if line.item.due_on else "",
                item_state_words(line.item.state, is_late=line.is_late),
            )
        )
        for place, line in enumerate(left, start=1)
    ]


def _signature(who: str, meeting: Meeting, secretary: str) -> Signature:
    if who == "meeting-secretary":
        return Signature(lines=("THƯ KÝ",), name=meeting.secretary_name)
    if who == "chair":
        return Signature(lines=("CHỦ TRÌ",), name=meeting.chair_name)
    return branch_signature(secretary)
