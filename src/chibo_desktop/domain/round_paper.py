"""RoundPaper (văn bản của kỳ đánh giá): the sentences of a paper that people wrote themselves.

Only what was written is kept, by the key of its place; everything else follows the figures that
stand, whenever the paper is made.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.fields import full_date, mapping, reference, text
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.records import Record, record


@record("round_paper", "Văn bản của kỳ đánh giá")
@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPaper(Record):
    """One paper of one round: its number and day, and the texts that replace the form's."""

    round_id: str = reference("Kỳ đánh giá", "round", internal=True)
    form: str = text("Mẫu văn bản", internal=True)
    number: str = text("Số văn bản")
    dated: date | None = full_date("Ngày văn bản")
    texts: Mapping[str, str] = mapping("Nội dung tự viết")


def round_paper_id(round_id: str, form: str) -> str:
    """The id of a round's paper, the same on every computer of the branch."""
    return derived_id("round-paper", round_id, form)
