"""What stands on each tab of the editor, as data."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from chibo_desktop.domain.criteria_draft import Plain, fresh_code
from chibo_desktop.gui.criteria import flat_rows as flat
from chibo_desktop.gui.criteria.cards_tab import CardsTab, FormPart, RowsPart
from chibo_desktop.gui.criteria.line_side import sources
from chibo_desktop.gui.criteria.plain_form import Entry, put
from chibo_desktop.gui.criteria.plain_values import Holds
from chibo_desktop.gui.criteria.rows_editor import Cell, Row
from chibo_desktop.wording import criteria_editor as words

Now = Callable[[], Mapping[str, Any]]
Pairs = Sequence[tuple[str, str]]


def list_part(
    name: str, title: str, cells: Sequence[Cell], new: Row, add: str, empty: str, text: str = ""
) -> RowsPart:
    """A card over a plain list of the set; a new row gets a code that no row has."""
    seen: list[Row] = []

    def read(plain: Mapping[str, Any]) -> list[Row]:
        seen[:] = flat.items(plain, name)
        return [dict(row) for row in seen]

    def new_row() -> Row:
        row = dict(new)
        if "code" in row:
            row["code"] = fresh_code({"criteria": seen}, str(row["code"]))
        return row

    return RowsPart(
        title=title,
        text=text,
        cells=cells,
        new_row=new_row,
        add_text=add,
        empty_text=empty,
        read=read,
        write=lambda plain, rows: put(plain, name, list(rows)),
        area=(name,),
        find=flat.first_index,
    )


def fact_options(now: Now) -> Callable[[], Pairs]:
    """The facts declared in the set."""
    return lambda: [
        (str(one.get("code", "")), str(one.get("label", ""))) for one in flat.items(now(), "facts")
    ]


def _bound_cells(now: Now) -> list[Cell]:
    return [
        Cell(key="fact", title="Điều kiện", options=fact_options(now), width=150),
        Cell(key="comparison", title="So sánh", options=lambda: words.COMPARISONS, width=80),
        Cell(key="value", title="Giá trị", holds=Holds.NUMBER, width=60),
        Cell(key="clause", title="Câu giải thích ({required} yêu cầu, {value} thực tế)", width=260),
    ]


def thresholds_tab(now: Now) -> CardsTab:
    """Ngưỡng và điều kiện."""

    def new_condition() -> Row:
        facts = flat.items(now(), "facts")
        return {
            "rating": "excellent",
            "fact": facts[0].get("code") if facts else "",
            "comparison": "at_least",
            "value": "100",
            "clause": "phải đạt {required}, thực tế {value}",
        }

    rating = Cell(key="rating", title="Mức xếp loại", options=lambda: words.RATINGS, width=170)
    return CardsTab(
        [
            RowsPart(
                title="Ngưỡng điểm",
                text="Từ mức cao xuống thấp; mức cuối từ 0 điểm.",
                cells=[
                    rating,
                    Cell(key="minimum", title="Từ điểm", holds=Holds.NUMBER, width=80),
                ],
                new_row=lambda: {"rating": "fulfilled", "minimum": "50"},
                add_text="Thêm mức  Ins",
                empty_text="Chưa có ngưỡng nào.",
                read=flat.read_bands,
                write=flat.write_bands,
                area=("bands",),
                find=flat.first_index,
            ),
            FormPart(
                title="Đủ điểm mà thiếu điều kiện",
                text="Văn bản bỏ ngỏ chỗ này; chọn theo cách hiểu của cấp ủy.",
                entries=[
                    Entry(
                        key="fall_through",
                        label="Thì &xếp",
                        options=lambda: words.FALL_THROUGH,
                        wide=True,
                    )
                ],
                area=("fall_through",),
            ),
            list_part(
                "facts",
                "Điều kiện được khai bên điểm",
                [
                    Cell(key="label", title="Điều kiện", width=240),
                    Cell(key="kind", title="Đơn vị", options=lambda: words.FACT_KINDS, width=80),
                    Cell(key="default", title="Chưa khai coi là", holds=Holds.NUMBER, width=80),
                    Cell(key="source", title="Lấy từ số liệu đã có", options=sources, width=150),
                    Cell(key="code", title="Mã", width=100),
                ],
                {
                    "code": "dieu_kien",
                    "label": "Điều kiện mới",
                    "kind": "percent",
                    "default": "100",
                },
                "Thêm điều kiện  Ins",
                "Chưa có điều kiện nào.",
            ),
            RowsPart(
                title="Mỗi mức đòi điều kiện gì",
                cells=[rating, *_bound_cells(now)],
                new_row=new_condition,
                add_text="Thêm yêu cầu  Ins",
                empty_text="Không mức nào đòi điều kiện, chỉ xét điểm.",
                read=flat.read_conditions,
                write=flat.write_conditions,
                area=(),
                find=flat.find_condition,
            ),
            RowsPart(
                title="Điều kiện khống chế",
                text="Có điều này thì xếp theo đây, dù điểm bao nhiêu.",
                cells=[
                    *_bound_cells(now),
                    Cell(key="effect", title="Thì", options=lambda: words.EFFECTS, width=110),
                    rating,
                ],
                new_row=lambda: {**new_condition(), "effect": "exactly", "rating": "unfulfilled"},
                add_text="Thêm điều kiện khống chế  Ins",
                empty_text="Chưa có.",
                read=flat.read_forced,
                write=flat.write_forced,
                area=("forced",),
                find=flat.first_index,
            ),
        ]
    )


def cap_tab() -> CardsTab:
    """Tỷ lệ và làm tròn."""
    return CardsTab(
        [
            FormPart(
                title="Tỷ lệ hoàn thành xuất sắc nhiệm vụ",
                text="Vượt tỷ lệ không chặn: chương trình cho xem phép tính, cấp trên quyết định. "
                "Để trống cả hai tỷ lệ thì bộ này không có tỷ lệ.",
                entries=[
                    Entry(key="cap.rate", label="&Tỷ lệ (%)", holds=Holds.NUMBER),
                    Entry(
                        key="cap.outstanding_rate",
                        label="Khi đơn vị có thành tích &nổi trội (%)",
                        holds=Holds.NUMBER,
                    ),
                    Entry(key="cap.base", label="Tính &trên", options=lambda: words.CAP_BASES),
                    Entry(key="cap.group", label="Trong &nhóm", options=lambda: words.CAP_GROUPS),
                    Entry(
                        key="cap.rounding",
                        label="&Số người lẻ",
                        options=lambda: words.CAP_ROUNDINGS,
                    ),
                    Entry(key="cap.source", label="&Căn cứ"),
                ],
                area=("cap",),
                settle=_settle_cap,
            ),
            FormPart(
                title="Làm tròn điểm",
                entries=[
                    Entry(key="rounding.decimals", label="Số chữ số &lẻ", holds=Holds.WHOLE),
                    Entry(
                        key="rounding.mode", label="Cách làm t&ròn", options=lambda: words.ROUNDINGS
                    ),
                    Entry(
                        key="rounding.may_cross_threshold",
                        label="Được làm tròn lên qua ngưỡng xếp loại",
                        holds=Holds.FLAG,
                        help="Để trống: 89,996 không thành 90.",
                    ),
                ],
                area=("rounding",),
            ),
            FormPart(
                title="Biểu quyết",
                entries=[
                    Entry(
                        key="votes.minimum_share",
                        label="Tỷ lệ phiếu cần đạt (%)",
                        holds=Holds.NUMBER,
                    ),
                    Entry(key="votes.base", label="Tính trên", options=lambda: words.VOTE_BASES),
                    Entry(
                        key="votes.must_exceed",
                        label="Phải quá tỷ lệ đó (quá nửa)",
                        holds=Holds.FLAG,
                    ),
                ],
                area=("votes",),
            ),
        ]
    )


def _settle_cap(plain: Plain, _key: str) -> Plain:
    """Without rates there is no cap; with one, what else is needed gets a usual value."""
    cap = plain.get("cap")
    if not isinstance(cap, dict):
        return plain
    if not cap.get("rate") and not cap.get("outstanding_rate"):
        return {**plain, "cap": None}
    rate = cap.get("rate") or cap.get("outstanding_rate")
    usual = {"rate": rate, "outstanding_rate": rate, "base": "good", "source": "Bộ tiêu chí"}
    return {**plain, "cap": {**usual, **{name: value for name, value in cap.items() if value}}}
