"""What changed of a period's figures since it was closed, unit by unit."""

from collections.abc import Mapping
from dataclasses import dataclass

from chibo_desktop.domain.picture.closing import Adjustment, adjusted
from chibo_desktop.domain.picture.figures import PICTURE_FIGURES
from chibo_desktop.services.picture import Picture
from chibo_desktop.services.picture_packing import names_of
from chibo_desktop.services.picture_parts import fresh_names
from chibo_desktop.storage.exchange_log import Received, received_by
from chibo_desktop.storage.journal_cut import bundles_after
from chibo_desktop.storage.picture import WHOLE, ClosedPart
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentLine:
    """What changed of one unit's figure since the closing, and the bundles that brought it."""

    org_id: str
    unit_name: str
    change: Adjustment
    bundles: tuple[Received, ...]


def adjustments_since(
    unit: Unit, kept: Mapping[str, ClosedPart], closed: Picture, now: Picture
) -> tuple[AdjustmentLine, ...]:
    """Part by part: where the packed names are the same, nothing has changed."""
    current = fresh_names(unit, now.period)
    known: dict[str, Received] = {}
    found: list[AdjustmentLine] = []
    for org_id in dict.fromkeys((*now.units, *closed.units, WHOLE)):
        before = kept.get(org_id)
        names = current.get(org_id, b"") if org_id in now.parts else b""
        if before is not None and before.names == names:
            continue
        was = closed.told[org_id].numbers if org_id in closed.told else {}
        is_now = now.told[org_id].numbers if org_id in now.told else {}
        changes = _changes(was, before.names if before else b"", is_now, names)
        if changes and not known:
            known = {one.bundle_id: one for one in received_by(unit.connection)}
        reach = before.reach if before else 0
        bundles = bundles_after(unit.connection, org_id, reach) if changes else ()
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
