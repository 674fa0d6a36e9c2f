"""What a member owes for one month, by the rules in force on its first day (domain.md §9.1)."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from chibo_desktop.domain.dues.records import DuesBasis
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rules import Rule, RuleBook, RuleSet

SHARE_OF_INCOME, SHARE_OF_WAGE, FIXED = "percent-of-income", "percent-of-regional-wage", "dong"
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesRate:
    """What a group pays on a day: a share of something, or a fixed amount.

    `base` is the regional minimum wage where the share is one of it; None where it is the income.
    """

    rule: Rule
    share: Decimal | None = None
    base: int | None = None
    fixed: int | None = None

    @property
    def needs_income(self) -> bool:
        """Whether the member's own income has to be known."""
        return self.rule.unit == SHARE_OF_INCOME


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyDues:
    """What is owed for a month: `amount` None while something is missing, named by `lacks`.

    `lacks` is a code: dues-no-basis, dues-no-income, dues-no-rate, dues-no-zone. `base` is the
    income or the regional wage of which `share` percent are taken.
    """

    amount: int | None
    lacks: str = ""
    base: int | None = None
    share: Decimal | None = None
    rule: Rule | None = None
    is_stated: bool = False
    is_voluntary: bool = False


def rate_of(group: str, zone: str, rules: RuleSet) -> DuesRate | None:
    """The rate of a group; None where no document known to the program says one.

    A share of the regional wage without a known zone has no `base`.
    """
    rule = rules.get(f"dues.{group}")
    if rule is None:
        return None
    if rule.unit == FIXED:
        return DuesRate(rule=rule, fixed=int(rule.value))
    share = Decimal(str(rule.value))
    base = rules.whole(f"regional-wage.{zone}") if rule.unit == SHARE_OF_WAGE and zone else None
    return DuesRate(rule=rule, share=share, base=base)


def rounded(amount: Decimal, to: int) -> int:
    """Whole đồng, or whole hundreds or thousands: half up. No official rule is known (§9.2)."""
    unit = Decimal(max(to, 1))
    return int((amount / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit)


NO_BASIS = MonthlyDues(amount=None, lacks="dues-no-basis")


def monthly_dues(basis: DuesBasis, zone: str, rounded_to: int, rules: RuleSet) -> MonthlyDues:
    """The dues for a month that begins under these rules."""
    owed = _by_rule(basis, zone, rounded_to, rules)
    wished = basis.voluntary_amount
    if wished is not None and wished > (owed.amount or 0):
        return MonthlyDues(
            amount=wished, base=owed.base, share=owed.share, rule=owed.rule, is_voluntary=True
        )
    return owed


def _by_rule(basis: DuesBasis, zone: str, rounded_to: int, rules: RuleSet) -> MonthlyDues:
    if basis.stated_amount is not None:
        return MonthlyDues(amount=basis.stated_amount, base=basis.income, is_stated=True)
    rate = rate_of(basis.payer_group, zone, rules)
    if rate is None:
        return MonthlyDues(amount=None, lacks="dues-no-rate")
    if rate.fixed is not None:
        return MonthlyDues(amount=rate.fixed, rule=rate.rule)
    base = basis.income if rate.needs_income else rate.base
    if base is None or rate.share is None:
        lacks = "dues-no-income" if rate.needs_income else "dues-no-zone"
        return MonthlyDues(amount=None, lacks=lacks, share=rate.share, rule=rate.rule)
    amount = rounded(base * rate.share / _HUNDRED, rounded_to)
    return MonthlyDues(amount=amount, base=base, share=rate.share, rule=rate.rule)


class DuesTable:
    """Monthly dues through time; what repeats from month to month is reckoned once."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._eras: list[RuleSet] = []
        self._era_of: dict[Month, int] = {}
        self._known: dict[tuple[str, str, int, int], MonthlyDues] = {}

    def dues(
        self, basis: DuesBasis | None, zone: str, rounded_to: int, month: Month
    ) -> MonthlyDues:
        """The dues of a month by the rules in force on its first day."""
        if basis is None:
            return NO_BASIS
        era = self._era(month)
        key = (basis.id, zone, rounded_to, era)
        found = self._known.get(key)
        if found is None:
            found = monthly_dues(basis, zone, rounded_to, self._eras[era])
            self._known[key] = found
        return found

    def rules(self, month: Month) -> RuleSet:
        """The rules of a month."""
        return self._eras[self._era(month)]

    def _era(self, month: Month) -> int:
        """Months under the same rules have the same number."""
        era = self._era_of.get(month)
        if era is None:
            rules = self._book.on(month.first_day)
            era = next(
                (at for at, one in enumerate(self._eras) if one.rules == rules.rules),
                len(self._eras),
            )
            if era == len(self._eras):
                self._eras.append(rules)
            self._era_of[month] = era
        return era
