"""How much of what was pointed out earlier is mended, as criteria sets ask for it."""

from collections.abc import Mapping, Sequence
from datetime import date

from chibo_desktop.domain.known_value import KnownValue
from chibo_desktop.services.shortcomings import mended_shares
from chibo_desktop.storage.reading import Connection


def mended_share_in_period(
    connection: Connection, branch_id: str, member_ids: Sequence[str], first: date, last: date
) -> Mapping[str, KnownValue]:
    """The share of earlier shortcomings that is mended, in percent (tỷ lệ khắc phục hạn chế).

    Who had nothing to mend when the period began is absent: the set's own default counts.
    """
    found = mended_shares(connection, branch_id, member_ids, first, last)
    return {
        member: KnownValue(
            value=one.share,
            explanation=f"Đã khắc phục xong {one.mended}/{one.count} hạn chế, khuyết điểm đã chỉ "
            "ra trước kỳ này.",
        )
        for member, one in found.items()
        if member
    }
