"""DistinctPair (hai người khác nhau): somebody looked at two alike records and told them apart."""

from dataclasses import dataclass

from chibo_desktop.domain.fields import reference
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.records import Record, record


@record("distinct_pair", "Không phải trùng")
@dataclass(frozen=True, slots=True, kw_only=True)
class DistinctPair(Record):
    """Hai hồ sơ giống nhau của hai người khác nhau: not asked about again."""

    one_id: str = reference("Đảng viên", "member", required=True)
    other_id: str = reference("Đảng viên khác", "member", required=True)


def distinct_pair(one_id: str, other_id: str, org_id: str) -> DistinctPair:
    """The record of two members, the same whichever is named first and on every computer."""
    first, second = sorted((one_id, other_id))
    return DistinctPair(
        id=derived_id("distinct_pair", first, second),
        org_id=org_id,
        one_id=first,
        other_id=second,
    )
