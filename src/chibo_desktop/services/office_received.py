"""What a file shows of the office's rows beside its own: documents, deadlines, remarks, answers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from chibo_desktop.domain.directives import Instruction, MonthDeadline, OfficeRemark
from chibo_desktop.domain.opinions.records import OpinionReply
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.above import from_above, own_or_from_above
from chibo_desktop.services.catalogues import criteria_sets
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.unit_of_work import Unit

_SAFE_DAY = 28  # of a time of which no rule says a day: before every month's end
_SHOWN_DAYS = 60  # a document without a day stays on the first page for that long
_AFTER_DUE = 15  # days after its day


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """By when months are due: as the office has said, else as the criteria sets say."""

    said: Mapping[tuple[Month, str], date]

    @classmethod
    def of(cls, unit: Unit) -> "Deadlines":
        """Those that stand in this file, the office's own or as they came down."""
        rows = reversed(own_or_from_above(unit, MonthDeadline))  # the nearest office's word last
        return cls(
            said={
                (one.period, one.unit_id): one.due_on
                for one in rows
                if one.period is not None and one.due_on is not None
            }
        )

    def day(self, month: Month, node_id: str) -> date:
        """The day for a unit: its own, that of all units, the usual one."""
        own = self.said.get((month, node_id))
        return own or self.said.get((month, "")) or usual_due_day(month)

    def span_day(self, period: ReportPeriod) -> date:
        """The day for a quarter or a year."""
        is_year = period.kind is PeriodKind.YEAR
        code = "year-due-day" if is_year else "quarter-due-day"
        return Month.of(period.last_day).deadline(_day_of_rule(code, period.last_day))


@cache
def usual_due_day(month: Month) -> date:
    """By when a month's report is due, by the set in force that asks earliest."""
    days = [one.due_on(month) for one in criteria_sets() if one.covers(month)]
    return min(days, default=month.deadline(_day_of_rule("month-due-day", month.last_day)))


def _day_of_rule(code: str, on: date) -> int:
    return rule_book("office").on(on).whole(code) or _SAFE_DAY


def instructions_now(unit: Unit, today: date) -> list[Instruction]:
    """The office's documents that still concern this unit, the most urgent first."""
    came = from_above(unit, Instruction)
    current = [one for one in came if _until(one) >= today]
    return sorted(current, key=lambda one: (one.due_on or date.max, str(one.issued_on)))


def remarks_on(unit: Unit, round_id: str) -> list[OfficeRemark]:
    """What the office remarked on a round, the newest first."""
    found = [one for one in unit.all(OfficeRemark) if one.round_id == round_id]
    return sorted(found, key=lambda one: (str(one.written_on), one.id), reverse=True)


def replies_by_opinion(unit: Unit) -> Mapping[str, Sequence[OpinionReply]]:
    """The office's answers by the routed opinion, the oldest first."""
    found: dict[str, list[OpinionReply]] = defaultdict(list)
    for one in sorted(unit.all(OpinionReply), key=lambda one: (str(one.replied_on), one.id)):
        found[one.forwarded_id].append(one)
    return found


def _until(one: Instruction) -> date:
    if one.due_on is not None:
        return one.due_on + timedelta(days=_AFTER_DUE)
    return (one.issued_on or date.min) + timedelta(days=_SHOWN_DAYS)
