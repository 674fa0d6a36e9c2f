"""Papers of a round in running text: minutes of the review and of the count, tờ trình, Mẫu 03.

Words are data (`resources/forms/rounds`), figures are those that stand when the paper is made, and
a sentence that people wrote themselves is kept in the file and stands until they take it back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from chibo_desktop import resources
from chibo_desktop.documents.letter import LetterPart, LetterView, letter
from chibo_desktop.documents.letter_workbook import letter_workbook
from chibo_desktop.documents.letterhead import Letterhead, Signature
from chibo_desktop.documents.list_view import ListColumn, ListRow
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.letter_form import (
    FormPart,
    LetterForm,
    PartKind,
    filled,
    read_letter_form,
)
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.round_paper import RoundPaper, round_paper_id
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.services.ballot_papers import VOTE_COLUMNS, vote_rows
from chibo_desktop.services.issuers import created_at
from chibo_desktop.services.round_paper_values import PaperBase, base_of, values_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.evaluation import rating_label
from chibo_desktop.wording.numbers import mark_text, percent_text
from chibo_desktop.wording.voting import verdict_text

_C = Align.CENTRE
_RE_RATING = "re-rating-decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPart:
    """One place of a paper that can be written anew: its key, what the form says, own words."""

    key: str
    said: str
    own: str
    is_blank: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDesk:
    """A paper as it can be edited."""

    form: LetterForm
    parts: tuple[PaperPart, ...]
    number: str
    dated: date | None


@cache
def round_forms() -> tuple[LetterForm, ...]:
    """The papers there are, in the order of a meeting."""
    folder = resources.path("forms", "rounds")
    found = {path.stem: read_letter_form(path.read_bytes()) for path in folder.glob("*.json")}
    order = ("review-minutes", "count-minutes", "proposal-submission", _RE_RATING)
    return tuple(found[name] for name in order if name in found)


def load_round_paper(unit: Unit, round_id: str, form: str) -> PaperDesk:
    """A paper with the figures that stand and the words written so far.

    Raises DomainError: round-unknown; KeyError: no such paper.
    """
    chosen, base = _form(form), base_of(unit, round_id)
    values, paper = values_of(base), _paper(unit, round_id, form)
    return PaperDesk(
        form=chosen,
        parts=tuple(
            PaperPart(
                key=part.key,
                said=filled(part.text, values),
                own=paper.texts.get(part.key, ""),
                is_blank=part.kind is PartKind.BLANK,
            )
            for part in (*chosen.parts, *chosen.closing)
            if part.key and (part.kind is PartKind.BLANK or _is_said(part, values))
        ),
        number=paper.number,
        dated=paper.dated,
    )


def save_round_paper(
    unit: Unit, round_id: str, form: str, texts: Mapping[str, str], number: str, dated: date | None
) -> None:
    """Keep what people wrote; an empty text lets the form speak again."""
    before = _paper(unit, round_id, form)
    kept = {key: nfc_lines(text) for key, text in {**before.texts, **texts}.items()}
    changed = replace(
        before,
        texts={key: text for key, text in kept.items() if text},
        number=nfc(number),
        dated=dated,
    )
    unit.save(changed, act="round-paper.write")


def round_paper_pdf(unit: Unit, round_id: str, form: str) -> bytes:
    """The paper as PDF. Raises DomainError: round-unknown; KeyError: no such paper."""
    return letter(_view(unit, round_id, form))


def round_paper_workbook(unit: Unit, round_id: str, form: str) -> bytes:
    """The same paper as a workbook. Raises as `round_paper_pdf`."""
    view = _view(unit, round_id, form)
    name = _form(form).name.split("(")[0].strip()[:31]
    return letter_workbook(view, name=name, created=created_at(unit, view.letterhead.dated))


def _view(unit: Unit, round_id: str, form: str) -> LetterView:
    chosen, base = _form(form), base_of(unit, round_id)
    values, paper = values_of(base), _paper(unit, round_id, form)
    columns, rows = _table(form, base)
    view = LetterView(
        letterhead=_letterhead(chosen, base, values, paper),
        title=chosen.title,
        subject=filled(chosen.subject, values),
        address=filled(chosen.address, values) if chosen.address else "",
        parts=_parts(chosen.parts, values, paper.texts),
        closing=_parts(chosen.closing, values, paper.texts),
        signatures=tuple(_signature(who, base, values) for who in chosen.signs),
        recipients=tuple(filled(one, values) for one in chosen.recipients),
        footnote=f"{chosen.source}. {chosen.note}",
        is_practice=base.issuer.is_practice,
    )
    return view.with_table(columns, rows) if rows else view


def _parts(
    parts: tuple[FormPart, ...], values: Mapping[str, str], texts: Mapping[str, str]
) -> tuple[LetterPart, ...]:
    found: list[LetterPart] = []
    for part in parts:
        if own := texts.get(part.key, "") if part.key else "":
            found += [LetterPart(kind=PartKind.TEXT, text=line) for line in own.splitlines()]
        elif part.kind is PartKind.BLANK:
            found.append(LetterPart(kind=part.kind, text="", lines=part.lines))
        elif _is_said(part, values):
            found.append(LetterPart(kind=part.kind, text=filled(part.text, values)))
    return tuple(found)


def _is_said(part: FormPart, values: Mapping[str, str]) -> bool:
    """A part that is one figure alone is left out when there is nothing to say."""
    text = part.text.strip()
    is_alone = text.startswith("{") and text.endswith("}") and text.count("{") == 1
    return not is_alone or bool(values.get(text[1:-1]))


def _letterhead(
    form: LetterForm, base: PaperBase, values: Mapping[str, str], paper: RoundPaper
) -> Letterhead:
    head = base.issuer.letterhead
    if form.form == _RE_RATING:
        decision = base.re_rating
        return replace(
            head,
            superior="",
            issuer=values.get("body") or head.superior,
            number=decision.number if decision else f"……-{form.symbol}/ĐU",
            dated=decision.decided_on if decision else paper.dated,
        )
    number = paper.number or f"……-{form.symbol}/CB"
    return replace(head, number=number, dated=paper.dated)


def _signature(who: str, base: PaperBase, values: Mapping[str, str]) -> Signature:
    match who:
        case "minutes":
            return Signature(lines=("THƯ KÝ",))
        case "chair":
            return Signature(lines=("CHỦ TRÌ",), name=base.issuer.secretary)
        case "tellers":
            return Signature(lines=("T/M TỔ KIỂM PHIẾU", "TỔ TRƯỞNG"))
        case "body":
            body = values.get("body", "")
            return Signature(lines=(f"T/M {body.upper()}" if body else "T/M ĐẢNG ỦY", "BÍ THƯ"))
    return base.issuer.signature


def _table(form: str, base: PaperBase) -> tuple[tuple[ListColumn, ...], tuple[ListRow, ...]]:
    match form:
        case "count-minutes":
            return VOTE_COLUMNS, vote_rows(base.board)
        case "proposal-submission":
            return _COUNT_COLUMNS, _count_rows(base)
        case "re-rating-decision":
            return _AGAIN_COLUMNS, _again_rows(base)
    return _REVIEW_COLUMNS, _review_rows(base)


_REVIEW_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Họ và tên", width=24),
    ListColumn(title="Điểm", width=8, align=_C),
    ListColumn(title="Theo bộ tiêu chí", width=20),
    ListColumn(title="Biểu quyết", width=13, align=_C),
    ListColumn(title="Chi bộ đề xuất", width=20),
)
_COUNT_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Mức xếp loại đề nghị", width=40),
    ListColumn(title="Số đồng chí", width=14, align=_C),
    ListColumn(title="Tỷ lệ", width=12, align=_C),
)
_AGAIN_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Họ và tên", width=26),
    ListColumn(title="Mức đã xếp", width=28),
    ListColumn(title="Mức xếp lại", width=28),
)


def _review_rows(base: PaperBase) -> tuple[ListRow, ...]:
    rows = []
    for number, (line, vote) in enumerate(
        zip(base.results.lines, base.board.lines, strict=True), start=1
    ):
        outcome = line.row.outcome
        cells = (
            number,
            line.evaluation.full_name,
            mark_text(outcome.total),
            _rating(outcome.rating),
            verdict_text(vote.verdict, vote.result),
            _rating(line.proposed),
        )
        rows.append(ListRow(cells=cells))
    return tuple(rows)


def _count_rows(base: PaperBase) -> tuple[ListRow, ...]:
    proposed = [line.proposed for line in base.results.lines]
    rated = sum(one is not None for one in proposed)
    rows = []
    for number, rating in enumerate(Rating, start=1):
        count = proposed.count(rating)
        share = percent_text(base.share(count, rated)) if rated else ""
        rows.append(ListRow(cells=(number, rating_label(rating), count, share)))
    rows.append(ListRow(cells=("", "Cộng", rated, ""), is_strong=True))
    return tuple(rows)


def _again_rows(base: PaperBase) -> tuple[ListRow, ...]:
    decision = base.re_rating
    if decision is None:
        return (ListRow(cells=(1, "", "", "")),)
    rows: list[ListRow] = []
    for line in base.results.lines:
        new = decision.ratings.get(line.evaluation.id)
        if new is None:
            continue
        before = [rating for one, rating in line.history if one.id != decision.id]
        old = before[-1] if before else line.proposed
        cells = (len(rows) + 1, line.evaluation.full_name, _rating(old), _rating(Rating(new)))
        rows.append(ListRow(cells=cells))
    return tuple(rows)


def _rating(rating: Rating | None) -> str:
    return rating_label(rating) if rating else ""


def _form(form: str) -> LetterForm:
    return next(one for one in round_forms() if one.form == form)


def _paper(unit: Unit, round_id: str, form: str) -> RoundPaper:
    identity = round_paper_id(round_id, form)
    found = unit.get(RoundPaper, identity)
    if found is not None:
        return found
    return RoundPaper(id=identity, org_id=unit.author.org_id, round_id=round_id, form=form)
