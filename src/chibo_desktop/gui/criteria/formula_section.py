"""The tab of the editor with the formulas over lists of tasks."""

from chibo_desktop.gui.criteria import flat_rows as flat
from chibo_desktop.gui.criteria.cards_tab import CardsTab, RowsPart
from chibo_desktop.gui.criteria.plain_values import Holds
from chibo_desktop.gui.criteria.rows_editor import Cell
from chibo_desktop.gui.criteria.sections import Now, fact_options, list_part
from chibo_desktop.wording import criteria_editor as words


def formulas_tab(now: Now) -> CardsTab:
    """Công thức theo danh mục nhiệm vụ."""

    def formulas() -> list[tuple[str, str]]:
        return [
            (str(one.get("code")), str(one.get("label"))) for one in flat.items(now(), "formulas")
        ]

    def first() -> str:
        found = flat.items(now(), "formulas")
        return str(found[0].get("code")) if found else ""

    of = Cell(key="formula", title="Công thức", options=formulas, width=110)
    return CardsTab(
        [
            list_part(
                "formulas",
                "Công thức",
                [
                    Cell(key="code", title="Mã", width=100),
                    Cell(key="label", title="Tên", width=180),
                    Cell(key="is_capped", title="Chỉ số không quá 100 %", holds=Holds.FLAG),
                    Cell(key="note", title="Ghi chú", width=220),
                ],
                {"code": "cong-thuc", "label": "Công thức mới", "parts": [], "is_capped": True},
                "Thêm công thức  Ins",
                "Chưa có công thức nào. Tiêu chí tính theo danh mục nhiệm vụ cần một công thức.",
                "Kết quả là phần trăm của điểm tối đa: bình quân các chỉ số theo trọng số; mỗi chỉ "
                "số = Σ(đã làm × hệ số × mức đạt)/Σ(được giao hoặc đã làm × hệ số).",
            ),
            RowsPart(
                title="Các chỉ số của công thức",
                text="Thang chậm ghi ngày làm việc : phần trăm, ví dụ 1:80; 4:60; 6:0.",
                cells=[
                    of,
                    Cell(key="measure", title="Đo", options=lambda: words.MEASURES, width=110),
                    Cell(key="label", title="Tên chỉ số", width=140),
                    Cell(key="weight", title="Trọng số", holds=Holds.NUMBER, width=70),
                    Cell(key="basis", title="So với", options=lambda: words.BASES, width=100),
                    Cell(
                        key="loss_per_error", title="Trừ mỗi lỗi (%)", holds=Holds.NUMBER, width=70
                    ),
                    Cell(key="lateness", title="Thang chậm", width=100),
                    Cell(key="fact", title="Số liệu khai", options=fact_options(now), width=110),
                ],
                new_row=lambda: {
                    "formula": first(),
                    "measure": "quantity",
                    "label": "Số lượng",
                    "weight": "1",
                },
                add_text="Thêm chỉ số  Ins",
                empty_text="Chưa có chỉ số nào.",
                read=flat.read_parts,
                write=flat.write_parts,
                area=(),
                find=flat.nested("parts"),
            ),
            RowsPart(
                title="Loại nhiệm vụ và điểm chuẩn",
                cells=[
                    of,
                    Cell(key="code", title="Mã", width=90),
                    Cell(key="label", title="Loại", width=180),
                    Cell(key="weight", title="Điểm chuẩn", holds=Holds.NUMBER, width=80),
                ],
                new_row=lambda: {
                    "formula": first(),
                    "code": "thuong-xuyen",
                    "label": "Thường xuyên",
                    "weight": "10",
                },
                add_text="Thêm loại  Ins",
                empty_text="Mọi nhiệm vụ ngang nhau, chỉ khác hệ số.",
                read=flat.read_task_kinds,
                write=flat.write_task_kinds,
                area=(),
                find=flat.nested("kinds"),
            ),
        ]
    )
