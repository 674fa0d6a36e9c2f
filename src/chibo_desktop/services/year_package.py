"""Hồ sơ cuối năm: which papers belong to it, how many there are to be, how many lie signed.

Source: domain.md §4.6; the list is data. Mẫu 04 is this list on paper.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.commendation import CommendationProposal
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.text import nfc
from chibo_desktop.domain.year_end import YearPaper
from chibo_desktop.services.collective import collective_rating
from chibo_desktop.services.review_facts import ReviewFacts, review_facts
from chibo_desktop.services.review_forms import KINDS
from chibo_desktop.services.reviews import YEARLY, ReviewDraft, drafts_of
from chibo_desktop.services.span_rounds import span_obstacles
from chibo_desktop.storage.reviews import of_branch
from chibo_desktop.storage.unit_of_work import Unit

_DECEMBER = 12
_MOST_COPIES = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagePaper:
    """One kind of paper of the file: how many copies there are to be follows from `copies`."""

    code: str
    form: str
    name: str
    copies: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageForm:
    """The list of papers, with its source and the word of doubt."""

    source: str
    note: str
    papers: tuple[PackagePaper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageLine:
    """One paper as it stands: copies expected and signed, and what is known of its content."""

    paper: PackagePaper
    expected: int
    signed: int
    counted_on: date | None
    note: str
    state: str
    is_printable: bool

    @property
    def missing(self) -> int:
        """How many signed copies are lacking."""
        return max(0, self.expected - self.signed)

    @property
    def is_complete(self) -> bool:
        """True when as many copies lie signed as there are to be."""
        return not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPackage:
    """The file of a branch's year. `round_id` is empty while the year has not been opened."""

    branch_id: str
    year: int
    round_id: str
    form: PackageForm
    lines: tuple[PackageLine, ...]

    @property
    def complete(self) -> int:
        """How many kinds of papers are complete."""
        return sum(1 for line in self.lines if line.is_complete)


@cache
def package_form() -> PackageForm:
    """The list that ships with the program."""
    plain = json.loads(resources.path("forms", "year-package.json").read_bytes())
    return PackageForm(
        source=plain["source"],
        note=plain["note"],
        papers=tuple(PackagePaper(**one) for one in plain["papers"]),
    )


def load_package(
    unit: Unit, branch_id: str, year: int, facts: ReviewFacts | None = None
) -> YearPackage:
    """Every paper of the year's file with its state; `facts` may be read already."""
    facts = facts or review_facts(unit, branch_id, Span.YEAR, Month(year, _DECEMBER))
    drafts = drafts_of(unit, facts, YEARLY)
    merits = len(of_branch(unit.connection, CommendationProposal, branch_id, year))
    expected = _expected(facts, drafts, merits)
    counted = {one.paper: one for one in of_branch(unit.connection, YearPaper, branch_id, year)}
    has_round = facts.sheet is not None
    lines = []
    for paper in package_form().papers:
        count = counted.get(paper.code)
        number = expected.get(paper.copies, 1)
        lines.append(
            PackageLine(
                paper=paper,
                expected=number,
                signed=(count.copies or 0) if count else 0,
                counted_on=count.counted_on if count else None,
                note=count.note if count else "",
                state=_state(paper, facts, drafts, merits),
                is_printable=number > 0 and (has_round or paper.code not in _OF_ROUND),
            )
        )
    return YearPackage(
        branch_id=branch_id,
        year=year,
        round_id=facts.sheet.round.id if facts.sheet else "",
        form=package_form(),
        lines=tuple(lines),
    )


_OF_ROUND = frozenset({"summary", "markers", "not-rated"})


def count_copies(
    unit: Unit, branch_id: str, year: int, paper: str, copies: int, note: str, today: date
) -> None:
    """Write down how many signed copies lie in the file. Raises DomainError: copies-range."""
    if not 0 <= copies <= _MOST_COPIES:
        raise DomainError(Problem(code="copies-range", field="copies"))
    unit.save(
        YearPaper(
            id=derived_id("year_paper", branch_id, str(year), paper),
            org_id=unit.author.org_id,
            branch_id=branch_id,
            year=year,
            paper=paper,
            copies=copies,
            counted_on=today,
            note=nfc(note),
        ),
        act="year-paper.count",
    )


def _expected(facts: ReviewFacts, drafts: list[ReviewDraft], merits: int) -> Mapping[str, int]:
    forms = Counter(draft.form.form for draft in drafts)
    members = sum(1 for draft in drafts if draft.key.member_id)
    return {
        "one": 1,
        **{form: forms[form] for form in KINDS.values()},
        "rated": members,
        "members": facts.headcount,
        "merits": min(merits, 1),
    }


def _state(paper: PackagePaper, facts: ReviewFacts, drafts: list[ReviewDraft], merits: int) -> str:
    """What the program knows of a paper's content, in a few words."""
    match paper.code:
        case "collective":
            own = next((draft for draft in drafts if not draft.key.member_id), None)
            is_rated = (
                own is not None and collective_rating(own.record, facts.end.last_day) is not None
            )
            edited = own.edited if own else 0
            words = f"đã soạn {edited} mục" if edited else "chưa soạn mục nào"
            return f"{words}, {'đã tự chấm điểm' if is_rated else 'chưa tự chấm điểm'}"
        case "leaders" | "staff" | "outside":
            of_form = [one for one in drafts if one.form.form == paper.copies]
            edited = sum(1 for one in of_form if one.edited)
            return f"{len(of_form)} người, {edited} bản đã soạn thêm" if of_form else "không có ai"
        case "summary" | "markers" | "not-rated":
            return _round_state(facts)
        case "merit-letter" | "merit-list":
            return f"{merits} đề nghị" if merits else "chưa đề nghị ai"
    return ""


def _round_state(facts: ReviewFacts) -> str:
    sheet = facts.sheet
    if sheet is None:
        return "chưa mở kỳ năm"
    if sheet.is_closed:
        return "kỳ năm đã chốt"
    waiting = len(span_obstacles(sheet))
    return f"kỳ năm đang mở, còn {waiting} chỗ phải bổ sung" if waiting else "sẵn sàng chốt kỳ năm"
