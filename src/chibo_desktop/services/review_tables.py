"""The tables inside reviews: results of the periods, points by groups, how shortcomings mended."""

from decimal import Decimal

from chibo_desktop.documents.list_view import ListColumn, ListRow
from chibo_desktop.documents.paper import Align
from chibo_desktop.documents.review_view import TablePart
from chibo_desktop.services.review_facts import MemberFacts, ReviewFacts
from chibo_desktop.services.shortcomings import ShortcomingLine
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.evaluation import rating_label
from chibo_desktop.wording.shortcomings import mending_text
from chibo_desktop.wording.spans import gap_text, part_title

_C = Align.CENTRE
_PERIODS = (
    ListColumn(title="Kỳ", width=14),
    ListColumn(title="Điểm", width=9, align=_C),
    ListColumn(title="Xếp loại", width=30),
    ListColumn(title="Ghi chú", width=34),
)
_POINTS = (
    ListColumn(title="TT", width=6, align=_C),
    ListColumn(title="Nội dung", width=46),
    ListColumn(title="Điểm tối đa", width=10, align=_C),
    ListColumn(title="Bình quân các tháng", width=12, align=_C),
    ListColumn(title="Tự đánh giá", width=10, align=_C),
)
_MENDING = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Hạn chế, khuyết điểm", width=32),
    ListColumn(title="Ai chỉ ra, ngày", width=20),
    ListColumn(title="Tình trạng, mức độ", width=18),
    ListColumn(title="Cách thức, kết quả", width=28),
)
_OFFICIAL = (Decimal(30), Decimal(70))
_OFFICIAL_ROWS = (
    ("1", "Nhóm tiêu chí chung", Decimal(30)),
    ("2", "Kết quả thực hiện nhiệm vụ", Decimal(70)),
)
_NONE_BEFORE = (
    "Không có hạn chế, khuyết điểm nào đã được chỉ ra ở các kỳ trước mà khi bắt đầu kỳ này chưa "
    "khắc phục xong."
)


def periods_table(one: MemberFacts, facts: ReviewFacts) -> TablePart:
    """Each part with its result, or why there is none; the whole last."""
    row, sheet = one.row, facts.sheet
    if row is None or sheet is None:
        return TablePart(columns=_PERIODS, rows=(), nothing="Kỳ này chưa mở nên chưa có kết quả.")
    rows = []
    for part in row.parts:
        rating = rating_label(part.rating) if part.rating else ""
        note = part.reason if part.has_result else gap_text(part)
        title = part_title(sheet.part_span, part.period)
        rows.append(ListRow(cells=(title, part.total, rating, note)))
    total = Decimal(row.total_text) if row.total_text else None
    rating = rating_label(row.rating) if row.rating else ""
    note = row.evaluation.override_reason if row.is_overridden else ""
    rows.append(ListRow(cells=("Cả kỳ", total, rating, note), is_strong=True))
    return TablePart(columns=_PERIODS, rows=tuple(rows))


def points_table(one: MemberFacts) -> TablePart:
    """The points by groups: the form's own two where the branch marks by them, else the set's.

    What a member gives itself is left to be written.
    """
    groups = one.groups
    if tuple(group.maximum for group in groups) == _OFFICIAL:
        lines = [
            (number, label, maximum, group.points)
            for (number, label, maximum), group in zip(_OFFICIAL_ROWS, groups, strict=True)
        ]
    elif groups:
        lines = [(group.number, group.label, group.maximum, group.points) for group in groups]
    else:
        lines = [(number, label, maximum, None) for number, label, maximum in _OFFICIAL_ROWS]
    rows = [
        ListRow(cells=(number, label, maximum, points, ""))
        for number, label, maximum, points in lines
    ]
    row = one.row
    total = row.rolled.total if row else None
    rows.append(ListRow(cells=("", "Tổng", Decimal(100), total, ""), is_strong=True))
    return TablePart(columns=_POINTS, rows=tuple(rows))


def mending_table(one: MemberFacts) -> TablePart:
    """What was pointed out before the period, and how far it is mended at its end."""
    rows = tuple(_mending_row(number, line) for number, line in enumerate(one.mending, start=1))
    return TablePart(columns=_MENDING, rows=rows, nothing=_NONE_BEFORE)


def _mending_row(number: int, line: ShortcomingLine) -> ListRow:
    one = line.shortcoming
    on = date_text(one.pointed_out_on) if one.pointed_out_on else ""
    by = f"{one.pointed_out_by}, {on}" if one.pointed_out_by else on
    notes = [step.note for step in line.steps if step.note] or [one.remedy]
    return ListRow(cells=(number, one.content, by, mending_text(line.mending), " ".join(notes)))
