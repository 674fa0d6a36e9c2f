"""200 evaluation sheets beside a bare loop that puts the same lines and glyphs on a canvas."""

import io
from collections.abc import Callable, Hashable
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from typing import Any
from unittest import mock

from reportlab.pdfgen.canvas import Canvas

from benchmarks.report import Options, Result, Verdict, in_turn
from chibo_desktop.documents import evaluation_sheet
from chibo_desktop.documents.evaluation_sheet import evaluation_sheets
from chibo_desktop.documents.evaluation_view import MemberSheet, SheetForm
from chibo_desktop.documents.fonts import REGULAR
from chibo_desktop.documents.letterhead import MEMBER_SIGNATURE, Letterhead, branch_signature
from chibo_desktop.documents.paper import Paper
from chibo_desktop.documents.sheet_of_round import filled_sheet, sheet_form
from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_marks import read_numbers
from chibo_desktop.domain.criteria_parts import CriterionKind
from chibo_desktop.domain.criteria_rating import rate
from chibo_desktop.domain.evaluation import Evaluation, Round
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.sheet_code import sheet_code
from chibo_desktop.services.catalogues import criteria_sets

SHEETS = 200
PREFILLED = 900
_A4 = (595.27, 841.89)
Call = tuple[str, tuple[Any, ...]]


def run(options: Options) -> Result:
    """Both ways in turn, sizes, and whether the same sheets give the same bytes."""
    result = Result(f"pdf ({SHEETS} filled sheets)", ("", "min / median", "sheets/s", "kB"))
    criteria = criteria_sets()[0]
    form, members = _form(criteria), _members(criteria)
    calls = _calls(form, members)
    ours, bare = in_turn(
        options.repeat, lambda: evaluation_sheets(form, members), lambda: _bare(calls)
    )
    file, again = evaluation_sheets(form, members), evaluation_sheets(form, members)
    bare_file = _bare(calls)
    pages = sum(name == "showPage" for name, _ in calls)
    for name, runs, size in (
        ("bare canvas loop", bare, len(bare_file)),
        ("chibo_desktop", ours, len(file)),
    ):
        rate_of = f"{SHEETS / runs.best:,.0f}"
        result.rows.append((name, str(runs), rate_of, f"{size / 1024:,.0f}"))
        result.figures[name] = {"s": round(runs.best, 4), "bytes": size}
    coded = _prefilled()
    of_all, _ = in_turn(
        options.repeat, lambda: evaluation_sheets(form, coded), lambda: evaluation_sheets(form, [])
    )
    result.rows.append((f"{PREFILLED} prefilled, coded", str(of_all), "", ""))
    result.figures["prefilled"] = {"s": round(of_all.best, 4)}
    result.verdicts += [
        Verdict(
            promise=f"rate of {PREFILLED} prefilled sheets with codes, of the bare loop's a sheet",
            found=(bare.best / SHEETS) / (of_all.best / PREFILLED),
            limit=0.7,
            at_least=True,
        ),
        Verdict(
            promise="rate of the bare loop", found=bare.best / ours.best, limit=0.7, at_least=True
        ),
        Verdict(
            promise=f"size of {pages} pages",
            found=len(file) / 1024,
            limit=60 + 4 * pages,
            unit=" KB",
        ),
        Verdict(
            promise="the same bytes twice (1 = yes)",
            found=float(file == again),
            limit=1,
            at_least=True,
            unit="",
        ),
    ]
    glyphs = sum(len(given[2]) for name, given in calls if name == "drawString")
    result.notes.append(f"{len(calls):,} canvas calls, {glyphs:,} glyphs on {pages} pages")
    return result


def _prefilled() -> list[MemberSheet]:
    """As many sheets as a whole Đảng bộ hands out, each with its own code."""
    return [
        MemberSheet(full_name=f"Nguyễn Thị Ánh {n:03}", code=sheet_code(str(n), Month(2026, 11)))
        for n in range(PREFILLED)
    ]


def _bare(calls: list[Call]) -> bytes:
    """No layout, no widths, nothing measured: only what must be said to the canvas."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=_A4, invariant=1, pageCompression=1, initialFontName=REGULAR)
    for name, given in calls:
        getattr(canvas, name)(*given)
    canvas.save()
    return buffer.getvalue()


class _Unfolded(Paper):
    """A paper that remembers what it draws; what is stamped on every page is drawn there."""

    def stamp(self, key: Hashable, draw: Callable[[], None], y: float) -> None:
        cursor = self.y
        self.canvas.saveState()
        if y:
            self.canvas.translate(0, y)
        draw()
        self.canvas.restoreState()
        self.y = cursor


_DRAWING = (
    *("saveState", "restoreState", "translate", "setFont", "drawString", "line", "lines"),
    *("rect", "setDash", "setLineWidth", "setFillGray", "rotate", "showPage"),
)


def _calls(form: SheetForm, members: list[MemberSheet]) -> list[Call]:
    """Every call the sheets make on their canvas, in order; trial pages have another canvas."""
    calls: list[tuple[Canvas, str, tuple[Any, ...]]] = []

    def noting(name: str) -> Callable[..., Any]:
        real = getattr(Canvas, name)

        def noted(canvas: Any, *given: Any) -> Any:
            calls.append((canvas, name, given))
            return real(canvas, *given)

        return noted

    with ExitStack() as patches:
        patches.enter_context(mock.patch.object(evaluation_sheet, "Paper", _Unfolded))
        for name in _DRAWING:
            patches.enter_context(mock.patch.object(Canvas, name, noting(name)))
        evaluation_sheets(form, members)
    last = calls[-1][0]
    return [(name, given) for canvas, name, given in calls if canvas is last]


def _form(criteria: CriteriaSet) -> SheetForm:
    return sheet_form(
        criteria,
        letterhead=Letterhead(
            superior="Đảng ủy cơ quan Ủy ban nhân dân thành phố",
            issuer="Chi bộ Văn phòng",
            place="Hà Nội",
            dated=date(2026, 11, 27),
        ),
        month=Month(2026, 11),
        signatures=(MEMBER_SIGNATURE, branch_signature("Trần Thị Hường")),
    )


def _members(criteria: CriteriaSet) -> list[MemberSheet]:
    one = _member(criteria)
    return [replace(one, full_name=f"Nguyễn Thị Ánh Nguyệt {n:03}") for n in range(SHEETS)]


def _member(criteria: CriteriaSet) -> MemberSheet:
    marks = {
        leaf.code: "2" if leaf.kind is CriterionKind.DEDUCTION else str(leaf.maximum)
        for leaf in leaf_criteria(criteria)
        if leaf.kind is not CriterionKind.BONUS
    }
    evaluation = Evaluation(
        id="e",
        org_id="n",
        full_name="Nguyễn Thị Ánh Nguyệt",
        self_marks=marks,
        committee_marks=marks,
        branch_marks=marks,
        votes={"good": "11", "excellent": "1"},
    )
    markers = ("self", "committee", "branch")
    numbers = {code: read_numbers(evaluation.marks(code)) for code in markers}
    return filled_sheet(
        criteria,
        Round(id="r", org_id="n", period=Month(2026, 11), summoned=14, present=12),
        evaluation,
        rate(criteria, numbers, read_numbers(evaluation.facts)),
        member=Member(
            id="m",
            org_id="n",
            full_name="Nguyễn Thị Ánh Nguyệt",
            born_on=PartialDate(1985, 2, 3),
            card_number="001185012345",
            admitted_on=PartialDate(2010, 5, 19),
        ),
        position="Chi ủy viên",
    )
