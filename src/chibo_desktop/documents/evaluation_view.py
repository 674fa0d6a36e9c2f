"""What an evaluation sheet shows (phiếu đánh giá đảng viên): the form, and one member's values."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from chibo_desktop.documents.letterhead import MEMBER_SIGNATURE, Letterhead, Signature
from chibo_desktop.domain.evaluation import Marker
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetItem:
    """A line of the criteria: a group or an item. `code` keys the marks, `number` is printed."""

    code: str
    number: str
    text: str
    maximum: Decimal | None = None
    is_group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFact:
    """A condition or fact that counts for the rating, e.g. "Vắng sinh hoạt không lý do (lần)"."""

    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingBox:
    """One class to tick: its code and its full name."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetForm:
    """What all sheets of one round share.

    `is_example` prints the note that the criteria are no real document; `is_practice` the
    watermark.
    """

    letterhead: Letterhead
    month: Month
    criteria_title: str
    items: tuple[SheetItem, ...]
    ratings: tuple[RatingBox, ...]
    signatures: tuple[Signature, ...] = (MEMBER_SIGNATURE,)
    facts: tuple[SheetFact, ...] = ()
    maximum_total: Decimal | None = None
    is_example: bool = False
    is_practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """How the branch voted: people present, and votes for every rating code."""

    present: int
    summoned: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemMarks:
    """The marks of one item; None where none was given."""

    self_mark: Decimal | None = None
    committee_mark: Decimal | None = None
    branch_mark: Decimal | None = None
    note: str = ""

    def by(self, marker: Marker) -> Decimal | None:
        """The mark of one marker."""
        match marker:
            case Marker.SELF:
                return self.self_mark
            case Marker.COMMITTEE:
                return self.committee_mark
            case Marker.BRANCH:
                return self.branch_mark


NO_MARKS = ItemMarks()
_NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_ITEMS: Mapping[str, ItemMarks] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSheet:
    """One member's values. Empty: a blank form; names alone: prefilled; with marks: filled.

    `reasons` explain the rating; `card_number` empty leaves the line off the paper.
    """

    full_name: str = ""
    born: PartialDate | None = None
    position: str = ""
    card_number: str = ""
    admitted_on: PartialDate | None = None
    confirmed_on: PartialDate | None = None
    marks: Mapping[str, ItemMarks] = dataclasses.field(default_factory=lambda: _NO_ITEMS)
    totals: ItemMarks = NO_MARKS
    facts: Mapping[str, str] = dataclasses.field(default_factory=lambda: _NOTHING)
    rating: str = ""
    final_total: Decimal | None = None
    reasons: tuple[str, ...] = ()
    votes: Votes | None = None
