"""The dues of a branch in a real file: collected, closed, corrected, passed on, reminded of."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.dues.records import (
    DuesBasis,
    DuesExemption,
    DuesPayment,
    DuesRemittance,
    DuesSetting,
)
from chibo_desktop.domain.life_event import LifeEventKind
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.reminders import ReminderKind
from chibo_desktop.services.dues import DuesBoard, DuesRow, load_dues
from chibo_desktop.services.dues_acts import (
    adjust,
    close_month,
    collect,
    collect_in_full,
    remit,
    reopen_month,
)
from chibo_desktop.services.dues_arrears import late_in_branch, unpaid_in_branch
from chibo_desktop.services.dues_grounds import save_basis, save_exemption, save_setting
from chibo_desktop.services.dues_units import load_units_dues
from chibo_desktop.services.dues_year import load_dues_year
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.home import Home, Step, Task, TaskState, load_home
from chibo_desktop.services.life import new_event, record_event
from chibo_desktop.services.reminders import load_reminders

JULY, AUGUST, SEPTEMBER = Month(2026, 7), Month(2026, 8), Month(2026, 9)
PAID_ON = date(2026, 7, 5)


class Dues:
    """A branch of four with a book from July, three of whom have a basis."""

    def __init__(self, file: BranchFile) -> None:
        self.file = file
        self.key = BranchKey(org_id=file.session.author.org_id, branch_id=file.branch_id)
        with file.unit() as unit:
            save_setting(
                unit,
                DuesSetting(
                    id=unit.new_id(),
                    org_id=self.key.org_id,
                    branch_id=self.key.branch_id,
                    since=JULY,
                    retained_percent=Decimal(40),
                    wage_zone="I",
                    rounded_to=1,
                    due_day=10,
                ),
            )
        self.ids = [row.member_id for row in self.board().rows]
        for member_id, group, income in (
            (self.ids[0], "insured", 8_000_000),
            (self.ids[1], "pensioner", 7_000_000),
            (self.ids[2], "uninsured", None),
        ):
            self.basis(member_id, JULY, group, income)

    def board(self, month: Month = JULY) -> DuesBoard:
        with self.file.unit() as unit:
            return load_dues(unit, self.key, month)

    def row(self, at: int, month: Month = JULY) -> DuesRow:
        return next(row for row in self.board(month).rows if row.member_id == self.ids[at])

    def basis(self, member_id: str, since: Month, group: str, income: int | None) -> int:
        with self.file.unit() as unit:
            one = DuesBasis(
                id=unit.new_id(),
                org_id=self.key.org_id,
                member_id=member_id,
                since=since,
                payer_group=group,
                income=income,
            )
            return save_basis(unit, self.key, one)

    def pay(self, month: Month, **amounts: int | None) -> int:
        given = {self.ids[int(at[1:])]: amount for at, amount in amounts.items()}
        with self.file.unit() as unit:
            return collect(unit, self.key, month, given, PAID_ON)

    def close(self, *months: Month) -> None:
        for month in months:
            with self.file.unit() as unit:
                close_month(unit, self.key, month)

    def refused(self, *codes: str) -> "_Refused":
        return _Refused(codes)


class _Refused:
    def __init__(self, codes: tuple[str, ...]) -> None:
        self.codes = codes
        self._raises = pytest.raises(DomainError)

    def __enter__(self) -> None:
        self._info = self._raises.__enter__()

    def __exit__(self, *error: object) -> bool | None:
        swallowed = self._raises.__exit__(*error)  # type: ignore[arg-type]
        assert tuple(one.code for one in self._info.value.problems) == self.codes
        return swallowed


@pytest.fixture
def dues(tmp_path: Path) -> Iterator[Dues]:
    file = new_branch(tmp_path, count=4)
    yield Dues(file)
    file.session.close()


def test_the_book_reckons_everybody_and_names_who_lacks_a_basis(dues: Dues) -> None:
    assert [dues.row(at).line.owed for at in range(3)] == [80_000, 35_000, 15_930]
    assert [row.member_id for row in dues.board().lacking] == [dues.ids[3]]


def test_without_a_book_there_is_nothing_to_collect(tmp_path: Path) -> None:
    file = new_branch(tmp_path, count=2)
    key = BranchKey(org_id=file.session.author.org_id, branch_id=file.branch_id)
    with file.unit() as unit:
        assert load_dues(unit, key, JULY).begin is None
        assert unpaid_in_branch(unit.connection, key, SEPTEMBER) == {}
    file.session.close()


def test_a_month_before_the_book_is_refused(dues: Dues) -> None:
    with dues.refused("dues-before-book"):
        dues.board(Month(2026, 6))


def test_collecting_in_full_pays_what_is_owed_and_can_be_undone(dues: Dues) -> None:
    dues.pay(JULY, m0=30_000)
    with dues.file.unit() as unit:
        assert collect_in_full(unit, dues.key, JULY, dues.ids, PAID_ON) == 3
    assert [dues.row(at).line.unpaid for at in range(3)] == [0, 0, 0]
    assert dues.row(3).payment is None
    with dues.file.unit() as unit:
        go_back(unit, dues.file.session.steps)
    assert [dues.row(at).line.paid for at in range(3)] == [30_000, 0, 0]


def test_an_amount_taken_back_counts_no_more(dues: Dues) -> None:
    assert dues.pay(JULY, m0=80_000) == 1
    assert dues.pay(JULY, m0=80_000) == 0
    assert dues.pay(JULY, m0=None) == 1
    assert dues.row(0).line.unpaid == 80_000


def test_a_closed_month_keeps_its_lines_and_a_later_correction_becomes_a_difference(
    dues: Dues,
) -> None:
    dues.basis(dues.ids[3], JULY, "student", None)
    dues.pay(JULY, m0=80_000, m1=35_000)
    before = _figures(dues.board())
    dues.close(JULY)
    assert _figures(dues.board()) == before
    # The salary of July was 9 million after all.
    assert dues.basis(dues.ids[0], JULY, "insured", 9_000_000) == 10_000
    assert dues.row(0).line.owed == 80_000
    august = dues.row(0, AUGUST).line
    assert (august.owed, august.adjusted, august.carried) == (90_000, 10_000, 0)
    with dues.refused("dues-month-closed"):
        dues.pay(JULY, m2=15_930)


def test_months_close_in_order_and_only_when_everybody_is_reckoned(dues: Dues) -> None:
    with dues.refused("dues-earlier-open", "dues-lacking"):
        dues.close(AUGUST)
    dues.basis(dues.ids[3], JULY, "student", None)
    dues.close(JULY, AUGUST)
    with dues.refused("dues-later-closed"), dues.file.unit() as unit:
        reopen_month(unit, dues.key, JULY, "Ghi nhầm")
    with dues.refused("dues-reason-missing"), dues.file.unit() as unit:
        reopen_month(unit, dues.key, AUGUST, " ")
    with dues.file.unit() as unit:
        reopen_month(unit, dues.key, AUGUST, "Ghi nhầm")
    assert not dues.board(AUGUST).is_closed
    assert dues.board(JULY).is_closed


def test_debts_of_the_old_book_and_exemptions_count(dues: Dues) -> None:
    with dues.file.unit() as unit:
        adjust(unit, dues.key, JULY, dues.ids[1], 105_000, "Còn nợ sổ cũ")
        save_exemption(
            unit,
            dues.key,
            DuesExemption(
                id=unit.new_id(),
                org_id=dues.key.org_id,
                member_id=dues.ids[2],
                since=AUGUST,
                reason="Hộ nghèo",
            ),
        )
    assert dues.row(1).line.total == 140_000
    assert dues.row(2, AUGUST).line.is_exempt
    assert dues.row(2, AUGUST).line.unpaid == 15_930


def test_whoever_leaves_owes_no_more_and_their_debt_stays(dues: Dues) -> None:
    with dues.file.unit() as unit:
        draft = new_event(unit, dues.ids[0], LifeEventKind.TRANSFERRED_OUT)
        written = {**draft.written, "happened_on": "15/08/2026", "to_place": "Đảng bộ khác"}
        record_event(unit, replace(draft, written=written))
    assert dues.row(0, AUGUST).line.owed == 80_000  # the month of transfer is paid where one was
    september = dues.row(0, SEPTEMBER).line
    assert (september.owed, september.unpaid) == (0, 160_000)


def test_the_year_adds_up_and_the_office_reads_the_same(dues: Dues) -> None:
    dues.pay(JULY, m0=80_000, m1=35_000)
    dues.pay(AUGUST, m0=80_000)
    with dues.file.unit() as unit:
        remit(
            unit,
            DuesRemittance(
                id=unit.new_id(),
                org_id=dues.key.org_id,
                branch_id=dues.key.branch_id,
                month=AUGUST,
                paid_on=date(2026, 8, 20),
                amount=100_000,
                document="BC 12",
            ),
        )
        year = load_dues_year(unit, dues.key, 2026, SEPTEMBER)
        units = load_units_dues(unit, JULY, SEPTEMBER)
    july, august, september = year.months
    assert (july.collected, july.retained, july.to_remit) == (115_000, 46_000, 69_000)
    assert (august.owed_upward_before, august.owed_upward) == (69_000, 17_000)
    assert september.owed_upward == 17_000
    assert july.unpaid_members == 1
    assert july.lacking == 1
    whole = year.whole
    assert whole is not None
    assert (whole.collected, whole.retained, whole.to_remit) == (195_000, 78_000, 117_000)
    assert [quarter.label for quarter in year.quarters] == ["Quý III"]
    assert units[0].span is not None
    assert units[0].span.months == year.months


def test_three_months_unpaid_are_reminded_of(dues: Dues) -> None:
    for month in (JULY, AUGUST, SEPTEMBER):
        dues.pay(month, m1=35_000, m2=15_930)
    with dues.file.unit() as unit:
        board = load_reminders(unit, date(2026, 10, 8))
    named = {
        line.reminder.member_id: line.reminder.number
        for line in board.lines
        if line.reminder.kind is ReminderKind.DUES
    }
    assert named == {dues.ids[0]: 3}


def test_who_pays_after_the_day_is_late(dues: Dues) -> None:
    with dues.file.unit() as unit:
        collect(unit, dues.key, JULY, {dues.ids[0]: 80_000}, date(2026, 7, 11))
        collect(unit, dues.key, JULY, {dues.ids[1]: 35_000}, date(2026, 7, 10))
        late = late_in_branch(unit.connection, dues.key, JULY, dues.ids)
    assert late == {dues.ids[0]: date(2026, 7, 11)}


def test_payments_are_one_entry_a_member_and_month(dues: Dues) -> None:
    dues.pay(JULY, m0=10_000)
    dues.pay(JULY, m0=80_000)
    with dues.file.unit() as unit:
        assert [one.amount for one in unit.all(DuesPayment)] == [80_000]


def _figures(board: DuesBoard) -> list[tuple[str, int, int, int, int]]:
    lines = [(row.full_name, row.line) for row in board.rows]
    return [(name, one.owed, one.arrears, one.paid, one.unpaid) for name, one in lines]


def test_the_month_says_who_has_still_to_pay(dues: Dues) -> None:
    today = date(2026, 7, 9)
    dues.basis(dues.ids[3], JULY, "student", None)
    dues.pay(JULY, m0=80_000, m1=35_000, m2=15_930)
    with dues.file.unit() as unit:
        task = _collecting(load_home(unit, JULY, today))
        assert (task.state, task.done, task.total) == (TaskState.NOW, 3, 4)
        assert task.on == date(2026, 7, 10)
        late = _collecting(load_home(unit, JULY, date(2026, 7, 11)))
    assert late.state is TaskState.LATE
    dues.pay(JULY, m3=5_000)
    with dues.file.unit() as unit:
        assert _collecting(load_home(unit, JULY, today)).state is TaskState.DONE


def _collecting(home: Home) -> Task:
    return next(task for task in home.branches[0].tasks if task.step is Step.DUES)
