"""From the records of a round to the evaluation sheet's view: the same rules for every caller."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from chibo_desktop.documents.evaluation_view import (
    MarkerBox,
    MemberSheet,
    RatingBox,
    SheetFact,
    SheetForm,
    SheetItem,
    Votes,
)
from chibo_desktop.documents.letterhead import Letterhead, Signature
from chibo_desktop.domain.criteria import CriteriaSet, all_criteria
from chibo_desktop.domain.criteria_marks import read_numbers
from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind, FactKind
from chibo_desktop.domain.criteria_rating import Outcome
from chibo_desktop.domain.evaluation import Evaluation, Round
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.typed_mark import AnswerKind, answer_kind, answer_options
from chibo_desktop.wording.evaluation import fact_text, rating_label, reason_sentence
from chibo_desktop.wording.numbers import MINUS, mark_text

_UNITS = {FactKind.PERCENT: "%", FactKind.FLAG: "có/không"}


def sheet_form(
    criteria_set: CriteriaSet,
    *,
    letterhead: Letterhead,
    month: Month,
    signatures: Sequence[Signature],
    shows_card_number: bool = True,
    is_practice: bool = False,
) -> SheetForm:
    """The form of a round: every line, column, condition and class of its criteria set."""
    return SheetForm(
        letterhead=letterhead,
        month=month,
        criteria_title=criteria_set.title,
        items=tuple(_item(line) for _, line in all_criteria(criteria_set)),
        ratings=tuple(RatingBox(code=rating, label=rating_label(rating)) for rating in Rating),
        signatures=tuple(signatures),
        facts=tuple(
            SheetFact(
                code=fact.code,
                text=f"{fact.label} ({_UNITS[fact.kind]})" if fact.kind in _UNITS else fact.label,
            )
            for fact in criteria_set.facts
        ),
        maximum_total=criteria_set.scale,
        markers=tuple(
            MarkerBox(code=marker.code, label=marker.short_label) for marker in criteria_set.markers
        ),
        shows_card_number=shows_card_number,
        is_example=criteria_set.is_example,
        example_note=criteria_set.example_note,
        is_practice=is_practice,
    )


def prefilled_sheet(
    full_name: str, *, member: Member | None = None, position: str = ""
) -> MemberSheet:
    """A sheet with who it is about and nothing marked; `position` as it is to be read."""
    if member is None:
        return MemberSheet(full_name=full_name, position=position)
    return MemberSheet(
        full_name=full_name,
        born=member.born_on,
        position=position,
        card_number=member.card_number,
        admitted_on=member.admitted_on,
        confirmed_on=member.confirmed_on,
    )


def filled_sheet(
    criteria_set: CriteriaSet,
    of_round: Round,
    evaluation: Evaluation,
    outcome: Outcome,
    *,
    member: Member | None = None,
    position: str = "",
    rating: Rating | None = None,
    more_reasons: Sequence[str] = (),
) -> MemberSheet:
    """A sheet with marks, totals, facts, rating and votes, and why the rating is what it is.

    `rating` is the one that stands (the outcome's unless people decided otherwise);
    `more_reasons` are sentences to print after those of the rules, e.g. of such a decision.
    """
    blank = prefilled_sheet(evaluation.full_name, member=member, position=position)
    given = {
        marker.code: read_numbers(evaluation.marks(marker.code)) for marker in criteria_set.markers
    }
    chosen = rating if rating is not None else outcome.rating
    return MemberSheet(
        full_name=blank.full_name,
        born=blank.born,
        position=blank.position,
        card_number=blank.card_number,
        admitted_on=blank.admitted_on,
        confirmed_on=blank.confirmed_on,
        marks={
            code: _printed_marks(criteria_set, marks, outcome.totals[code].groups)
            for code, marks in given.items()
            if marks
        },
        notes=evaluation.notes,
        totals={code: total.total for code, total in outcome.totals.items() if total.is_marked},
        facts={
            code: fact_text(criteria_set, code, text) for code, text in evaluation.facts.items()
        },
        rating=chosen or "",
        final_total=outcome.total,
        reasons=(*_printed_reasons(criteria_set, outcome), *more_reasons),
        votes=_votes(of_round, evaluation.votes),
    )


_SAID_ELSEWHERE = frozenset({"total", "rated", "not-marked"})  # the total and the ticked box


def _printed_reasons(criteria_set: CriteriaSet, outcome: Outcome) -> list[str]:
    return [
        reason_sentence(reason, criteria_set)
        for reason in outcome.reasons
        if reason.code not in _SAID_ELSEWHERE
    ]


def _item(line: Criterion) -> SheetItem:
    maximum = mark_text(line.maximum)
    if maximum and line.kind is CriterionKind.BONUS:
        maximum = f"+{maximum}"
    elif maximum and line.kind is CriterionKind.DEDUCTION:
        maximum = f"{MINUS}{maximum}"
    kind = answer_kind(line)
    said = (line.label, *filter(None, (_how(line, kind), line.guidance and f"({line.guidance})")))
    return SheetItem(
        code=line.code,
        number=line.number,
        text="\n".join(said),
        maximum=maximum,
        is_group=line.is_group,
        answer=kind,
    )


def _how(line: Criterion, kind: AnswerKind) -> str:
    """How the line is answered, where it is not by points up to the maximum."""
    options = answer_options(line, kind)
    if kind is AnswerKind.LEVEL:
        levels = (
            f"{number}. {label}: {mark_text(points)}"
            for number, (label, points) in enumerate(options, start=1)
        )
        return f"Ghi số của mức – {'; '.join(levels)}"
    if kind is AnswerKind.YES_NO:
        return "Đánh dấu X: Đ – đảm bảo, K – không đảm bảo"
    if kind is AnswerKind.PERCENT:
        return "Ghi phần trăm hoàn thành"
    return ""


def _printed_marks(
    criteria_set: CriteriaSet, marks: Mapping[str, Decimal], tops: Mapping[str, Decimal]
) -> dict[str, Decimal]:
    """Marks by line: deductions with their sign, groups with what their lines sum up to."""
    printed: dict[str, Decimal] = {}
    for _, line in reversed(all_criteria(criteria_set)):  # children stand after their group
        if line.is_group:
            below = [printed[child.code] for child in line.children if child.code in printed]
            if below:
                printed[line.code] = tops.get(line.code, max(Decimal(0), sum(below, Decimal(0))))
        elif (mark := marks.get(line.code)) is not None and mark.is_finite():
            printed[line.code] = -mark if line.kind is CriterionKind.DEDUCTION else mark
    return printed


def _votes(of_round: Round, written: Mapping[str, str]) -> Votes | None:
    counts = {code: int(text) for code, text in written.items() if text.isdecimal()}
    if of_round.present is None or of_round.summoned is None or not counts:
        return None
    return Votes(present=of_round.present, summoned=of_round.summoned, counts=counts)
