"""Dues of the practice branches: a book since August, most pay in time, some owe, money goes up."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.dues.records import (
    DuesBasis,
    DuesExemption,
    DuesRemittance,
    DuesSetting,
)
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.services.dues import DuesBoard, load_dues
from chibo_desktop.services.dues_acts import close_month, collect, remit
from chibo_desktop.services.dues_year import load_dues_year
from chibo_desktop.storage.unit_of_work import Unit

BEGIN = Month(2026, 8)
_DUE_DAY, _RETAINED = 20, Decimal(40)
_OWING_SHARE, _UNINSURED_SHARE, _PENSIONER_FROM, _OLD = 0.04, 0.06, 1962, 1950
_SALARIES = (6_435_000, 7_839_000, 8_424_000, 9_360_000, 10_296_000, 11_700_000)
_PENSIONS = (5_120_000, 6_480_000, 7_250_000, 8_900_000)


def begin_dues(unit: Unit, branch_id: str, code: str) -> None:
    """Begin a branch's book. Share, zone and day due are invented: every Đảng ủy has its own."""
    unit.save(
        DuesSetting(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            branch_id=branch_id,
            since=BEGIN,
            retained_percent=_RETAINED,
            wage_zone="I",
            rounded_to=1,
            due_day=_DUE_DAY,
            source=f"số liệu tập dượt của {code}",
        ),
        act="dues.begin",
    )


def live_dues(unit: Unit, branch_id: str, month: Month, rng: Random, *, is_whole: bool) -> None:
    """A month's collection; `is_whole`: the month is over, its book closed, its money passed on."""
    key = BranchKey(org_id=unit.author.org_id, branch_id=branch_id)
    _enter_grounds(unit, load_dues(unit, key, month), month, rng)
    board = load_dues(unit, key, month)
    owing = [row for row in board.rows if row.line.total > 0]
    share = 1.0 if is_whole else 0.55
    paying = [
        row
        for at, row in enumerate(owing)
        if (rng.random() >= _OWING_SHARE or row.line.carried) and at < share * len(owing)
    ]
    collect(
        unit,
        key,
        month,
        {row.member_id: row.line.total for row in paying},
        month.first_day + timedelta(days=_DUE_DAY - 7),
    )
    if is_whole:
        close_month(unit, key, month)
        _pass_on(unit, key, month, month.last_day)


def _enter_grounds(unit: Unit, board: DuesBoard, month: Month, rng: Random) -> None:
    born = _birth_years(unit, [row.member_id for row in board.rows])
    bases = []
    for row in board.rows:
        if row.line.dues.lacks != "dues-no-basis":
            continue
        group, income = _ground(born[row.member_id], rng)
        bases.append(
            DuesBasis(
                id=unit.new_id(),
                org_id=board.key.org_id,
                member_id=row.member_id,
                since=month,
                payer_group=group,
                income=income,
            )
        )
    unit.save_all(bases, act="dues.basis")
    if month == BEGIN:
        eldest = min(board.rows, key=lambda row: born[row.member_id], default=None)
        if eldest is not None and born[eldest.member_id] < _OLD:
            unit.save(
                DuesExemption(
                    id=unit.new_id(),
                    org_id=board.key.org_id,
                    member_id=eldest.member_id,
                    since=month,
                    reason="Có từ 50 năm tuổi Đảng trở lên",
                ),
                act="dues.exempt",
            )


def _ground(born: int, rng: Random) -> tuple[str, int | None]:
    if born < _PENSIONER_FROM:
        return "pensioner", rng.choice(_PENSIONS)
    if rng.random() < _UNINSURED_SHARE:
        return "uninsured", None
    return "insured", rng.choice(_SALARIES)


def _birth_years(unit: Unit, member_ids: list[str]) -> dict[str, int]:
    members = unit.get_many(Member, member_ids)
    return {
        key: one.born_on.year if one.born_on is not None else _PENSIONER_FROM
        for key, one in members.items()
    }


def _pass_on(unit: Unit, key: BranchKey, month: Month, paid_on: date) -> None:
    owed = load_dues_year(unit, key, month.year, month).months[-1].owed_upward
    if owed:
        remit(
            unit,
            DuesRemittance(
                id=unit.new_id(),
                org_id=key.org_id,
                branch_id=key.branch_id,
                month=month,
                paid_on=paid_on,
                amount=owed,
                document=f"PT {month.number:02}",
            ),
        )
