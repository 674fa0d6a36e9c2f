"""Bảng chấm điểm chất lượng sinh hoạt: a scoring sheet as data, and what its choices come to.

Source of the shipped sheet: domain.md §6.2. What its form leaves open is a named setting.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

YES, NO = "yes", "no"
HALF_SPEAKERS, NO_THEME, FINAL = "half-speakers", "no-theme", "final"
_SCALE, _HUNDRED = "scale", Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOption:
    """One answer with its points, and from which value on the program proposes it.

    `least` and `more` are percents, `short` minutes missing at most, `is_half` half the time.
    `edge` names the setting that decides when the value is exactly `more`.
    """

    code: str
    label: str
    points: Decimal
    least: Decimal | None = None
    more: Decimal | None = None
    short: int | None = None
    is_half: bool = False
    edge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCriterion:
    """One line. `known` names what the program knows about it; `is_themed`: only with a theme."""

    code: str
    group: str
    title: str
    options: tuple[SheetOption, ...]
    known: str = ""
    limit: int = 0
    is_themed: bool = False
    note: str = ""

    @property
    def ceiling(self) -> Decimal:
        """The most points it gives."""
        return max(one.points for one in self.options)

    def option(self, code: str) -> SheetOption | None:
        """The answer of that code."""
        return next((one for one in self.options if one.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSetting:
    """What the form leaves open: the ways of deciding it, by code."""

    code: str
    label: str
    note: str
    usual: str
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSheet:
    """A whole sheet. `grades` from the best down, each with the points it needs."""

    id: str
    title: str
    effective_from: date
    source: str
    is_verified: bool
    note: str
    groups: Mapping[str, str]
    criteria: tuple[SheetCriterion, ...]
    grades: tuple[tuple[str, Decimal], ...]
    settings: tuple[SheetSetting, ...]
    plain: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def criteria_for(self, *, has_theme: bool) -> tuple[SheetCriterion, ...]:
        """The lines that count for a meeting."""
        return tuple(one for one in self.criteria if has_theme or not one.is_themed)

    def setting(self, code: str, chosen: Mapping[str, str]) -> str:
        """How an open question is decided: as chosen, else as usual; empty for a sheet without."""
        known = next((one for one in self.settings if one.code == code), None)
        if known is None:
            return ""
        wanted = chosen.get(code, "")
        return wanted if wanted in known.options else known.usual

    def grade(self, total: Decimal) -> str:
        """The class of a total."""
        return next(label for label, least in self.grades if total >= least)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetResult:
    """What the choices come to. `total` counts what has been chosen so far."""

    total: Decimal
    most: Decimal
    missing: tuple[str, ...]
    grade: str
    is_scaled: bool

    @property
    def is_complete(self) -> bool:
        """Whether every line that counts has been answered."""
        return not self.missing


def score(
    sheet: MeetingSheet,
    choices: Mapping[str, str],
    chosen: Mapping[str, str],
    *,
    has_theme: bool,
) -> SheetResult:
    """Add up the choices. Scaled to a hundred when the settings say so for a month without theme.

    A choice that is no option of its line counts as not answered.
    """
    lines = sheet.criteria_for(has_theme=has_theme)
    picked = {one.code: one.option(choices.get(one.code, "")) for one in lines}
    total = sum((one.points for one in picked.values() if one is not None), Decimal(0))
    most = sum((one.ceiling for one in lines), Decimal(0))
    is_scaled = most < _HUNDRED and sheet.setting(NO_THEME, chosen) == _SCALE and most > 0
    if is_scaled:
        total = (total * _HUNDRED / most).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return SheetResult(
        total=total,
        most=_HUNDRED if is_scaled else most,
        missing=tuple(code for code, one in picked.items() if one is None),
        grade=sheet.grade(total),
        is_scaled=is_scaled,
    )


def by_share(
    criterion: SheetCriterion, share: Decimal, chosen: Mapping[str, str], usual: str
) -> SheetOption:
    """The option a percentage falls into; exactly on an open edge its setting decides."""
    for one in criterion.options:
        if one.least is not None and share >= one.least:
            return one
        if one.more is not None:
            is_up = one.edge and chosen.get(one.edge, usual) == "upper"
            if share > one.more or (share == one.more and is_up):
                return one
    return criterion.options[-1]


def by_duration(criterion: SheetCriterion, minutes: int, needed: int) -> SheetOption:
    """The option a duration falls into, of how long the meeting should have lasted."""
    for one in criterion.options:
        if one.short is not None and needed - minutes <= one.short:
            return one
        if one.is_half and 2 * minutes >= needed:
            return one
    return criterion.options[-1]


def read_meeting_sheet(data: bytes) -> MeetingSheet:
    """Read a file of resources/meeting-sheets. Raises ValueError or KeyError: our own data."""
    return sheet_from_plain(json.loads(data))


def sheet_from_plain(plain: Mapping[str, Any]) -> MeetingSheet:
    """The sheet a plain form stands for. Raises ValueError or KeyError for a broken one."""
    return MeetingSheet(
        id=plain["id"],
        title=plain["title"],
        effective_from=date.fromisoformat(plain["effective_from"]),
        source=plain["source"],
        is_verified=plain["verified"],
        note=plain.get("note", ""),
        groups={one["code"]: one["title"] for one in plain["groups"]},
        criteria=tuple(map(_criterion, plain["criteria"])),
        grades=tuple((one["label"], Decimal(one["least"])) for one in plain["grades"]),
        settings=tuple(
            SheetSetting(
                code=one["code"],
                label=one["label"],
                note=one["note"],
                usual=one["default"],
                options={each["code"]: each["label"] for each in one["options"]},
            )
            for one in plain.get("settings", ())
        ),
        plain=plain,
    )


def _criterion(plain: Mapping[str, Any]) -> SheetCriterion:
    usual = (
        {"code": YES, "label": "Đạt", "points": plain.get("max", 0)},
        {"code": NO, "label": "Chưa đạt", "points": 0},
    )
    return SheetCriterion(
        code=plain["code"],
        group=plain["group"],
        title=plain["title"],
        options=tuple(map(_option, plain.get("options", usual))),
        known=plain.get("known", ""),
        limit=plain.get("limit", 0),
        is_themed=plain.get("themed", False),
        note=plain.get("note", ""),
    )


def _option(plain: Mapping[str, Any]) -> SheetOption:
    least, more = plain.get("least"), plain.get("more")
    return SheetOption(
        code=plain["code"],
        label=plain["label"],
        points=Decimal(plain["points"]),
        least=None if least is None else Decimal(least),
        more=None if more is None else Decimal(more),
        short=plain.get("short"),
        is_half=plain.get("half", False),
        edge=plain.get("edge", ""),
    )
