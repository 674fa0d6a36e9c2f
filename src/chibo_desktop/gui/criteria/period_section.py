"""The tabs of the editor with the summing up of periods, and with what the set is."""

from collections.abc import Sequence

from chibo_desktop.gui.criteria import flat_rows as flat
from chibo_desktop.gui.criteria.cards_tab import CardsTab, FormPart, RowsPart
from chibo_desktop.gui.criteria.plain_form import Entry
from chibo_desktop.gui.criteria.plain_values import Holds
from chibo_desktop.gui.criteria.rows_editor import Cell
from chibo_desktop.gui.criteria.sections import list_part
from chibo_desktop.wording import criteria_editor as words


def roll_up_tab() -> CardsTab:
    """Tổng hợp quý, năm."""
    span = Cell(key="span", title="Kỳ", options=lambda: words.SPANS, width=70)
    return CardsTab(
        [
            list_part(
                "roll_ups",
                "Từ tháng lên quý, từ quý lên năm",
                [
                    span,
                    Cell(key="part", title="Gồm các", options=lambda: words.PARTS, width=80),
                    Cell(
                        key="operator",
                        title="Cách tính",
                        options=lambda: words.OPERATORS,
                        width=190,
                    ),
                    Cell(key="minimum_parts", title="Ít nhất (kỳ)", holds=Holds.WHOLE, width=70),
                    Cell(key="allows_missing", title="Được thiếu kỳ", holds=Holds.FLAG, width=80),
                    Cell(key="note", title="Ghi chú", width=150),
                ],
                {
                    "span": "quarter",
                    "part": "month",
                    "operator": "mean",
                    "minimum_parts": 1,
                    "allows_missing": True,
                },
                "Thêm quy tắc  Ins",
                "Chưa ghi: chương trình lấy bình quân các kỳ có kết quả.",
                "Kỳ không có kết quả phải ghi lý do.",
            ),
            RowsPart(
                title="Điều kiện chặn",
                text="Ví dụ: có 1 quý không hoàn thành thì cả năm không được xuất sắc.",
                cells=[
                    span,
                    Cell(
                        key="rating",
                        title="Kỳ xếp từ mức này xuống",
                        options=lambda: words.RATINGS,
                        width=150,
                    ),
                    Cell(key="count", title="Từ (kỳ)", holds=Holds.WHOLE, width=60),
                    Cell(key="in_a_row", title="Liền nhau", holds=Holds.FLAG, width=70),
                    Cell(key="effect", title="Thì", options=lambda: words.BLOCK_EFFECTS, width=110),
                    Cell(key="ceiling", title="Mức", options=lambda: words.RATINGS, width=130),
                    Cell(key="clause", title="Câu giải thích ({count} là số kỳ)", width=190),
                ],
                new_row=lambda: {
                    "span": "year",
                    "rating": "unfulfilled",
                    "count": 1,
                    "effect": "at_most",
                    "ceiling": "good",
                    "clause": "có {count} quý không hoàn thành nhiệm vụ",
                },
                add_text="Thêm điều kiện chặn  Ins",
                empty_text="Chưa có.",
                read=flat.read_blocks,
                write=flat.write_blocks,
                area=(),
                find=flat.nested("blocks"),
            ),
            RowsPart(
                title="Khi tính theo mức xếp loại các kỳ",
                cells=[
                    span,
                    Cell(
                        key="rating",
                        title="Muốn được mức",
                        options=lambda: words.RATINGS,
                        width=180,
                    ),
                    Cell(key="count", title="Cần từ (kỳ đạt mức đó)", holds=Holds.WHOLE, width=90),
                    Cell(
                        key="no_worse",
                        title="Không kỳ nào dưới",
                        options=_ratings_or_none,
                        width=180,
                    ),
                ],
                new_row=lambda: {"span": "year", "rating": "excellent", "count": 3},
                add_text="Thêm yêu cầu  Ins",
                empty_text="Chỉ dùng khi cách tính là theo mức xếp loại các kỳ.",
                read=flat.read_needs,
                write=flat.write_needs,
                area=(),
                find=flat.nested("needs"),
            ),
        ]
    )


def about_tab() -> CardsTab:
    """Thông tin chung."""
    return CardsTab(
        [
            FormPart(
                title="Thông tin chung",
                entries=[
                    Entry(key="title", label="&Tên bộ tiêu chí", wide=True),
                    Entry(key="area", label="&Lĩnh vực"),
                    Entry(key="scope_level", label="Cấp &ban hành", options=lambda: words.LEVELS),
                    Entry(key="effective_from", label="Có hiệu lực &từ", holds=Holds.DAY),
                    Entry(
                        key="effective_to",
                        label="&Hết hiệu lực",
                        holds=Holds.DAY,
                        help="Để trống: đến khi có phiên bản mới.",
                    ),
                    Entry(key="scale", label="T&hang điểm", holds=Holds.NUMBER),
                    Entry(
                        key="report_due_day",
                        label="Hạn gửi báo cáo (ngày của tháng sau)",
                        holds=Holds.WHOLE,
                    ),
                ],
                area=(
                    "title",
                    "area",
                    "scope_level",
                    "effective_from",
                    "effective_to",
                    "scale",
                    "report_due_day",
                ),
            ),
            list_part(
                "sources",
                "Văn bản làm căn cứ",
                [
                    Cell(key="number", title="Số, ký hiệu", width=110),
                    Cell(key="issuer", title="Cơ quan ban hành", width=140),
                    Cell(key="issued_on", title="Ngày", holds=Holds.DAY, width=90),
                    Cell(key="title", title="Trích yếu", width=220),
                    Cell(
                        key="is_checked", title="Đã đối chiếu bản gốc", holds=Holds.FLAG, width=80
                    ),
                    Cell(key="note", title="Ghi chú", width=140),
                ],
                {
                    "number": "01-QĐ/ĐU",
                    "issuer": "Đảng ủy",
                    "issued_on": "2026-01-01",
                    "title": "Quy định",
                    "is_checked": False,
                },
                "Thêm văn bản  Ins",
                "Chưa ghi văn bản nào.",
            ),
        ]
    )


def _ratings_or_none() -> Sequence[tuple[str, str]]:
    return [("", "– không đòi –"), *words.RATINGS]
