"""The tab of the editor that says who marks, whose marks decide, and whom the set is for."""

from collections.abc import Mapping
from typing import Any

from chibo_desktop.domain.criteria_draft import Plain
from chibo_desktop.gui.criteria import flat_rows as flat
from chibo_desktop.gui.criteria.cards_tab import CardsTab, FormPart, RowsPart
from chibo_desktop.gui.criteria.plain_form import Entry, put
from chibo_desktop.gui.criteria.plain_values import Holds
from chibo_desktop.gui.criteria.rows_editor import Cell, Row
from chibo_desktop.gui.criteria.sections import Now
from chibo_desktop.wording import criteria_editor as words


def people_tab(now: Now) -> CardsTab:
    """Chủ thể chấm, đối tượng."""

    def finals() -> list[tuple[str, str]]:
        named = [
            (str(one.get("code")), f"Cột “{one.get('label')}”")
            for one in flat.items(now(), "markers")
        ]
        return [
            ("latest", "Cột cuối cùng đã chấm"),
            ("mean", "Trung bình các cột"),
            *named,
        ]

    return CardsTab(
        [
            RowsPart(
                title="Ai chấm, theo thứ tự",
                text="Alt+↑ và Alt+↓ đổi thứ tự.",
                cells=[
                    Cell(
                        key="code",
                        title="Chủ thể",
                        options=lambda: [(code, text) for code, text, _ in words.MARKERS],
                        width=200,
                    ),
                    Cell(key="label", title="Tên trên phiếu", width=200),
                    Cell(key="short_label", title="Tên cột", width=100),
                ],
                new_row=lambda: _new_marker(now()),
                add_text="Thêm người chấm  Ins",
                empty_text="Chưa có ai chấm.",
                read=lambda plain: flat.items(plain, "markers"),
                write=lambda plain, rows: put(plain, "markers", list(rows)),
                area=("markers",),
                find=flat.first_index,
            ),
            FormPart(
                title="Điểm nào quyết định",
                entries=[Entry(key="final_marker", label="&Tính theo", options=finals, wide=True)],
                area=("final_marker", "mean_of"),
            ),
            FormPart(
                title="Bộ này dành cho ai",
                text="Đảng viên không thuộc diện này được đánh giá theo bộ khác. "
                "Không chọn: tất cả.",
                entries=[
                    Entry(key="applies_to", label="Đối tượng, ghi bằng &lời", wide=True),
                    *[
                        Entry(key=f"kind_{code}", label=text, holds=Holds.FLAG)
                        for code, text in words.MEMBER_KINDS
                    ],
                    Entry(
                        key="applicability.leave",
                        label="Nghỉ ốm, thai sản dài ngày",
                        options=lambda: words.LEAVE,
                    ),
                ],
                area=("applies_to", "applicability"),
                settle=_settle_kinds,
            ),
            FormPart(
                title="Ai chưa đánh giá",
                entries=[
                    Entry(
                        key="not_rated.newly_admitted_months",
                        label="Mới kết nạp chưa đủ (tháng)",
                        holds=Holds.WHOLE,
                    ),
                    *[
                        Entry(key=f"status_{code}", label=f"Đảng viên {text}", holds=Holds.FLAG)
                        for code, text in words.STATUSES
                    ],
                ],
                area=("not_rated",),
                settle=_settle_statuses,
            ),
        ]
    )


def with_flags(plain: Mapping[str, Any]) -> Plain:
    """The plain form with its lists of kinds and statuses as ticks, for the forms."""
    kinds = (plain.get("applicability") or {}).get("member_kinds") or ()
    statuses = (plain.get("not_rated") or {}).get("statuses") or ()
    ticks = {f"kind_{code}": code in kinds for code, _ in words.MEMBER_KINDS}
    ticks |= {f"status_{code}": code in statuses for code, _ in words.STATUSES}
    return {**plain, **ticks}


def without_flags(plain: Mapping[str, Any]) -> Plain:
    """The plain form without the ticks."""
    return {
        name: value for name, value in plain.items() if not name.startswith(("kind_", "status_"))
    }


def _settle_kinds(plain: Plain, key: str) -> Plain:
    if not key.startswith("kind_"):
        return plain
    chosen = [code for code, _ in words.MEMBER_KINDS if plain.get(f"kind_{code}") is True]
    return put(plain, "applicability.member_kinds", chosen)


def _settle_statuses(plain: Plain, key: str) -> Plain:
    if not key.startswith("status_"):
        return plain
    chosen = [code for code, _ in words.STATUSES if plain.get(f"status_{code}") is True]
    return put(plain, "not_rated.statuses", chosen)


def _new_marker(plain: Mapping[str, Any]) -> Row:
    taken = {one.get("code") for one in flat.items(plain, "markers")}
    code, label, short = next(
        (one for one in words.MARKERS if one[0] not in taken), words.MARKERS[-1]
    )
    return {"code": code, "label": label, "short_label": short}
