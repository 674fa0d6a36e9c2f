"""What the study book says of members for a period: for criteria sets that ask for it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from chibo_desktop.domain.known_value import KnownValue
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.study import Participation, StudyRemark
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.storage.reading import Connection
from chibo_desktop.storage.study import StudyMark, study_marks
from chibo_desktop.wording.dates import short_month_text

Known = Mapping[str, KnownValue]
_LEVELS = {StudyRemark.NOT_MET.value: 0, StudyRemark.MET.value: 1, StudyRemark.MODEL.value: 2}


def study_registered(
    connection: Connection, branch_id: str, member_ids: Sequence[str], first: date, last: date
) -> Known:
    """1 for who registered an action in every month of the period, else 0."""
    months = _months(first, last)
    return {
        member: _flag("Sổ đăng ký", "đã đăng ký", months, done)
        for member, done in _done(
            connection, branch_id, member_ids, months, lambda mark: mark.is_registered
        ).items()
    }


def study_reported(
    connection: Connection, branch_id: str, member_ids: Sequence[str], first: date, last: date
) -> Known:
    """1 for who handed in a report in every month of the period, else 0."""
    months = _months(first, last)
    return {
        member: _flag("Sổ theo dõi", "đã nộp bài thu hoạch", months, done)
        for member, done in _done(
            connection, branch_id, member_ids, months, lambda mark: mark.has_report
        ).items()
    }


def study_absent(
    connection: Connection, branch_id: str, member_ids: Sequence[str], first: date, last: date
) -> Known:
    """How many months somebody missed the study without a reason; known where it was noted."""
    answer = {}
    for member, marks in _by_member(connection, branch_id, member_ids, first, last).items():
        noted = [mark for mark in marks if mark.participation in tuple(Participation)]
        missed = [mark for mark in noted if mark.participation == Participation.ABSENT]
        if noted:
            said = ", ".join(short_month_text(Month.parse(mark.period)) for mark in missed)
            answer[member] = KnownValue(
                value=Decimal(len(missed)),
                explanation=f"Vắng học không lý do: tháng {said}."
                if missed
                else "Sổ theo dõi không ghi buổi học nào vắng không lý do.",
            )
    return answer


def study_remark(
    connection: Connection, branch_id: str, member_ids: Sequence[str], first: date, last: date
) -> Known:
    """The committee's remark as a level; of several months the lowest, so that none is hidden."""
    answer = {}
    for member, marks in _by_member(connection, branch_id, member_ids, first, last).items():
        given = [mark for mark in marks if mark.remark in _LEVELS]
        if given:
            lowest = min(given, key=lambda mark: _LEVELS[mark.remark])
            label = catalogues()["study_remark"].label(lowest.remark).lower()
            month = short_month_text(Month.parse(lowest.period))
            answer[member] = KnownValue(
                value=Decimal(_LEVELS[lowest.remark]),
                explanation=f"Chi ủy nhận xét {label} (tháng {month}).",
            )
    return answer


def _done(
    connection: Connection,
    branch_id: str,
    member_ids: Sequence[str],
    months: Sequence[Month],
    test: Callable[[StudyMark], bool],
) -> dict[str, list[str]]:
    """The months in which somebody did it; of nobody when the branch wrote nothing down."""
    found = _by_member(connection, branch_id, member_ids, months[0].first_day, months[-1].last_day)
    if not found:
        return {}
    return {
        member: [mark.period for mark in found.get(member, ()) if test(mark)]
        for member in member_ids
    }


def _flag(book: str, words: str, months: Sequence[Month], done: Sequence[str]) -> KnownValue:
    whole = len(done) == len(months)
    if len(months) == 1:
        said = f"{book}: {words}." if whole else f"{book}: chưa thấy ghi là {words}."
    else:
        said = f"{book}: {words} {len(done)}/{len(months)} tháng."
    return KnownValue(value=Decimal(whole), explanation=said)


def _by_member(
    connection: Connection, branch_id: str, member_ids: Sequence[str], first: date, last: date
) -> dict[str, list[StudyMark]]:
    wanted = set(member_ids)
    found: dict[str, list[StudyMark]] = defaultdict(list)
    marks = study_marks(connection, Month.of(first), Month.of(last), branch_id=branch_id)
    for mark in sorted(marks, key=lambda mark: mark.period):
        if mark.member_id in wanted:
            found[mark.member_id].append(mark)
    return found


def _months(first: date, last: date) -> list[Month]:
    months = [Month.of(first)]
    while months[-1] < Month.of(last):
        months.append(months[-1].next())
    return months
