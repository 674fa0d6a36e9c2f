"""Targets handed down (chỉ tiêu Đảng ủy giao): the office's figure and the branch's own target.

The office's row stays the office's; the branch keeps a target of its own that points to the
office's, reports on it, and follows when the office changes what it asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from chibo_desktop.domain.fields import Kind, choice, declare, reference, text
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import Record, record, to_unit
from chibo_desktop.domain.targets.records import Target, TargetRollUp
from chibo_desktop.domain.targets.roll_up import is_same_target


@record("assigned_target", "Chỉ tiêu được giao", sent_down=to_unit("unit_id"))
@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedTarget(Record):
    """What the office asks of one unit; `target_id` is the office's own target."""

    unit_id: str = text("Giao cho", atom="address", internal=True)
    target_id: str = reference("Chỉ tiêu", "target", atom="address", internal=True)
    year: int | None = declare(Kind.INTEGER, "Năm", required=True)
    number: int | None = declare(Kind.INTEGER, "Thứ tự", internal=True)
    code: str = text("Mã chỉ tiêu", short="Mã")
    title: str = text("Nội dung chỉ tiêu", required=True, width=60)
    unit: str = text("Đơn vị tính", short="Đơn vị")
    kind: str = choice("Loại", "target_kind", required=True, atom="rule")
    direction: str = choice("Chiều", "target_direction", atom="rule")
    measure: str = choice("Cách tính", "target_measure", atom="rule")
    planned: Decimal | None = declare(Kind.DECIMAL, "Kế hoạch", atom="rule")
    due: Month | None = declare(Kind.MONTH, "Đến hạn tháng", required=True)
    source: str = text("Theo văn bản", width=40)
    roll_up: str = choice("Tổng hợp", "target_roll_up", internal=True)


_OF_BRANCHES = frozenset({TargetRollUp.SUM, TargetRollUp.MEAN, TargetRollUp.ALL})
_COPIED = ("year", "code", "title", "unit", "kind", "direction", "measure", "due", "source")


def assigned_id(target_id: str, unit_id: str) -> str:
    """The id of what is asked of a unit under a target, the same on every computer."""
    return derived_id("assigned_target", target_id, unit_id)


def assigned_of(target: Target, unit_id: str, planned: Decimal | None) -> AssignedTarget:
    """A target as it is asked of one unit, with the unit's own figure.

    `target` is the office's own in the words that the units get: of “so many percent of the
    units” each unit is asked something else.
    """
    return AssignedTarget(
        id=assigned_id(target.id, unit_id),
        org_id=target.org_id,
        unit_id=unit_id,
        target_id=target.id,
        number=target.number,
        roll_up=target.roll_up,
        planned=planned if target.is_numeric else None,
        **{name: getattr(target, name) for name in _COPIED},
    )


def own_target(
    assigned: AssignedTarget, known: Sequence[Target], *, org_id: str, branch_id: str
) -> Target:
    """The unit's own target that answers what was asked.

    One that points to it already, else one of the same code or words of that year, else a new
    one. Owner, programme and note of the unit's own stay.
    """
    found = next((one for one in known if one.above_id == assigned.target_id), None)
    if found is None:
        asked = Target(id="", org_id="", **{name: getattr(assigned, name) for name in _COPIED})
        free = (one for one in known if not one.above_id and is_same_target(asked, one))
        found = next(free, None)
    if found is None:
        number = max((one.number or 0 for one in known if one.year == assigned.year), default=0) + 1
        found = Target(
            id=derived_id("target", org_id, assigned.target_id),
            org_id=org_id,
            branch_id=branch_id,
            number=number,
            roll_up=_roll_up(assigned, is_whole=not branch_id),
        )
    return replace(
        found,
        above_id=assigned.target_id,
        planned=assigned.planned,
        **{name: getattr(assigned, name) for name in _COPIED},
    )


def _roll_up(assigned: AssignedTarget, *, is_whole: bool) -> str:
    """A unit of several branches takes from them what the office takes from its units."""
    return assigned.roll_up if is_whole and assigned.roll_up in _OF_BRANCHES else TargetRollUp.OWN
