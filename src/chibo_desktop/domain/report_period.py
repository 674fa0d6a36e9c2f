"""ReportPeriod (kỳ báo cáo, kỳ thống kê): a month, a quarter, half a year, nine months, a year."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Self


class PeriodKind(StrEnum):
    """How long a report looks back."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"  # from January: the last three months are in none
    YEAR = "year"


_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF_YEAR: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """The `number`-th period of its kind in a year, from 1. Raises ValueError for none such."""

    kind: PeriodKind
    year: int
    number: int = 1

    def __post_init__(self) -> None:
        if not 1900 <= self.year <= 9999 or not 1 <= self.number <= self.count(self.kind):
            raise ValueError(f"no such period: {self.kind} {self.number}/{self.year}")

    @staticmethod
    def count(kind: PeriodKind) -> int:
        """How many periods of a kind a year has."""
        return 12 // _MONTHS[kind]

    @classmethod
    def of(cls, kind: PeriodKind, day: date) -> Self:
        """The period of a kind in which a day lies; of nine months those of its year."""
        number = (day.month - 1) // _MONTHS[kind] + 1
        return cls(kind, day.year, min(number, cls.count(kind)))

    @classmethod
    def all_of(cls, kind: PeriodKind, year: int) -> tuple[Self, ...]:
        """Every period of a kind in a year, the first one first."""
        return tuple(cls(kind, year, number) for number in range(1, cls.count(kind) + 1))

    @classmethod
    def begun(cls, kind: PeriodKind, today: date, years: int) -> list[Self]:
        """Those of this year and of the years before it that have begun, the newest first."""
        return [
            one
            for year in range(today.year, today.year - years, -1)
            for one in reversed(cls.all_of(kind, year))
            if one.first_day <= today
        ]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `quarter-2026-3`. Raises ValueError for anything else."""
        kind, year, number = text.split("-")
        return cls(PeriodKind(kind), int(year), int(number))

    @property
    def first_day(self) -> date:
        """The first day of the period."""
        return date(self.year, (self.number - 1) * _MONTHS[self.kind] + 1, 1)

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        after = self.number * _MONTHS[self.kind]
        return date(self.year + after // 12, after % 12 + 1, 1) - timedelta(days=1)

    def after(self) -> "ReportPeriod":
        """The period that a plan written at its end is for: after nine months, the last quarter."""
        if self.kind is PeriodKind.NINE_MONTHS:
            return ReportPeriod(PeriodKind.QUARTER, self.year, 4)
        if self.number < self.count(self.kind):
            return replace(self, number=self.number + 1)
        return replace(self, year=self.year + 1, number=1)

    def year_before(self) -> Self:
        """The same period a year earlier (cùng kỳ năm trước)."""
        return replace(self, year=self.year - 1)

    def __str__(self) -> str:
        return f"{self.kind}-{self.year}-{self.number}"
