"""Documents and inspections of the practice units, month by month; some are missing or late."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.terms.committee import span_on
from chibo_desktop.domain.terms.documents import (
    BranchDocument,
    DocumentKind,
    DocumentPeriod,
    DocumentRhythm,
    branch_document_id,
)
from chibo_desktop.domain.terms.inspection import Inspection, InspectionKind, InspectionState
from chibo_desktop.domain.terms.records import Term
from chibo_desktop.services.branch_documents import document_kinds, document_periods
from chibo_desktop.services.committee import committee_people
from chibo_desktop.services.inspections import inspections_of
from chibo_desktop.services.practice_plan import PRACTICE_UNIT
from chibo_desktop.storage.of_body import of_body
from chibo_desktop.storage.unit_of_work import Unit

_ISSUED_IN = {
    "year-programme": 1,
    "year-inspection": 1,
    "year-meetings": 1,
    "year-study": 2,
}
_SYMBOLS = {
    "working-rules": "QC",
    "duties": "TB",
    "term-programme": "CTr",
    "term-inspection": "CTr",
    "congress-resolution": "NQ",
    "year-inspection": "CTr",
    "year-meetings": "KH",
    "year-study": "KH",
    "year-programme": "NQ",
    "quarter-report": "BC",
}
_OF_THE_PRACTICE_BRANCH = frozenset({"term-inspection", "year-study"})  # what it has not issued
_MISSING_SHARE = 0.08
_PROGRAMME = (
    (InspectionKind.INSPECTION, "Việc chấp hành nhiệm vụ đảng viên, điều không được làm", 4),
    (InspectionKind.SUPERVISION, "Việc thực hiện bản cam kết tu dưỡng, rèn luyện", 6),
    (InspectionKind.SELF_INSPECTION, "Chi bộ tự kiểm tra việc thu, nộp đảng phí", 9),
    (InspectionKind.SUPERVISION, "Việc thực hiện nhiệm vụ được phân công trong năm", 10),
    (InspectionKind.INSPECTION, "Việc thực hiện nghị quyết đại hội chi bộ", 12),
)  # fmt: skip
_ENOUGH = 2  # inspections of a branch that nobody practises on
_LEFT_OPEN = 10  # the month whose supervision the practice branch has not concluded


def live_documents(unit: Unit, branch_ids: Sequence[str], month: Month, code: str) -> None:
    """What a branch issues in a month: of the term in the first one, then of year and quarter."""
    for branch_id in branch_ids:
        terms = of_body(unit.connection, Term, unit.author.org_id, branch_id)
        span = span_on(terms, month.first_day)
        dice = Random(f"{code} {branch_id} documents {month}")  # noqa: S311 - no secret
        found = []
        for period in document_periods(span, month.year, month.last_day):
            for kind in document_kinds():
                day = _issued(kind, period, month)
                if kind.rhythm is period.rhythm and day is not None and _has(kind, code, dice):
                    found.append(_document(unit, branch_id, kind, period, day))
        unit.save_all(found, act="document.record")


def live_inspections(unit: Unit, branch_ids: Sequence[str], month: Month, code: str) -> None:
    """The year's programme in January; then each is concluded in its month."""
    is_whole = code == PRACTICE_UNIT
    for branch_id in branch_ids:
        if month.number == 1:
            unit.save_all(
                _plan(unit, branch_id, month.year, is_whole=is_whole), act="inspection.create"
            )
        for one in inspections_of(unit, unit.author.org_id, branch_id, month.year):
            if one.planned_in == month and not (is_whole and month.number == _LEFT_OPEN):
                unit.save(_concluded(one, month), act="inspection.edit")


def _has(kind: DocumentKind, code: str, dice: Random) -> bool:
    if code == PRACTICE_UNIT:
        return kind.code not in _OF_THE_PRACTICE_BRANCH
    return dice.random() >= _MISSING_SHARE


def _issued(kind: DocumentKind, period: DocumentPeriod, month: Month) -> date | None:
    """The day a document is issued, when that is written down in a month."""
    if kind.rhythm is DocumentRhythm.TERM and month.number == 1:
        return period.first + timedelta(days=kind.due_days // 2)
    if kind.rhythm is DocumentRhythm.QUARTER and month == Month.of(period.last):
        return period.last - timedelta(days=3)
    if kind.rhythm is DocumentRhythm.YEAR and month.number == _ISSUED_IN.get(kind.code):
        return month.first_day + timedelta(days=14)
    return None


def _document(
    unit: Unit, branch_id: str, kind: DocumentKind, period: DocumentPeriod, day: date
) -> BranchDocument:
    org_id = unit.author.org_id
    return BranchDocument(
        id=branch_document_id(org_id, branch_id, kind.code, period.key),
        org_id=org_id,
        branch_id=branch_id,
        kind=kind.code,
        period=period.key,
        title=kind.title,
        number=f"{day.month:02}-{_SYMBOLS.get(kind.code, 'KH')}/CB",
        issued_on=day,
        kept_at="Cặp lưu văn bản của chi bộ",
    )


def _plan(unit: Unit, branch_id: str, year: int, *, is_whole: bool) -> list[Inspection]:
    people = list(committee_people(unit, branch_id).items())
    found = []
    for number, (kind, title, month) in enumerate(_PROGRAMME, start=1):
        if not is_whole and number > _ENOUGH:
            break
        has_person = kind is not InspectionKind.SELF_INSPECTION and bool(people)
        member_id, name = people[(3 * number) % len(people)] if has_person else ("", "Chi bộ")
        found.append(
            Inspection(
                id=unit.new_id(),
                org_id=unit.author.org_id,
                branch_id=branch_id,
                year=year,
                number=number,
                kind=kind,
                title=title,
                member_id=member_id,
                full_name=name,
                planned_in=Month(year, month),
                leader_name="Chi ủy",
                state=InspectionState.PLANNED,
            )
        )
    return found


def _concluded(one: Inspection, month: Month) -> Inspection:
    is_of_the_whole = one.kind == InspectionKind.SELF_INSPECTION
    return replace(
        one,
        state=InspectionState.DONE,
        done_on=month.last_day - timedelta(days=5),
        conclusion_number=f"{month.number:02}-KL/CB",
        result="Thực hiện đúng quy định; ghi chép còn chậm, cần bổ sung kịp thời."
        if is_of_the_whole
        else "Chấp hành tốt; chưa phát hiện vi phạm.",
        follow_up="Ghi sổ thu, nộp đảng phí ngay trong tháng" if is_of_the_whole else "",
        follow_due_on=month.next().last_day if is_of_the_whole else None,
    )
