"""What stands in a section of a review until somebody writes otherwise: sentences from facts."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from chibo_desktop.domain.period_parts import UNEXPLAINED
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.review_form import ReviewBlock
from chibo_desktop.services.known_facts import KnownUnit, known_facts
from chibo_desktop.services.review_facts import MemberFacts, ReviewFacts
from chibo_desktop.services.shortcomings import ShortcomingLine
from chibo_desktop.wording.dates import date_text, partial_date_text
from chibo_desktop.wording.evaluation import rating_label
from chibo_desktop.wording.numbers import THIN_SPACE, decimal_text
from chibo_desktop.wording.shortcomings import mending_text
from chibo_desktop.wording.spans import gap_text, part_title

Sentences = Iterator[str]
_GENERAL = ("attendance.", "dues.")
_TASKS = ("tasks.",)
_STUDY = ("study.",)


def section_text(block: ReviewBlock, facts: ReviewFacts, member_id: str) -> str:
    """What is known for a section, a line each; empty when nothing is."""
    return known_text(block.knows, facts, member_id)


def known_text(knows: Sequence[str], facts: ReviewFacts, member_id: str) -> str:
    """What is known of a member, or the branch, by the words of what to tell; a line each."""
    one = facts.of(member_id)
    lines: list[str] = []
    for code in knows:
        lines += one.told.get(code, ())
        say = _KNOWS.get(code)
        if say is not None:
            lines += say(one, facts)
    return "\n".join(dict.fromkeys(lines))


def _general(one: MemberFacts, _facts: ReviewFacts) -> Sentences:
    yield from _known(one, _GENERAL)


def _study(one: MemberFacts, _facts: ReviewFacts) -> Sentences:
    if "study" not in one.told:
        yield from _known(one, _STUDY)


def _tasks(one: MemberFacts, _facts: ReviewFacts) -> Sentences:
    yield from _known(one, _TASKS)


def _discipline(one: MemberFacts, _facts: ReviewFacts) -> Sentences:
    if not one.disciplines:
        yield "Trong kỳ không bị thi hành kỷ luật."
    for row in one.disciplines:
        number = f" theo Quyết định số {row.decision_number}" if row.decision_number else ""
        yield f"Bị thi hành kỷ luật ngày {partial_date_text(row.decided_on)}{number}: {row.reason}"


def _results(one: MemberFacts, _facts: ReviewFacts) -> Sentences:
    row = one.row
    if row is None or row.rolled.total is None or row.rating is None:
        return
    yield (
        f"Kết quả đánh giá các kỳ: {decimal_text(row.rolled.total)} điểm, mức đề xuất: "
        f"{rating_label(row.rating).lower()}."
    )


def _periods(one: MemberFacts, facts: ReviewFacts) -> Sentences:
    if one.row is None or facts.sheet is None:
        return
    span = facts.sheet.part_span
    said = []
    for part in one.row.parts:
        title = part_title(span, part.period)
        if part.has_result and part.rating is not None:
            points = "" if part.total is None else f"{decimal_text(part.total)} điểm, "
            said.append(f"{title}: {points}{rating_label(part.rating).lower()}")
        elif part.state in UNEXPLAINED:
            said.append(f"{title}: chưa có kết quả")
        else:
            said.append(f"{title}: {gap_text(part)}")
    yield f"{'; '.join(said)}."


def _commendations(one: MemberFacts, _facts: ReviewFacts) -> Sentences:
    for row in one.commendations:
        by = f" của {row.decided_by}" if row.decided_by else ""
        merit = f": {row.merit}" if row.merit else ""
        yield f"Được khen thưởng ngày {partial_date_text(row.awarded_on)}: {row.form}{by}{merit}."


def _defects(one: MemberFacts, _facts: ReviewFacts) -> Sentences:
    for line in one.fresh:
        yield f"- {line.shortcoming.content}"


def _causes(one: MemberFacts, _facts: ReviewFacts) -> Sentences:
    for line in one.fresh:
        if line.shortcoming.cause:
            yield f"- {line.shortcoming.cause}"


def _mending(one: MemberFacts, _facts: ReviewFacts) -> Sentences:
    for line in one.mending:
        note = f"; {line.steps[-1].note}" if line.steps and line.steps[-1].note else ""
        yield f"- {line.shortcoming.content} – {mending_text(line.mending).lower()}{note}"


def _plan(one: MemberFacts, _facts: ReviewFacts) -> Sentences:
    for line in (*one.mending, *one.fresh):
        if line.is_open and (line.shortcoming.remedy or line.shortcoming.due_on):
            yield f"- {_remedy(line)}"


def _collective(_one: MemberFacts, facts: ReviewFacts) -> Sentences:
    shared = [*facts.branch.mending, *facts.branch.fresh]
    if shared:
        yield "Hạn chế, khuyết điểm của chi bộ cần làm rõ trách nhiệm cá nhân:"
    for line in shared:
        yield f"- {line.shortcoming.content} Trách nhiệm của cá nhân: ……………"


def _branch_rounds(_one: MemberFacts, facts: ReviewFacts) -> Sentences:
    months = len(facts.months_closed)
    if months:
        yield f"Đã đánh giá, xếp loại đảng viên {months}/{facts.span.months} tháng trong kỳ."
    sheet = facts.sheet
    if sheet is None or not sheet.counts:
        return
    counts = "; ".join(
        f"{rating_label(rating).lower()}: {sheet.counts[rating]}"
        for rating in Rating
        if sheet.counts.get(rating)
    )
    rated = sum(sheet.counts.values())
    yield f"Kết quả đề xuất: {rated} đảng viên được xếp loại ({counts})."


_KNOWS: Mapping[str, Callable[[MemberFacts, ReviewFacts], Sentences]] = {
    "general": _general,
    "study": _study,
    "tasks": _tasks,
    "discipline": _discipline,
    "results": _results,
    "periods": _periods,
    "commendations": _commendations,
    "defects": _defects,
    "causes": _causes,
    "mending": _mending,
    "plan": _plan,
    "collective": _collective,
    "branch_rounds": _branch_rounds,
}


def _known(one: MemberFacts, fronts: tuple[str, ...]) -> Sentences:
    catalogue = known_facts()
    for code, value in one.known.items():
        provider = catalogue.get(code)
        if provider is None or not code.startswith(fronts):
            continue
        if not value.value and provider.unit in (KnownUnit.COUNT, KnownUnit.FLAG):
            continue  # that nothing happened is not worth a sentence
        match provider.unit:
            case KnownUnit.PERCENT:
                yield f"{provider.label}: {decimal_text(value.value)}{THIN_SPACE}%."
            case KnownUnit.COUNT:
                yield f"{provider.label}: {decimal_text(value.value)}."
            case KnownUnit.FLAG:
                yield f"{provider.label}: {'có' if value.value else 'không'}."
            case KnownUnit.LEVEL:
                yield value.explanation


def _remedy(line: ShortcomingLine) -> str:
    one = line.shortcoming
    due = f" (hạn {date_text(one.due_on)})" if one.due_on else ""
    return f"{one.remedy or one.content}{due}"
