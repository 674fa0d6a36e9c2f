"""WorkReportForm (mẫu báo cáo công tác): order and wording of a periodic report, as data.

The files lie in resources/forms/reports; how a sentence names its figures: `text.py`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from chibo_desktop.domain.report_period import PeriodKind
from chibo_desktop.domain.work_reports.text import codes_in

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkReportSection:
    """One part that people may write anew, under a heading; `kinds` are the reports it is in."""

    code: str
    heading: str
    title: str
    paragraphs: tuple[tuple[str, ...], ...] = ()
    kinds: frozenset[PeriodKind] = frozenset(PeriodKind)
    lines: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkReportForm:
    """One version of a form: `form` is the code that its versions share."""

    id: str
    form: str
    name: str
    title: str
    subject: str
    symbol: str
    address: str
    effective_from: date
    source: str
    is_verified: bool
    note: str
    sections: tuple[WorkReportSection, ...]

    def sections_of(self, kind: PeriodKind) -> tuple[WorkReportSection, ...]:
        """The parts that a report of this length has."""
        return tuple(one for one in self.sections if kind in one.kinds)

    @property
    def codes(self) -> frozenset[str]:
        """Every figure and word that a sentence names."""
        return frozenset(
            code
            for section in self.sections
            for sentences in section.paragraphs
            for sentence in sentences
            for code in codes_in(sentence)
        )

    @property
    def footnote(self) -> str:
        """Where the form comes from, and the word of doubt."""
        return f"{self.source}. {self.note}".strip()


def read_work_report_form(data: bytes) -> WorkReportForm:
    """Read a form's file. Raises ValueError or KeyError for a broken one: our own data."""
    plain = json.loads(data)
    return WorkReportForm(
        id=plain["id"],
        form=plain["form"],
        name=plain["name"],
        title=plain["title"],
        subject=plain["subject"],
        symbol=plain["symbol"],
        address=plain.get("address", ""),
        effective_from=date.fromisoformat(plain["effective_from"]),
        source=plain["source"],
        is_verified=plain["verified"],
        note=plain["note"],
        sections=tuple(map(_section, plain["sections"])),
    )


def work_report_form_on(forms: Sequence[WorkReportForm], form: str, day: date) -> WorkReportForm:
    """The version of a form in force on a day; the oldest for a day before all. KeyError: none."""
    known = sorted((one for one in forms if one.form == form), key=lambda one: one.effective_from)
    if not known:
        raise KeyError(form)
    return next((one for one in reversed(known) if one.effective_from <= day), known[0])


def numbered_titles(parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Headings and titles with their numbers: I- ĐẢNG VIÊN above its first part, then 1., 2. …

    `parts` are heading and title of each part. A part that is alone under its heading has no
    title of its own. Numbering of parts: domain.md §10.
    """
    found: list[tuple[str, str]] = []
    for place, (heading, group) in enumerate(groupby(parts, key=itemgetter(0))):
        titles = [title for _heading, title in group]
        for number, title in enumerate(titles, start=1):
            above = f"{_ROMAN[place]}- {heading.upper()}" if number == 1 else ""
            found.append((above, f"{number}. {title}" if len(titles) > 1 else ""))
    return found


def _section(plain: Mapping[str, Any]) -> WorkReportSection:
    return WorkReportSection(
        code=plain["code"],
        heading=plain["heading"],
        title=plain["title"],
        paragraphs=tuple(map(tuple, plain.get("paragraphs", ()))),
        kinds=frozenset(map(PeriodKind, plain.get("kinds", PeriodKind))),
        lines=plain.get("lines", 2),
    )
