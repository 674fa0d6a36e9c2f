"""A unit's part as it is kept: what pages read at once, and what is unpacked when it is opened."""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.picture.caps import RatingShares, shares_together
from chibo_desktop.domain.picture.checks import CROSS_CHECKS, CheckResult, compare
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.rating_decision import Decided
from chibo_desktop.services.picture_ratings import shares_of, shares_plain, shares_read
from chibo_desktop.services.work_report_scope import KnownFigure
from chibo_desktop.storage.picture import WHOLE, Part, plain_told

_PACKING = 6
_CHECKS = {one.code: one for one in CROSS_CHECKS}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPart:
    """A part as it is read: numbers by figure, ratings by branch, results by check."""

    org_id: str
    numbers: Mapping[str, int]
    ratings: Sequence[tuple[str, RatingShares]]
    checks: Mapping[str, CheckResult]


def packed(
    org_id: str, told: Iterable[Mapping[str, KnownFigure]], rated: Sequence[Mapping[str, Any]]
) -> Part:
    """A part from what its branches and the unit told: numbers add up, names follow each other."""
    numbers: dict[str, int] = defaultdict(int)
    names: dict[str, list[NameLine]] = defaultdict(list)
    for one in told:
        for code, figure in one.items():
            numbers[code] += figure.number or 0
            names[code] += figure.names
    checks = {
        check.code: _result_plain(compare(check, names[check.left], names.get(check.right, ())))
        for check in CROSS_CHECKS
        if check.left in names and (not check.right or check.right in names)
    }
    plain_names = {code: [_plain(line) for line in lines] for code, lines in names.items()}
    shares = shares_together([shares_of(one, {}) for one in rated])
    return Part(
        org_id=org_id,
        excellent=shares.counts[Rating.EXCELLENT],
        excellent_limit=shares.limit or 0,
        told=_json(
            {
                "numbers": numbers,
                "ratings": [shares_plain(one["name"], shares_of(one, {})) for one in rated],
                "checks": checks,
            }
        ),
        names=zlib.compress(_json({"names": plain_names, "rated": rated}).encode(), _PACKING),
    )


def with_decisions(part: Part, names: bytes, decided: Mapping[str, Decided]) -> Part:
    """A part whose ratings are those that stand after decisions."""
    told = json.loads(part.told)
    told["ratings"] = [
        shares_plain(one["name"], shares_of(one, decided)) for one in _unpacked(names)["rated"]
    ]
    return replace(part, told=_json(told))


def with_units(told: str, units: Mapping[str, str]) -> str:
    """What the whole tells, with the units that make it and how they were called, in order."""
    return _json({**json.loads(told), "units": list(units.items())})


def units_told(parts: Iterable[Part]) -> dict[str, str]:
    """The units that the whole tells of by name; none where it tells of none."""
    whole = next((one for one in parts if one.org_id == WHOLE), None)
    return dict(json.loads(whole.told).get("units", ())) if whole else {}


def told_of(parts: Iterable[Part]) -> dict[str, ToldPart]:
    """Read parts, by unit."""
    known = list(parts)
    plain = plain_told(known)
    return {part.org_id: _told(part.org_id, one) for part, one in zip(known, plain, strict=True)}


def _told(org_id: str, plain: Mapping[str, Any]) -> ToldPart:
    return ToldPart(
        org_id=org_id,
        numbers=plain["numbers"],
        ratings=[shares_read(one) for one in plain["ratings"]],
        checks={
            code: _result(code, *result)
            for code, result in plain["checks"].items()
            if code in _CHECKS
        },
    )


def _result(
    code: str, left: int, right: int | None, only_left: list[Any], only_right: list[Any]
) -> CheckResult:
    if not only_left and not only_right:
        return _agreeing(code, left, right)
    return CheckResult(
        check=_CHECKS[code],
        left=left,
        right=right,
        only_left=tuple(map(_line, only_left)),
        only_right=tuple(map(_line, only_right)),
    )


@lru_cache(maxsize=4096)
def _agreeing(code: str, left: int, right: int | None) -> CheckResult:
    """A check without differences; most units' are, and many say the same."""
    return CheckResult(check=_CHECKS[code], left=left, right=right)


def names_of(names: bytes, codes: Iterable[str]) -> dict[str, list[NameLine]]:
    """The names of some figures; of a figure that was not told there is nothing."""
    if not names:
        return {}
    plain = _unpacked(names)["names"]
    return {code: [_line(one) for one in plain[code]] for code in codes if code in plain}


def _unpacked(names: bytes) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(zlib.decompress(names))
    return found


def _result_plain(result: CheckResult) -> list[object]:
    return [
        result.left,
        result.right,
        [_plain(one) for one in result.only_left],
        [_plain(one) for one in result.only_right],
    ]


def _plain(line: NameLine) -> list[object]:
    return [line.key, line.name, line.place, line.note, line.is_counted]


def _line(plain: Sequence[Any]) -> NameLine:
    key, name, place, note, is_counted = plain
    return NameLine(key=key, name=name, place=place, note=note, is_counted=is_counted)


def _json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
