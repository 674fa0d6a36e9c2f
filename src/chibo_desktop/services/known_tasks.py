"""What the task lists of members tell a criteria set: shares of tasks, and the tasks themselves."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from chibo_desktop.domain.known_value import KnownValue
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.task_formula import TaskResult
from chibo_desktop.domain.work_item import WorkShares, work_shares
from chibo_desktop.storage.reading import Connection
from chibo_desktop.storage.work_items import follow_ups_of, work_items_of

Known = Mapping[str, KnownValue]
Find = Callable[[Connection, str, Sequence[str], date, date], Known]


def shares_in_period(
    connection: Connection, branch_id: str, member_ids: Sequence[str], first: date, last: date
) -> dict[str, WorkShares]:
    """Tasks and meetings' conclusions of each member counted; who has none is absent."""
    items = work_items_of(connection, branch_id, Month.of(first), Month.of(last))
    follow_ups = follow_ups_of(connection, branch_id, member_ids, first, last)
    counted = {
        member: work_shares(items.get(member, ()), follow_ups.get(member, ()))
        for member in member_ids
    }
    return {member: shares for member, shares in counted.items() if shares.total}


def tasks_in_period(
    connection: Connection, branch_id: str, member_ids: Sequence[str], first: date, last: date
) -> dict[str, list[TaskResult]]:
    """The tasks entered for each member, as formulas see them."""
    known = frozenset(member_ids)
    items = work_items_of(connection, branch_id, Month.of(first), Month.of(last))
    return {
        member: [item.result for item in some] for member, some in items.items() if member in known
    }


def _provider(words: str, count: Callable[[WorkShares], int]) -> Find:
    def find(
        connection: Connection, branch_id: str, member_ids: Sequence[str], first: date, last: date
    ) -> Known:
        found = shares_in_period(connection, branch_id, member_ids, first, last)
        return {
            member: KnownValue(
                value=shares.share(count(shares)),
                explanation=f"{words} {count(shares)}/{shares.total} nhiệm vụ – theo danh mục "
                "nhiệm vụ của kỳ.",
            )
            for member, shares in found.items()
        }

    return find


TASK_PROVIDERS: Mapping[str, Find] = {
    "tasks.done_share": _provider("Hoàn thành", lambda shares: shares.done),
    "tasks.not_done_share": _provider("Chưa hoàn thành", lambda shares: shares.not_done),
    "tasks.late_share": _provider("Chậm tiến độ", lambda shares: shares.late),
    "tasks.exceeding_share": _provider("Vượt mức yêu cầu", lambda shares: shares.exceeding),
}
