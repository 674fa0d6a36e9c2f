"""Lists of a quarter or a year on paper: results, proposals of every marker, who was not rated.

Source of the layouts: domain.md §3.10, §4.1.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import Cell, ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.evaluation import Marker, RoundState, round_id
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.span import Span, months_of
from chibo_desktop.services.issuers import created_at, issuer_of
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.review_forms import PERIOD_FORM
from chibo_desktop.services.reviews import YEARLY
from chibo_desktop.services.sheet import build_sheet
from chibo_desktop.services.span_sheet import SpanSheet, load_span
from chibo_desktop.storage.evaluations import evaluations_of, rounds_of
from chibo_desktop.storage.reviews import reviews_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import partial_date_text
from chibo_desktop.wording.evaluation import (
    cap_sentence,
    not_rated_sentence,
    rating_abbreviation,
    rating_label,
)
from chibo_desktop.wording.numbers import decimal_text
from chibo_desktop.wording.rolled import row_note
from chibo_desktop.wording.spans import gap_text, part_title, span_name

_C = Align.CENTRE
_HUNDREDTH = Decimal("0.01")
_MANY_PARTS = 4
_COLUMNS_OF = {
    Marker.SELF: "Đảng viên tự đánh giá",
    Marker.PARTY_GROUP: "Tổ đảng",
    Marker.WORKPLACE: "Đánh giá viên chức, người lao động",
    Marker.COMMITTEE: "Chi ủy",
    Marker.COLLECTIVE: "Tập thể lãnh đạo, đoàn thể",
    Marker.BRANCH: "Chi bộ",
}


def span_summary(unit: Unit, round_id_: str, dated: date | None = None) -> ListView:
    """Tổng hợp kết quả đánh giá và đề xuất xếp loại quý, năm. Raises DomainError: round-unknown."""
    sheet = load_span(unit, round_id_)
    many = len(sheet.ends) > _MANY_PARTS
    parts = [
        ListColumn(title=part_title(sheet.part_span, end), width=6 if many else 17, align=_C)
        for end in sheet.ends
    ]
    columns = (
        ListColumn(title="TT", width=5, align=_C),
        ListColumn(title="Họ và tên", width=24),
        ListColumn(title="Chức vụ", width=13),
        *parts,
        ListColumn(title="Điểm", width=8, align=_C),
        ListColumn(title="Đề xuất xếp loại", width=24),
        ListColumn(title="Ghi chú", width=20),
    )
    rows = [
        ListRow(
            cells=(
                number,
                row.evaluation.full_name,
                row.evaluation.position,
                *(_part(part.total, part.rating, short=many) for part in row.parts),
                Decimal(row.total_text) if row.total_text else None,
                rating_label(row.rating) if row.rating else "",
                row_note(sheet, row),
            )
        )
        for number, row in enumerate(sheet.rows, start=1)
    ]
    return _list(
        unit, sheet, dated,
        title="Tổng hợp kết quả đánh giá và đề xuất xếp loại",
        columns=columns, rows=rows, after=_sentences(sheet), name="Tổng hợp",
    )  # fmt: skip


def marker_summary(unit: Unit, round_id_: str, dated: date | None = None) -> ListView:
    """Tổng hợp đề xuất mức chất lượng đảng viên của các chủ thể, one column for each who proposes.

    A member's own proposal is what the review says; of the others the mean of their marks, read by
    the points of the set alone. The branch's column is what stands. Raises DomainError:
    round-unknown.
    """
    sheet = load_span(unit, round_id_)
    means = _means(unit, sheet)
    own = _own_proposals(unit, sheet)
    titles = [f"{title} ({number})" for number, title in enumerate(_COLUMNS_OF.values(), start=1)]
    columns = (
        ListColumn(title="TT", width=5, align=_C),
        ListColumn(title="Họ và tên", width=24),
        ListColumn(title="Chức vụ đảng, chính quyền, đoàn thể", width=20),
        *(ListColumn(title=title, width=14, align=_C) for title in titles),
        ListColumn(title="Ghi chú", width=16),
    )
    rows = []
    for number, row in enumerate(sheet.rows, start=1):
        member_id = row.evaluation.member_id
        said: list[Cell] = []
        for marker in _COLUMNS_OF:
            if marker is Marker.BRANCH and row.rating is not None:
                said.append(rating_abbreviation(row.rating))
            elif marker is Marker.SELF and member_id in own:
                said.append(rating_abbreviation(own[member_id]))
            else:
                said.append(_mean_text(means.get((member_id, marker.value)), sheet.criteria_set))
        note = "Chi bộ quyết định khác quy tắc" if row.is_overridden else ""
        cells = (number, row.evaluation.full_name, row.evaluation.position, *said, note)
        rows.append(ListRow(cells=cells))
    after = (
        "HTXSNV: hoàn thành xuất sắc nhiệm vụ; HTTNV: hoàn thành tốt nhiệm vụ; HTNV: hoàn thành "
        "nhiệm vụ; KHTNV: không hoàn thành nhiệm vụ. Số đứng trước là điểm bình quân các tháng.",
        "Cột để trống: chủ thể đó chưa chấm trong phần mềm; ghi tay theo văn bản đề xuất.",
    )
    return _list(
        unit, sheet, dated,
        title="Tổng hợp đề xuất mức chất lượng đảng viên của các chủ thể",
        columns=columns, rows=rows, after=after, name="Chủ thể",
    )  # fmt: skip


def not_rated_list(unit: Unit, round_id_: str, dated: date | None = None) -> ListView:
    """Danh sách đảng viên chưa kiểm điểm, đánh giá, xếp loại. Raises DomainError: round-unknown."""
    sheet = load_span(unit, round_id_)
    people = [(one, not_rated_sentence(why)) for one, why in sheet.not_rated]
    people += [
        (row.evaluation, "; ".join(gap_text(part) for part in row.parts if not part.has_result))
        for row in sheet.rows
        if row.rating is None
    ]
    members = unit.get_many(Member, [one.member_id for one, _ in people])
    rows = []
    for number, (one, why) in enumerate(people, start=1):
        member = members.get(one.member_id)
        admitted = partial_date_text(member.admitted_on) if member else ""
        card = member.card_number if member else ""
        cells = (number, one.full_name, card, sheet.branch_name, admitted, "x", "x", why)
        rows.append(ListRow(cells=cells))
    columns = (
        ListColumn(title="TT", width=5, align=_C),
        ListColumn(title="Họ và tên", width=24),
        ListColumn(title="Số thẻ đảng viên", width=16, align=_C),
        ListColumn(title="Chi bộ", width=20),
        ListColumn(title="Ngày kết nạp", width=12, align=_C),
        ListColumn(title="Chưa kiểm điểm", width=9, align=_C),
        ListColumn(title="Chưa đánh giá", width=9, align=_C),
        ListColumn(title="Lý do", width=34),
    )
    nothing = () if rows else ("Mọi đảng viên của chi bộ đều được kiểm điểm, đánh giá, xếp loại.",)
    return _list(
        unit, sheet, dated,
        title="Danh sách đảng viên chưa kiểm điểm, đánh giá xếp loại",
        columns=columns, rows=rows, after=nothing, name="Chưa đánh giá",
    )  # fmt: skip


LISTS: Mapping[str, Callable[[Unit, str, date | None], ListView]] = {
    "summary": span_summary,
    "markers": marker_summary,
    "not-rated": not_rated_list,
}
"""The lists by the code that the year's file gives them."""


def span_list_pdf(unit: Unit, round_id_: str, code: str, dated: date | None = None) -> bytes:
    """One of the lists as PDF. Raises DomainError: round-unknown."""
    return list_paper(LISTS[code](unit, round_id_, dated))


def span_list_workbook(unit: Unit, round_id_: str, code: str, dated: date | None = None) -> bytes:
    """The same list as a workbook. Raises DomainError: round-unknown."""
    return list_workbook([LISTS[code](unit, round_id_, dated)], created=created_at(unit, dated))


def _list(
    unit: Unit,
    sheet: SpanSheet,
    dated: date | None,
    *,
    title: str,
    columns: Sequence[ListColumn],
    rows: Sequence[ListRow],
    after: Sequence[str],
    name: str,
) -> ListView:
    issuer = issuer_of(unit, dated, Scope(branch_id=sheet.round.branch_id))
    period = span_name(sheet.round.lasts, sheet.round.period) if sheet.round.period else ""
    example = sheet.criteria_set.example_note if sheet.criteria_set.is_example else ""
    return ListView(
        letterhead=issuer.letterhead,
        title=title,
        subjects=(period,),
        columns=tuple(columns),
        rows=tuple(rows),
        after=tuple(after),
        signatures=(issuer.signature,),
        recipients=issuer.recipients,
        footnote=issuer.noted(f"VÍ DỤ: {example}" if example else ""),
        sheet=name,
        is_practice=issuer.is_practice,
    )


def _part(total: Decimal | None, rating: Rating | None, *, short: bool) -> str:
    points = "" if total is None else decimal_text(total)
    if short or rating is None:
        return points
    return f"{points} – {rating_abbreviation(rating)}".strip(" –")


def _sentences(sheet: SpanSheet) -> list[str]:
    rated = sum(sheet.counts.values())
    everybody = len(sheet.rows) + len(sheet.not_rated)
    said = [
        f"Tổng số đảng viên: {everybody}; được đánh giá, xếp loại: {rated}; chưa đánh giá: "
        f"{everybody - rated}."
    ]
    counts = "; ".join(
        f"{rating_label(rating).lower()}: {sheet.counts.get(rating, 0)}" for rating in Rating
    )
    said.append(f"Trong số được xếp loại: {counts}.")
    said += [f"Tỷ lệ hoàn thành xuất sắc nhiệm vụ: {cap_sentence(cap)}" for cap in sheet.caps]
    if sheet.cap and sheet.cap.over and sheet.round.cap_decision:
        said.append(f"Văn bản cho phép vượt tỷ lệ: {sheet.round.cap_decision}.")
    if sheet.stale:
        changed = ", ".join(part_title(sheet.part_span, month) for month in sheet.stale)
        said.append(f"{changed} đã thay đổi sau khi chốt; số ghi ở đây là số lúc chốt.")
    return said


def _means(unit: Unit, sheet: SpanSheet) -> Mapping[tuple[str, str], Decimal]:
    """The mean of what each marker gave each member, over the closed months of the period."""
    one = sheet.round
    if one.period is None:
        return {}
    wanted = {round_id(one.branch_id, month) for month in months_of(one.lasts, one.period)}
    found: dict[tuple[str, str], list[Decimal]] = {}
    for month in rounds_of(unit.connection, branch_id=one.branch_id):
        if month.id not in wanted or month.state != RoundState.CLOSED:
            continue
        rows = build_sheet(month, evaluations_of(unit.connection, month.id), "").rows
        for row in rows:
            for marker, total in row.outcome.totals.items():
                if total.is_marked:
                    key = (row.evaluation.member_id, marker)
                    found.setdefault(key, []).append(total.total)
    return {
        key: (sum(totals, Decimal(0)) / len(totals)).quantize(_HUNDREDTH, ROUND_HALF_EVEN)
        for key, totals in found.items()
    }


def _own_proposals(unit: Unit, sheet: SpanSheet) -> dict[str, Rating]:
    """What members proposed for themselves; of a year the review counts before Mẫu 05."""
    one = sheet.round
    if one.period is None:
        return {}
    found: dict[str, Rating] = {}
    records = reviews_of(unit.connection, one.branch_id, one.lasts, one.period).values()
    families = (PERIOD_FORM, YEARLY)
    for family in families if one.lasts is Span.YEAR else families[:1]:
        for record in records:
            is_period = record.form == PERIOD_FORM
            if record.proposed and record.member_id and is_period is (family == PERIOD_FORM):
                found[record.member_id] = Rating(record.proposed)
    return found


def _mean_text(mean: Decimal | None, criteria_set: CriteriaSet) -> str:
    if mean is None:
        return ""
    band = next(band for band in criteria_set.bands if mean >= band.minimum)
    return f"{decimal_text(mean)} – {rating_abbreviation(band.rating)}"
