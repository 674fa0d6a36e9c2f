"""From which month to which somebody owes dues to this branch: from life events, else the record.

Which month is the first and the last is a dated rule: who admits, who hands over, where somebody
pays who takes part elsewhere for a time. Source: resources/rules/dues.json.
"""

from collections.abc import Sequence
from datetime import date

from chibo_desktop.domain.dues.ledger import DuesSpan
from chibo_desktop.domain.life_cycle import LifeStep
from chibo_desktop.domain.life_event import LifeEventKind
from chibo_desktop.domain.life_state import LifePlace, LifeState
from chibo_desktop.domain.member import ActivityStatus
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rules import RuleBook

FIRST_MONTH, LAST_MONTH, TRANSFER_MONTH, TEMPORARY = (
    "dues-first-month", "dues-last-month", "dues-transfer-month", "dues-temporary",
)  # fmt: skip
_SAME, _OLD, _HOST = "same", "old", "host"
_MOVES = (LifeEventKind.TRANSFERRED_IN, LifeEventKind.TRANSFERRED_OUT)
_TEMPORARY_MOVES = (
    LifeEventKind.HOSTED,
    LifeEventKind.HOSTING_ENDED,
    LifeEventKind.SENT_AWAY,
    LifeEventKind.CAME_BACK,
)
_NEVER = frozenset(
    {
        ActivityStatus.INTERRUPTED,
        ActivityStatus.CANDIDATE,
        ActivityStatus.WITHDRAWN,
        ActivityStatus.TRANSFERRED,
        ActivityStatus.LEFT,
        ActivityStatus.DECEASED,
    }
)


def spans_of_line(line: Sequence[LifeStep], book: RuleBook) -> tuple[DuesSpan, ...]:
    """The months that follow from what happened, in order; steps that cannot be change nothing."""
    found: list[DuesSpan] = []
    first: Month | None = None
    for step in line:
        if step.event.is_of_another_unit:
            continue
        owed, owes = _owes(step.before, step, book), _owes(step.after, step, book)
        if owes == owed:
            continue
        day = step.event.earliest
        if owes:
            first = _first(day, LifeEventKind(step.event.kind), book)
        elif first is not None:
            last = _last(day, LifeEventKind(step.event.kind), book)
            found += _span(first, last)
            first = None
    return (*found, *((DuesSpan(first=first),) if first is not None else ()))


def spans_of_record(
    status: str, admitted_on: PartialDate | None, left_on: PartialDate | None, book: RuleBook
) -> tuple[DuesSpan, ...]:
    """The months that the record alone tells of; none without a day of admission."""
    if admitted_on is None or status in (ActivityStatus.CANDIDATE, ActivityStatus.WITHDRAWN):
        return ()
    first = _first(admitted_on.earliest, LifeEventKind.CEREMONY, book)
    if status == ActivityStatus.AWAY and _temporary_at_host(admitted_on.earliest, book):
        return ()
    if status not in _NEVER:
        return (DuesSpan(first=first),)
    if left_on is None:
        return ()
    kind = LifeEventKind.DECEASED
    if status == ActivityStatus.TRANSFERRED:
        kind = LifeEventKind.TRANSFERRED_OUT
    return tuple(_span(first, _last(left_on.earliest, kind, book)))


def _owes(state: LifeState, step: LifeStep, book: RuleBook) -> bool:
    if not state.is_member or state.activity is ActivityStatus.INTERRUPTED:
        return False
    match state.place:
        case LifePlace.GONE:
            return False
        case LifePlace.GUEST:
            return _temporary_at_host(step.event.earliest, book)
        case LifePlace.AWAY:
            return not _temporary_at_host(step.event.earliest, book)
        case _:
            return True


def _temporary_at_host(day: date, book: RuleBook) -> bool:
    return book.on(day).word(TEMPORARY) == _HOST


def _first(day: date, kind: LifeEventKind, book: RuleBook) -> Month:
    month, rules = Month.of(day), book.on(day)
    if kind in _MOVES:
        return month.next() if rules.word(TRANSFER_MONTH) == _OLD else month
    if kind in _TEMPORARY_MOVES:
        return month.next()
    return month if rules.word(FIRST_MONTH) in (_SAME, "") else month.next()


def _last(day: date, kind: LifeEventKind, book: RuleBook) -> Month:
    month, rules = Month.of(day), book.on(day)
    if kind in _MOVES:
        return month if rules.word(TRANSFER_MONTH) == _OLD else month.previous()
    if kind in _TEMPORARY_MOVES:
        return month
    return month if rules.word(LAST_MONTH) in (_SAME, "") else month.previous()


def _span(first: Month, last: Month) -> list[DuesSpan]:
    return [DuesSpan(first=first, last=last)] if first <= last else []
