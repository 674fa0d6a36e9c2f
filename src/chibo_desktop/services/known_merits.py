"""What the dossiers say of discipline and commendation in a period."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from chibo_desktop.domain.known_value import KnownValue
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.storage.merit_days import commendation_days, discipline_days
from chibo_desktop.storage.reading import Connection
from chibo_desktop.wording.dates import partial_date_text

Days = Mapping[str, Sequence[PartialDate]]


def discipline_in_period(
    connection: Connection, branch_id: str, member_ids: Sequence[str], first: date, last: date
) -> Mapping[str, KnownValue]:
    """1 for who was disciplined in the period by the dossier, else 0 (kỷ luật trong kỳ)."""
    del branch_id
    return _counted(
        discipline_days(connection, member_ids),
        member_ids,
        (first, last),
        lambda count: min(count, 1),
        ("Hồ sơ ghi quyết định kỷ luật", "Hồ sơ không ghi kỷ luật trong kỳ."),
    )


def commendations_in_period(
    connection: Connection, branch_id: str, member_ids: Sequence[str], first: date, last: date
) -> Mapping[str, KnownValue]:
    """How often somebody was commended in the period by the dossier (khen thưởng trong kỳ)."""
    del branch_id
    return _counted(
        commendation_days(connection, member_ids),
        member_ids,
        (first, last),
        lambda count: count,
        ("Hồ sơ ghi khen thưởng", "Hồ sơ không ghi khen thưởng trong kỳ."),
    )


def _counted(
    found: Days,
    member_ids: Sequence[str],
    period: tuple[date, date],
    value: Callable[[int], int],
    words: tuple[str, str],
) -> dict[str, KnownValue]:
    """A day known in part counts when all that it can mean lies within the period.

    Of somebody with a day that may or may not lie within it the program does not know.
    """
    first, last = period
    answer = {}
    for member in member_ids:
        days = found.get(member, ())
        inside = [day for day in days if first <= day.earliest and day.latest <= last]
        unclear = [
            day
            for day in days
            if day not in inside and day.earliest <= last and first <= day.latest
        ]
        if unclear:
            continue
        said = ", ".join(partial_date_text(day) for day in inside)
        answer[member] = KnownValue(
            value=Decimal(value(len(inside))),
            explanation=f"{words[0]}: {said}." if inside else words[1],
        )
    return answer
