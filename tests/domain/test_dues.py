"""Dues: rates by table from the regulation, the ledger by laws that hold whatever was recorded."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.dues.book import branch_month, retained_of
from chibo_desktop.domain.dues.ledger import (
    DuesFacts,
    DuesSettings,
    DuesSpan,
    ledger,
    months_between,
    recalculated,
    unpaid_months,
)
from chibo_desktop.domain.dues.rates import DuesTable, monthly_dues, rounded
from chibo_desktop.domain.dues.records import (
    DuesAdjustment,
    DuesBasis,
    DuesExemption,
    DuesSetting,
)
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rules import read_rules

BOOK = read_rules(Path("resources/rules/dues.json").read_bytes())
BEGIN = Month(2026, 1)


def basis(group: str, since: Month = BEGIN, key: str = "", **values: int) -> DuesBasis:
    identity = key or f"{group}-{since}-{values}"
    return DuesBasis(
        id=identity, org_id="n", member_id="m", since=since, payer_group=group, **values
    )


def settings(**values: object) -> DuesSettings:
    given = {"since": BEGIN, "wage_zone": "II", "rounded_to": 1, **values}
    return DuesSettings.of([DuesSetting(id="s", org_id="n", branch_id="b", **given)])  # type: ignore[arg-type]


def owed(one: DuesBasis, month: Month, zone: str = "II", to: int = 1) -> int | None:
    return monthly_dues(one, zone, to, BOOK.on(month.first_day)).amount


@pytest.mark.parametrize(
    ("group", "income", "zone", "month", "amount"),
    [
        # domain.md §9.1: Quy định 01-QĐ/TW, in force from 01/02/2026
        ("insured", 8_450_000, "", Month(2026, 2), 84_500),
        ("insured", 8_450_050, "", Month(2026, 2), 84_501),  # 84 500,5: half up
        ("benefit", 6_000_000, "", Month(2026, 3), 60_000),
        ("pensioner", 7_123_456, "", Month(2026, 2), 35_617),
        ("student", None, "", Month(2026, 2), 5_000),
        ("uninsured", None, "I", Month(2026, 2), 15_930),
        ("uninsured", None, "II", Month(2026, 2), 14_190),
        ("uninsured", None, "III", Month(2026, 2), 12_420),
        ("uninsured", None, "IV", Month(2027, 12), 11_100),
        ("uninsured", None, "I", Month(2028, 1), 26_550),  # 0,5 % from 2028
        ("elderly", None, "I", Month(2026, 2), 10_620),
        ("elderly", None, "I", Month(2028, 1), 15_930),
        ("on-leave", None, "I", Month(2026, 2), 15_930),
        # the regulation before (342-QĐ/TW)
        ("insured", 8_450_000, "", Month(2026, 1), 84_500),
        ("pensioner", 7_000_000, "", Month(2025, 12), 35_000),
    ],
)
def test_a_group_pays_what_the_regulation_of_the_month_says(
    group: str, income: int | None, zone: str, month: Month, amount: int
) -> None:
    one = basis(group, **({"income": income} if income is not None else {}))
    assert owed(one, month, zone) == amount


@pytest.mark.parametrize(
    ("one", "zone", "month", "lacks"),
    [
        (basis("insured"), "I", Month(2026, 2), "dues-no-income"),
        (basis("uninsured"), "", Month(2026, 2), "dues-no-zone"),
        (basis("abroad"), "I", Month(2026, 2), "dues-no-rate"),
        (basis("student"), "I", Month(2026, 1), "dues-no-rate"),  # the old text was not seen
    ],
)
def test_what_is_missing_is_said_and_never_guessed(
    one: DuesBasis, zone: str, month: Month, lacks: str
) -> None:
    found = monthly_dues(one, zone, 1, BOOK.on(month.first_day))
    assert (found.amount, found.lacks) == (None, lacks)


def test_a_stated_amount_needs_no_rule_and_a_higher_wish_counts() -> None:
    month = Month(2026, 3)
    assert owed(basis("abroad", stated_amount=50_000), month) == 50_000
    assert owed(basis("insured", income=5_000_000, voluntary_amount=200_000), month) == 200_000
    assert owed(basis("insured", income=5_000_000, voluntary_amount=20_000), month) == 50_000


@given(st.integers(0, 10**9), st.sampled_from([1, 100, 1000]))
def test_rounding_is_to_the_nearest_and_never_further(amount: int, to: int) -> None:
    found = rounded(Decimal(amount), to)
    assert found % to == 0
    assert abs(found - amount) * 2 <= to


SPAN = (DuesSpan(first=BEGIN),)
_MONTHS = months_between(BEGIN, Month(2026, 12))


def facts(**values: object) -> DuesFacts:
    return DuesFacts(member_id="m", **{"spans": SPAN, **values})  # type: ignore[arg-type]


def test_unpaid_months_are_carried_and_the_oldest_is_paid_first() -> None:
    one = facts(
        bases=(basis("insured", income=5_000_000),),
        payments={Month(2026, 1): 50_000, Month(2026, 4): 60_000},
    )
    lines = ledger(one, months_between(BEGIN, Month(2026, 5)), settings(), DuesTable(BOOK))
    assert [line.owed for line in lines] == [50_000] * 5
    assert [line.arrears for line in lines] == [0, 0, 50_000, 100_000, 90_000]
    assert [line.unpaid for line in lines] == [0, 50_000, 100_000, 90_000, 140_000]
    # 140 000 left: May and April are wholly unpaid, of March 40 000
    assert unpaid_months(lines, 2026) == (Month(2026, 5), Month(2026, 4))


def test_an_exempted_month_owes_nothing_and_says_so() -> None:
    free = DuesExemption(
        id="e", org_id="n", member_id="m", since=Month(2026, 3), until=Month(2026, 4), reason="x"
    )
    one = facts(bases=(basis("insured", income=5_000_000),), exemptions=(free,))
    lines = ledger(one, _MONTHS, settings(), DuesTable(BOOK))
    assert [line.month.number for line in lines if line.is_exempt] == [3, 4]
    assert lines[-1].unpaid == 10 * 50_000


def test_outside_the_span_there_is_no_line_but_a_debt_stays_visible() -> None:
    one = facts(
        spans=(DuesSpan(first=Month(2026, 2), last=Month(2026, 3)),),
        bases=(basis("insured", income=1_000_000),),
        payments={Month(2026, 5): 20_000},
    )
    lines = ledger(one, _MONTHS, settings(), DuesTable(BOOK))
    assert [line.month.number for line in lines] == [2, 3, 4, 5]
    assert lines[-1].unpaid == 0


def test_a_corrected_basis_makes_one_difference_for_closed_months() -> None:
    closed = {Month(2026, 1): 50_000, Month(2026, 2): 50_000}
    bases = (
        basis("insured", key="a", income=5_000_000),
        basis("insured", Month(2026, 2), key="b", income=6_000_000),
    )
    once = recalculated(facts(bases=bases), closed, settings(), DuesTable(BOOK))
    assert once == 10_000
    entered = DuesAdjustment(
        id="x", org_id="n", month=Month(2026, 3), amount=once, is_recalculation=True
    )
    again = facts(bases=bases, adjustments=(entered,))
    assert recalculated(again, closed, settings(), DuesTable(BOOK)) == 0


_PAYMENTS = st.dictionaries(st.sampled_from(_MONTHS), st.integers(0, 10**6), max_size=12)
_BASES = st.lists(
    st.tuples(st.sampled_from(_MONTHS), st.integers(0, 10**8)), max_size=4, unique_by=lambda b: b[0]
)
_ADDED = st.lists(st.tuples(st.sampled_from(_MONTHS), st.integers(-(10**5), 10**5)), max_size=4)


@given(_PAYMENTS, _BASES, _ADDED)
def test_a_year_adds_up_to_the_dong(
    payments: dict[Month, int], bases: list[tuple[Month, int]], added: list[tuple[Month, int]]
) -> None:
    one = facts(
        bases=tuple(basis("insured", since, income=income) for since, income in bases),
        adjustments=tuple(
            DuesAdjustment(id=str(at), org_id="n", month=month, amount=amount)
            for at, (month, amount) in enumerate(added)
        ),
        payments=payments,
    )
    lines = ledger(one, _MONTHS, settings(), DuesTable(BOOK))
    assert len(lines) == 12
    owed = sum(line.owed for line in lines)
    assert lines[-1].unpaid == owed + sum(a for _, a in added) - sum(payments.values())
    # Reckoned in two parts, the second beginning with the debt of the first: the same lines.
    first = ledger(one, _MONTHS[:5], settings(), DuesTable(BOOK))
    rest = ledger(one, _MONTHS[5:], settings(), DuesTable(BOOK), first[-1].unpaid)
    assert [*first, *rest] == lines
    assert len(unpaid_months(lines, 2026)) <= 12


@given(st.integers(0, 10**9), st.decimals(0, 100, places=2))
def test_what_is_kept_and_what_goes_upward_make_up_what_came_in(
    amount: int, percent: Decimal
) -> None:
    kept = retained_of(amount, percent)
    assert kept is not None
    assert 0 <= kept <= amount


def test_without_a_share_nothing_is_said_of_what_goes_upward() -> None:
    line = branch_month(BEGIN, [], percent=None, remitted=0)
    assert (line.retained, line.to_remit, line.owed_upward) == (None, None, None)
