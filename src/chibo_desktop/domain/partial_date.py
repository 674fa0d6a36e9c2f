"""PartialDate (ngày có thể thiếu): a year, perhaps a month, perhaps a day. domain.md §2.7."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WRITTEN = re.compile(r"(?:(?:(\d{1,2}|-+)[./\s-]+)?(\d{1,2}|-+)[./\s-]+)?(\d{4})")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as a dossier knows it. Raises ValueError for a day that does not exist."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month")
        if not 1800 <= self.year <= 2200:
            raise ValueError(f"no such year here: {self.year}")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, iso: str) -> Self:
        """Read `1957`, `1957-02` or `1957-02-05`, as stored. Raises ValueError otherwise."""
        match = _ISO.fullmatch(iso)
        if match is None:
            raise ValueError(f"not a stored date: {iso!r}")
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def read(cls, written: str) -> Self:
        """Read what a person writes: `05/02/1957`, `02/1957`, `--/02/1957`, `00/00/1957`, `1957`.

        Also a stored form. Raises ValueError when it is no date.
        """
        text = written.strip()
        if _ISO.fullmatch(text):
            return cls.parse(text)
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(f"not a date: {written!r}")
        day, month = (_known(part) for part in match.groups()[:2])
        return cls(int(match[3]), month, day if month else None)

    @classmethod
    def of(cls, day: date) -> Self:
        """The complete form of a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def is_full(self) -> bool:
        """True when day, month and year are known."""
        return self.day is not None

    @property
    def earliest(self) -> date:
        """The earliest day it can mean: for sorting and counting years."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The latest day it can mean."""
        if self.month is None:
            return date(self.year, 12, 31)
        last = monthrange(self.year, self.month)[1]
        return date(self.year, self.month, self.day or last)

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        return text


def _known(part: str | None) -> int | None:
    if part is None or not part.isdigit():
        return None
    return int(part) or None
