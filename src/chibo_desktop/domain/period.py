"""Month (kỳ đánh giá theo tháng): the period of an evaluation round."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month, written `2026-11`. Raises ValueError for a month that does not exist."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1900 <= self.year <= 9999 or not 1 <= self.number <= 12:
            raise ValueError(f"no such month: {self.year}-{self.number}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2026-11`. Raises ValueError for anything else."""
        match = _MONTH.fullmatch(text)
        if match is None:
            raise ValueError(f"not a month: {text!r}")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """The month a day belongs to."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return self.next().first_day - timedelta(days=1)

    def next(self) -> Self:
        """The month after this one."""
        return self.plus(1)

    def previous(self) -> Self:
        """The month before this one."""
        return self.plus(-1)

    def plus(self, months: int) -> Self:
        """The month `months` later (earlier when negative)."""
        index = self.year * 12 + self.number - 1 + months
        return type(self)(index // 12, index % 12 + 1)

    def deadline(self, day: int) -> date:
        """The day of the following month by which the month's report is due (hạn gửi)."""
        return self.next().first_day.replace(day=day)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"
