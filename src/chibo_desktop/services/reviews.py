"""Bản kiểm điểm, tự đánh giá: what is known stands there, what people write is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.review_form import ReviewForm
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.year_end import Review, review_id
from chibo_desktop.services.review_facts import ReviewFacts, review_facts
from chibo_desktop.services.review_forms import (
    BRANCH_FORM,
    KINDS,
    PERIOD_FORM,
    review_form,
    yearly_form,
)
from chibo_desktop.services.review_texts import section_text
from chibo_desktop.services.written_sections import Section, section_of, texts_with
from chibo_desktop.storage.evaluations import members_to_evaluate
from chibo_desktop.storage.reviews import reviews_of
from chibo_desktop.storage.unit_of_work import Unit

YEARLY = "yearly"
"""The family of Mẫu 01, 2A, 2B and 2C; the other one is Mẫu 05."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewKey:
    """Whose review of which period: an empty member is the branch. `family`: "05" or yearly."""

    branch_id: str
    member_id: str
    span: Span
    end: Month
    family: str = PERIOD_FORM

    @property
    def id(self) -> str:
        """The id of the record."""
        return review_id(self.branch_id, self.member_id, self.span, self.end, self.family)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDraft:
    """A review as it stands: form, sections, own proposal."""

    key: ReviewKey
    full_name: str
    form: ReviewForm
    forms: tuple[str, ...]  # which others it may be given
    sections: tuple[Section, ...]
    proposed: Rating | None
    record: Review | None

    @property
    def edited(self) -> int:
        """How many sections somebody wrote."""
        return sum(1 for section in self.sections if section.is_edited)


def load_reviews(
    unit: Unit, branch_id: str, span: Span, end: Month, family: str
) -> list[ReviewDraft]:
    """The reviews of all members who are rated, in the order of given names; the branch's last.

    Of the family "05" the branch has none.
    """
    facts = review_facts(unit, branch_id, span, end)
    return drafts_of(unit, facts, family)


def drafts_of(unit: Unit, facts: ReviewFacts, family: str) -> list[ReviewDraft]:
    """The same from facts already read."""
    records = reviews_of(unit.connection, facts.branch_id, facts.span, facts.end)
    skipped = {one.member_id for one, _ in facts.sheet.not_rated} if facts.sheet else set()
    drafts = [
        _draft(facts, _key(facts, member.id, family), member, records)
        for member in members_to_evaluate(unit.connection, facts.branch_id)
        if member.id not in skipped
    ]
    if family == YEARLY:
        drafts.append(_draft(facts, _key(facts, "", family), None, records))
    return drafts


def write_section(unit: Unit, draft: ReviewDraft, code: str, text: str) -> None:
    """Keep what somebody wrote in a section; what is known again stands there by itself."""
    section = section_of(draft.sections, code, "review-section-unknown")
    one = review_record(unit, draft)
    unit.save(replace(one, texts=texts_with(one.texts, section, text)), act="review.write")


def propose_rating(unit: Unit, draft: ReviewDraft, rating: Rating | None) -> None:
    """The rating that a member, or the branch, proposes for itself; None: not said."""
    unit.save(replace(review_record(unit, draft), proposed=rating or ""), act="review.propose")


def choose_form(unit: Unit, draft: ReviewDraft, form: str) -> None:
    """Give a member another of Mẫu 2A, 2B, 2C. Raises DomainError: review-form-unknown."""
    if form not in draft.forms:
        raise DomainError(Problem(code="review-form-unknown"))
    unit.save(replace(review_record(unit, draft), form=form), act="review.form")


def review_record(unit: Unit, draft: ReviewDraft) -> Review:
    """The record of a review, new while nobody has written anything."""
    key = draft.key
    return unit.get(Review, key.id) or Review(
        id=key.id,
        org_id=unit.author.org_id,
        branch_id=key.branch_id,
        member_id=key.member_id,
        span=key.span,
        period=key.end,
        form=draft.form.form,
    )


def _key(facts: ReviewFacts, member_id: str, family: str) -> ReviewKey:
    return ReviewKey(
        branch_id=facts.branch_id,
        member_id=member_id,
        span=facts.span,
        end=facts.end,
        family=family,
    )


def _draft(
    facts: ReviewFacts, key: ReviewKey, member: Member | None, records: Mapping[str, Review]
) -> ReviewDraft:
    record, day = records.get(key.id), key.end.last_day
    form = review_form(_form_code(key, member, record, day), day)
    return ReviewDraft(
        key=key,
        full_name=member.full_name if member else "",
        form=form,
        forms=tuple(KINDS.values()) if member and key.family == YEARLY else (form.form,),
        sections=tuple(_sections(form, facts, key.member_id, record)),
        proposed=Rating(record.proposed) if record and record.proposed else None,
        record=record,
    )


def _form_code(key: ReviewKey, member: Member | None, record: Review | None, day: date) -> str:
    if key.family == PERIOD_FORM:
        return PERIOD_FORM
    if member is None:
        return BRANCH_FORM
    return record.form if record and record.form in KINDS.values() else yearly_form(member, day)


def _sections(
    form: ReviewForm, facts: ReviewFacts, member_id: str, record: Review | None
) -> Sequence[Section]:
    written = record.texts if record else {}
    found = []
    for block in form.sections:
        known = section_text(block, facts, member_id)
        text = written.get(block.code, known)
        title = form.section_title(block.code)
        found.append(Section(code=block.code, title=title, text=text, known=known))
    return found
