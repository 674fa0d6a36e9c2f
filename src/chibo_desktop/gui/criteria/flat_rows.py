"""Nested lists of the plain form as flat rows of a table, and back."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from chibo_desktop.domain.criteria_draft import Plain
from chibo_desktop.gui.criteria.plain_form import put
from chibo_desktop.gui.criteria.rows_editor import Row

_RANKS = {"excellent": 3, "good": 2, "fulfilled": 1, "unfulfilled": 0}
_INDEXES = re.compile(r"\[(\d+)\]")
_STEP = re.compile(r"\s*(\d+)\s*:\s*(\d+(?:[.,]\d+)?)\s*%?\s*")


def items(plain: Mapping[str, Any], name: str) -> list[Row]:
    """The objects of a list of the set; what is no object is passed over."""
    found = plain.get(name)
    return [dict(one) for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def indexes(path: str) -> list[int]:
    """The numbers in a path: bands[1].conditions[0] → 1, 0."""
    return [int(number) for number in _INDEXES.findall(path)]


def first_index(_plain: Mapping[str, Any], path: str) -> int | None:
    """The row of a flat list that a path names."""
    found = indexes(path)
    return found[0] if found else None


def read_bands(plain: Mapping[str, Any]) -> list[Row]:
    """Ratings with their points, without conditions."""
    return [{"rating": one.get("rating"), "minimum": one.get("minimum")} for one in _bands(plain)]


def write_bands(plain: Mapping[str, Any], rows: Sequence[Row]) -> Plain:
    """Ratings from best to lowest; each keeps its conditions."""
    kept = {one.get("rating"): one.get("conditions") or [] for one in _bands(plain)}
    ordered = sorted(rows, key=lambda row: -_RANKS.get(str(row.get("rating")), -1))
    bands = [{**row, "conditions": kept.get(row.get("rating"), [])} for row in ordered]
    return put(plain, "bands", bands)


def read_conditions(plain: Mapping[str, Any]) -> list[Row]:
    """Every condition with the rating it belongs to."""
    return [
        {"rating": band.get("rating"), **condition}
        for band in _bands(plain)
        for condition in band.get("conditions") or ()
    ]


def write_conditions(plain: Mapping[str, Any], rows: Sequence[Row]) -> Plain:
    """The conditions back under their ratings."""
    bands = []
    for band in _bands(plain):
        of_band = [
            {name: value for name, value in row.items() if name != "rating"}
            for row in rows
            if row.get("rating") == band.get("rating")
        ]
        bands.append({**band, "conditions": of_band})
    return put(plain, "bands", bands)


def find_condition(plain: Mapping[str, Any], path: str) -> int | None:
    """The row of bands[1].conditions[0] among all conditions."""
    found = indexes(path)
    if len(found) < 2:
        return None
    before = sum(len(band.get("conditions") or ()) for band in _bands(plain)[: found[0]])
    return before + found[1]


def read_forced(plain: Mapping[str, Any]) -> list[Row]:
    """Forced ratings, each one row."""
    return [
        {
            **_condition(one),
            "effect": one.get("effect"),
            "rating": one.get("rating"),
        }
        for one in items(plain, "forced")
    ]


def write_forced(plain: Mapping[str, Any], rows: Sequence[Row]) -> Plain:
    """Rows back to condition, effect, rating."""
    apart = ("effect", "rating")
    forced = [
        {
            "condition": {name: value for name, value in row.items() if name not in apart},
            **{name: row[name] for name in apart if name in row},
        }
        for row in rows
    ]
    return put(plain, "forced", forced)


def read_parts(plain: Mapping[str, Any]) -> list[Row]:
    """The parts of every formula; the scale of lateness as `1:80; 4:60; 6:0`."""
    return [
        {
            **part,
            "formula": formula.get("code"),
            "lateness": "; ".join(
                f"{step.get('days')}:{step.get('percent')}" for step in part.get("lateness") or ()
            )
            or None,
        }
        for formula in items(plain, "formulas")
        for part in formula.get("parts") or ()
    ]


def write_parts(plain: Mapping[str, Any], rows: Sequence[Row]) -> Plain:
    """Parts back under their formulas."""
    return put(plain, "formulas", _under(items(plain, "formulas"), rows, "parts", _part))


def read_task_kinds(plain: Mapping[str, Any]) -> list[Row]:
    """The kinds of tasks of every formula."""
    return [
        {**kind, "formula": formula.get("code")}
        for formula in items(plain, "formulas")
        for kind in formula.get("kinds") or ()
    ]


def write_task_kinds(plain: Mapping[str, Any], rows: Sequence[Row]) -> Plain:
    """Kinds of tasks back under their formulas."""
    return put(plain, "formulas", _under(items(plain, "formulas"), rows, "kinds", dict))


def read_blocks(plain: Mapping[str, Any]) -> list[Row]:
    """The blocking conditions of every rule of summing up."""
    return [
        {**block, "span": rule.get("span")}
        for rule in items(plain, "roll_ups")
        for block in rule.get("blocks") or ()
    ]


def write_blocks(plain: Mapping[str, Any], rows: Sequence[Row]) -> Plain:
    """Blocking conditions back under their rules."""
    return put(plain, "roll_ups", _of_span(items(plain, "roll_ups"), rows, "blocks") or None)


def read_needs(plain: Mapping[str, Any]) -> list[Row]:
    """What ratings need under a rule by ratings."""
    return [
        {**need, "span": rule.get("span")}
        for rule in items(plain, "roll_ups")
        for need in rule.get("needs") or ()
    ]


def write_needs(plain: Mapping[str, Any], rows: Sequence[Row]) -> Plain:
    """Needs back under their rules."""
    return put(plain, "roll_ups", _of_span(items(plain, "roll_ups"), rows, "needs") or None)


def nested(name: str) -> Any:
    """A finder of rows in lists within lists: formulas[1].parts[0] among all parts."""

    def find(plain: Mapping[str, Any], path: str) -> int | None:
        found = indexes(path)
        outer = path.split("[")[0]
        if len(found) < 2:
            return None
        before = sum(len(one.get(name) or ()) for one in items(plain, outer)[: found[0]])
        return before + found[1]

    return find


def _condition(one: Row) -> Row:
    found = one.get("condition")
    return found if isinstance(found, dict) else {}


def _bands(plain: Mapping[str, Any]) -> list[Row]:
    return items(plain, "bands")


def _under(outer: list[Row], rows: Sequence[Row], name: str, made: Any) -> list[Row]:
    found = []
    for one in outer:
        inner = [
            made({key: value for key, value in row.items() if key != "formula"})
            for row in rows
            if row.get("formula") == one.get("code")
        ]
        found.append(put(one, name, inner or ([] if name == "parts" else None)))
    return found


def _part(row: Row) -> Row:
    part = dict(row)
    text = part.pop("lateness", None)
    if text:
        steps = [_STEP.fullmatch(piece) for piece in str(text).split(";") if piece.strip()]
        part["lateness"] = [
            {"days": int(step[1]), "percent": step[2].replace(",", ".")} for step in steps if step
        ]
    return part


def _of_span(rules: list[Row], rows: Sequence[Row], name: str) -> list[Row]:
    found = []
    for rule in rules:
        inner = [
            {key: value for key, value in row.items() if key != "span"}
            for row in rows
            if row.get("span") == rule.get("span")
        ]
        found.append(put(rule, name, inner or None))
    return found
