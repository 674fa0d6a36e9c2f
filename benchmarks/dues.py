"""Dues: ten years of 300 members reckoned anew, and the page of a month after one, five, ten years.

Promised: the recomputation takes under a second, and the page opens within 150 ms on ten years of
data, growing at most linearly. The yardstick of the recomputation is the bare arithmetic: a share
of an income, rounded, added up, as often.
"""

import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

from benchmarks.invented_members import surroundings
from benchmarks.report import Options, Result, Runs, Verdict
from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.dues.ledger import (
    DuesFacts,
    DuesSettings,
    DuesSpan,
    ledger,
    months_between,
)
from chibo_desktop.domain.dues.rates import DuesTable, rounded
from chibo_desktop.domain.dues.records import DuesBasis, DuesSetting
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch, WorkplaceKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.services.dues import load_dues
from chibo_desktop.services.dues_acts import close_month, collect_in_full
from chibo_desktop.services.rules import rule_book
from chibo_desktop.services.session import NewWorkplace, Session, create_file
from chibo_desktop.storage.keys import KeyCost

MEMBERS, YEARS = 300, 10
FIRST = Month(2016, 1)
_SHARE = Decimal(1)


def run(options: Options) -> Result:
    """Reckon, then open the page of a month in a file that grows."""
    result = Result(f"dues of {MEMBERS} members", ("", "min / median"))
    anew = _runs(options.repeat, _reckon)
    bare = _runs(options.repeat, _arithmetic)
    result.rows += [
        (f"{YEARS} years reckoned anew", str(anew)),
        ("the bare arithmetic", str(bare)),
    ]
    result.verdicts += [
        Verdict(promise="ten years reckoned anew", found=anew.best, limit=1, unit=" s"),
    ]
    result.figures["ratio to bare arithmetic"] = round(anew.best / bare.best, 2)
    result.notes.append(f"{anew.best / bare.best:.1f} × the bare arithmetic")
    session, key = _file(options)
    month, found = FIRST, {}
    for years in (1, 5, YEARS):
        while month < FIRST.plus(12 * years):
            _live(session, key, month)
            month = month.next()
        found[years] = _runs(options.repeat, partial(_page, session, key, month))
        result.rows.append((f"the page after {years} years", str(found[years])))
    session.close()
    growth = found[YEARS].best / found[1].best
    page = 1000 * found[YEARS].best
    result.verdicts += [
        Verdict(promise="the page on ten years of data", found=page, limit=150, unit=" ms"),
        Verdict(promise="its growth from one year to ten", found=growth, limit=10),
    ]
    return result


def _runs(count: int, work: Callable[[], object]) -> Runs:
    seconds = []
    for _ in range(count):
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    return Runs(tuple(seconds))


def _setting() -> DuesSetting:
    return DuesSetting(
        id="s", org_id="n", branch_id="b", since=FIRST, retained_percent=Decimal(40), rounded_to=1
    )


def _basis(number: int, year: int) -> DuesBasis:
    return DuesBasis(
        id=f"{number}/{year}",
        org_id="n",
        member_id=str(number),
        since=Month(year, 1),
        payer_group="insured",
        income=5_000_000 + 1000 * number + 100_000 * (year - FIRST.year),
    )


def _reckon() -> int:
    months = months_between(FIRST, FIRST.plus(12 * YEARS - 1))
    settings, table = DuesSettings.of([_setting()]), DuesTable(rule_book("dues"))
    owed = 0
    for number in range(MEMBERS):
        facts = DuesFacts(
            member_id=str(number),
            spans=(DuesSpan(first=FIRST),),
            bases=tuple(_basis(number, FIRST.year + at) for at in range(YEARS)),
            payments=dict.fromkeys(months, 50_000),
        )
        owed += sum(line.owed for line in ledger(facts, months, settings, table))
    return owed


def _arithmetic() -> int:
    return sum(
        rounded((5_000_000 + number) * _SHARE / 100, 1)
        for number in range(MEMBERS)
        for _ in range(12 * YEARS)
    )


def _file(options: Options) -> tuple[Session, BranchKey]:
    session = create_file(
        options.folder / "dues.chibo",
        "matkhau1234",
        NewWorkplace(name="Chi bộ Văn phòng", kind=WorkplaceKind.BRANCH),
        surroundings(),
        cost=KeyCost(memory_kib=64, passes=1, lanes=1),
    )
    with session.unit() as unit:
        branch = unit.all(Branch)[0]
        key = BranchKey(org_id=session.author.org_id, branch_id=branch.id)
        members = [
            Member(
                id=unit.new_id(),
                org_id=key.org_id,
                full_name=f"Nguyễn Văn {number:03}",
                admitted_on=PartialDate(2000, 1, 1),
                confirmed_on=PartialDate(2001, 1, 1),
                activity_status="active",
                branch_id=branch.id,
            )
            for number in range(MEMBERS)
        ]
        unit.save_all(members, act="member.create")
        setting = DuesSetting(
            id=unit.new_id(),
            org_id=key.org_id,
            branch_id=branch.id,
            since=FIRST,
            retained_percent=Decimal(40),
            rounded_to=1,
        )
        unit.save(setting, act="dues.begin")
        bases = [
            DuesBasis(
                id=unit.new_id(),
                org_id=key.org_id,
                member_id=one.id,
                since=FIRST,
                payer_group="insured",
                income=6_000_000,
            )
            for one in members
        ]
        unit.save_all(bases, act="dues.basis")
    return session, key


def _live(session: Session, key: BranchKey, month: Month) -> None:
    with session.unit() as unit:
        board = load_dues(unit, key, month)
        paying = [row.member_id for row in board.rows]
        collect_in_full(unit, key, month, paying, date(month.year, month.number, 5))
        close_month(unit, key, month)


def _page(session: Session, key: BranchKey, month: Month) -> None:
    with session.unit() as unit:
        load_dues(unit, key, month)
