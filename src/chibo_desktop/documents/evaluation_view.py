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
from chibo_desktop.domain.typed_mark import AnswerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetItem:
    """A line of the criteria: a group or an item. `code` keys the marks, the rest is printed.

    `answer` says what a mark's cell asks for: points, đảm bảo / không đảm bảo, a level, a percent.
    """

    code: str
    number: str
    text: str
    maximum: str = ""
    is_group: bool = False
    answer: AnswerKind = AnswerKind.POINTS


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFact:
    """A condition or fact that counts for the rating, e.g. "Vắng sinh hoạt không lý do (lần)"."""

    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerBox:
    """One who marks: a column of the table."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingBox:
    """One class to tick: its code and its full name."""

    code: str
    label: str


MARKERS = (
    MarkerBox(code=Marker.SELF, label="Tự chấm"),
    MarkerBox(code=Marker.COMMITTEE, label="Chi ủy chấm"),
    MarkerBox(code=Marker.BRANCH, label="Chi bộ chấm"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetForm:
    """What all sheets of one round share.

    `is_example` prints the note that the criteria are no real document, with `example_note` or a
    sentence of its own; `is_practice` prints the watermark; without `shows_card_number` the line
    is left off the paper.
    """

    letterhead: Letterhead
    month: Month
    criteria_title: str
    items: tuple[SheetItem, ...]
    ratings: tuple[RatingBox, ...]
    signatures: tuple[Signature, ...] = (MEMBER_SIGNATURE,)
    facts: tuple[SheetFact, ...] = ()
    maximum_total: Decimal | None = None
    markers: tuple[MarkerBox, ...] = MARKERS
    shows_card_number: bool = True
    is_example: bool = False
    example_note: str = ""
    is_practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """How the branch voted: people present, and votes for every rating code."""

    present: int
    summoned: int
    counts: Mapping[str, int]


_TEXTS: Mapping[str, str] = MappingProxyType({})
_NUMBERS: Mapping[str, Decimal] = MappingProxyType({})
_MARKS: Mapping[str, Mapping[str, Decimal]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSheet:
    """One member's values. Empty: a blank form; names alone: prefilled; with marks: filled.

    `marks` are by marker and item, `totals` by marker, `notes` by item; `reasons` explain the
    rating; `code` leads from the paper back to the member's row. What is not given leaves a dotted
    line to write on.
    """

    full_name: str = ""
    born: PartialDate | None = None
    position: str = ""
    card_number: str = ""
    admitted_on: PartialDate | None = None
    confirmed_on: PartialDate | None = None
    marks: Mapping[str, Mapping[str, Decimal]] = dataclasses.field(default_factory=lambda: _MARKS)
    notes: Mapping[str, str] = dataclasses.field(default_factory=lambda: _TEXTS)
    totals: Mapping[str, Decimal] = dataclasses.field(default_factory=lambda: _NUMBERS)
    facts: Mapping[str, str] = dataclasses.field(default_factory=lambda: _TEXTS)
    rating: str = ""
    final_total: Decimal | None = None
    reasons: tuple[str, ...] = ()
    votes: Votes | None = None
    code: str = ""
