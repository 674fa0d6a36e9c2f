"""Mẫu 01, 2A, 2B, 2C and 05 on paper and as workbooks: one member, some, or everybody in one file.

Source: HD 43-HD/BTCTW (domain.md §4.1–4.3).
"""

from collections.abc import Mapping, Sequence
from datetime import date

from chibo_desktop.documents.letter import LetterPart
from chibo_desktop.documents.letterhead import Signature, committee_signature
from chibo_desktop.documents.review_paper import review_paper
from chibo_desktop.documents.review_view import (
    ReviewPart,
    ReviewView,
    TablePart,
    Ticks,
    TitleLine,
    WrittenPart,
)
from chibo_desktop.documents.review_workbook import review_workbook
from chibo_desktop.domain.letter_form import PartKind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.review_form import BlockKind, ReviewBlock, ReviewTable
from chibo_desktop.domain.span import Span
from chibo_desktop.services.collective import collective_rating, collective_table
from chibo_desktop.services.issuers import Issuer, created_at, issuer_of
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.person_on_paper import branch_secretary, member_texts
from chibo_desktop.services.review_facts import ReviewFacts, review_facts
from chibo_desktop.services.review_forms import BRANCH_FORM, PERIOD_FORM
from chibo_desktop.services.review_tables import mending_table, periods_table, points_table
from chibo_desktop.services.reviews import ReviewDraft, drafts_of
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.evaluation import rating_label
from chibo_desktop.wording.spans import span_name


def reviews_pdf(
    unit: Unit,
    branch_id: str,
    span: Span,
    end: Month,
    family: str,
    *,
    member_ids: Sequence[str] | None = None,
    forms: Sequence[str] = (),
    dated: date | None = None,
    facts: ReviewFacts | None = None,
    progress: Progress = unwatched,
) -> bytes:
    """The reviews in one PDF; `member_ids` or `forms` choose some (an empty id is the branch).

    Raises DomainError: nobody-to-print.
    """
    views = review_views(
        unit, branch_id, span, end, family,
        member_ids=member_ids, forms=forms, dated=dated, facts=facts, progress=progress,
    )  # fmt: skip
    return review_paper(views)


def reviews_workbook(
    unit: Unit,
    branch_id: str,
    span: Span,
    end: Month,
    family: str,
    *,
    member_ids: Sequence[str] | None = None,
    forms: Sequence[str] = (),
    dated: date | None = None,
) -> bytes:
    """The same reviews as sheets of one workbook. Raises DomainError: nobody-to-print."""
    views = review_views(
        unit, branch_id, span, end, family, member_ids=member_ids, forms=forms, dated=dated
    )
    return review_workbook(views, created=created_at(unit, dated))


def review_views(
    unit: Unit,
    branch_id: str,
    span: Span,
    end: Month,
    family: str,
    *,
    member_ids: Sequence[str] | None = None,
    forms: Sequence[str] = (),
    dated: date | None = None,
    facts: ReviewFacts | None = None,
    progress: Progress = unwatched,
) -> list[ReviewView]:
    """The reviews as documents; `facts` that are already read need not be read again.

    Raises DomainError: nobody-to-print.
    """
    facts = facts or review_facts(unit, branch_id, span, end)
    drafts = [
        draft
        for draft in drafts_of(unit, facts, family)
        if (member_ids is None or draft.key.member_id in member_ids)
        and (not forms or draft.form.form in forms)
    ]
    if not drafts:
        raise DomainError(Problem(code="nobody-to-print"))
    members = unit.get_many(Member, [draft.key.member_id for draft in drafts])
    names = branch_names(unit.connection)
    issuer = issuer_of(unit, dated, Scope(branch_id=branch_id))
    secretary = branch_secretary(unit, branch_id)
    views = []
    for done, draft in enumerate(drafts, start=1):
        member = members.get(draft.key.member_id)
        texts = member_texts(member, names) if member else {}
        values = {
            **texts,
            "branch": names.get(branch_id, ""),
            "headcount": str(facts.headcount),
            "position": texts.get("position", "") or ("Đảng viên" if member else ""),
        }
        views.append(_view(draft, facts, values, issuer, secretary))
        progress(done, len(drafts), f"{draft.form.title} {done}/{len(drafts)}")
    return views


def _view(
    draft: ReviewDraft,
    facts: ReviewFacts,
    values: Mapping[str, str],
    issuer: Issuer,
    secretary: str,
) -> ReviewView:
    form = draft.form
    number = f"……-BC/{issuer.symbol}" if form.form == BRANCH_FORM else ""
    return ReviewView(
        letterhead=issuer.letterhead.numbered(number),
        title=form.title,
        subjects=(span_name(facts.span, facts.end),),
        below=form.below,
        parts=tuple(_part(block, draft, facts, values) for block in form.blocks),
        signatures=tuple(_signature(who, draft, issuer, secretary) for who in form.signs),
        recipients=issuer.recipients if form.form == BRANCH_FORM else (),
        footnote=form.footnote,
        owner=draft.full_name or values["branch"],
        sheet=f"Mẫu {form.form}",
        is_practice=issuer.is_practice,
    )


def _part(
    block: ReviewBlock,
    draft: ReviewDraft,
    facts: ReviewFacts,
    values: Mapping[str, str],
) -> ReviewPart:
    match block.kind:
        case BlockKind.TITLE:
            return TitleLine(text=block.text)
        case BlockKind.HEADING:
            return LetterPart(kind=PartKind.HEADING, text=block.text)
        case BlockKind.NOTE:
            return LetterPart(kind=PartKind.NOTE, text=block.text)
        case BlockKind.FIELD:
            value = values.get(block.value.strip("{}"), "")
            return LetterPart(kind=PartKind.FIELD, text=block.text, value=value)
        case BlockKind.SECTION:
            section = next(one for one in draft.sections if one.code == block.code)
            return WrittenPart(title=block.text, text=section.text, lines=block.lines)
    return _table(ReviewTable(block.text), draft, facts)


def _table(table: ReviewTable, draft: ReviewDraft, facts: ReviewFacts) -> TablePart | Ticks:
    one = facts.of(draft.key.member_id)
    is_branch, day = not draft.key.member_id, draft.key.end.last_day
    match table:
        case ReviewTable.PERIODS:
            return periods_table(one, facts)
        case ReviewTable.POINTS:
            return collective_table(draft.record, day) if is_branch else points_table(one)
        case ReviewTable.MENDING:
            return mending_table(one)
    chosen = draft.proposed or (collective_rating(draft.record, day) if is_branch else None)
    ratings = list(Rating)
    return Ticks(
        options=tuple(rating_label(rating) for rating in ratings),
        chosen=ratings.index(chosen) if chosen else None,
    )


def _signature(who: str, draft: ReviewDraft, issuer: Issuer, secretary: str) -> Signature:
    match who:
        case "person":
            is_period = draft.form.form == PERIOD_FORM
            words = "NGƯỜI TỰ ĐÁNH GIÁ" if is_period else "NGƯỜI TỰ KIỂM ĐIỂM"
            return Signature(lines=(words,), name=draft.full_name)
        case "workplace":
            return Signature(lines=("XÁC NHẬN", "CƠ QUAN, ĐƠN VỊ"))
        case "committee":
            return committee_signature(secretary)
    return issuer.signature
