"""What changed of a period's figures since it was closed, unit by unit."""

from collections.abc import Mapping
from dataclasses import dataclass

from chibo_desktop.domain.picture.closing import Adjustment, PeriodClosing, adjusted
from chibo_desktop.domain.picture.figures import PICTURE_FIGURES
from chibo_desktop.services.picture import Picture
from chibo_desktop.services.picture_packing import names_of, told_of
from chibo_desktop.services.picture_parts import fresh_names
from chibo_desktop.storage.exchange_log import Received, received_by
from chibo_desktop.storage.journal_cut import bundles_after
from chibo_desktop.storage.picture import WHOLE, Part, closed_names, closed_reaches, kept_as_closed
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.picture import WHOLE_NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentLine:
    """What changed of one unit's figure since the closing, and the bundles that brought it."""

    org_id: str
    unit_name: str
    change: Adjustment
    bundles: tuple[Received, ...]


def adjustments_since(
    unit: Unit, closing: PeriodClosing, closed: Picture, now: Picture
) -> tuple[AdjustmentLine, ...]:
    """Part by part: where the packed names are the same, nothing has changed."""
    period, number = str(now.period), closing.number or 0
    same = kept_as_closed(unit.connection, closing.id, number, period)
    every = dict.fromkeys((*now.units, *closed.units, WHOLE))
    moved = [org_id for org_id in every if org_id not in same or org_id not in now.parts]
    before = closed_names(unit.connection, closing.id, number, moved)
    reaches = closed_reaches(unit.connection, closing.id, number, moved)
    current = fresh_names(unit, now.period, moved)
    known: dict[str, Received] = {}
    found: list[AdjustmentLine] = []
    for org_id in moved:
        new = current.get(org_id, b"") if org_id in now.parts else b""
        was, is_now = (_numbers(one.parts.get(org_id)) for one in (closed, now))
        changes = _changes(was, before.get(org_id, b""), is_now, new)
        if changes and not known:
            known = {one.bundle_id: one for one in received_by(unit.connection)}
        bundles = bundles_after(unit.connection, org_id, reaches.get(org_id, 0)) if changes else ()
        found += [
            AdjustmentLine(
                org_id=org_id,
                unit_name=now.units.get(org_id) or closed.units.get(org_id, ""),
                change=one,
                bundles=tuple(known[one] for one in bundles if one in known),
            )
            for one in changes
        ]
    return tuple(found)


def adjusted_totals(closing: PeriodClosing, now: Picture) -> tuple[AdjustmentLine, ...]:
    """What changed of the totals, where the units' figures were kept on another computer."""
    changes = (
        adjusted(code, (before, ()), (now.totals.get(code, 0), ()))
        for code, before in closing.figures.items()
        if isinstance(before, int)
    )
    return tuple(
        AdjustmentLine(org_id=WHOLE, unit_name=WHOLE_NAME, change=one, bundles=())
        for one in changes
        if one is not None
    )


def _numbers(part: Part | None) -> Mapping[str, int]:
    return told_of([part])[part.org_id].numbers if part is not None else {}


def _changes(
    was: Mapping[str, int], old: bytes, now: Mapping[str, int], new: bytes
) -> list[Adjustment]:
    codes = [one.code for one in PICTURE_FIGURES]
    before, after = names_of(old, codes), names_of(new, codes)
    changes = (
        adjusted(
            code,
            (was.get(code, 0), before.get(code, ())),
            (now.get(code, 0), after.get(code, ())),
        )
        for code in codes
    )
    return [one for one in changes if one is not None]
