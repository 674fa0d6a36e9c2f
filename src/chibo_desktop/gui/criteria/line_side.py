"""The form of one criterion: what it asks for follows its kind."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.criteria.plain_form import Entry, PlainForm, put
from chibo_desktop.gui.criteria.plain_values import Holds
from chibo_desktop.gui.criteria.rows_editor import Cell, RowsEditor
from chibo_desktop.gui.theme import M, S
from chibo_desktop.gui.widgets import label
from chibo_desktop.services.known_facts import known_facts
from chibo_desktop.wording.criteria_editor import EFFECTS, KINDS, RATINGS

_COMMON = ("number", "label", "code", "guidance")
_BY_KIND: Mapping[str, Sequence[str]] = {
    "numeric": ("kind", "maximum", "step", "source"),
    "binary": ("kind", "maximum", "source"),
    "choice": ("kind", "maximum", "source"),
    "percent": ("kind", "maximum", "step", "source"),
    "tasks": ("kind", "maximum", "step", "formula", "source"),
    "bonus": ("kind", "maximum", "step", "source"),
    "deduction": ("kind", "maximum", "step", "source"),
    "gate": ("kind", "maximum", "rating", "effect", "source"),
}
_WITH_EVENTS = ("numeric", "bonus", "deduction", "gate")
_DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "gate": {"maximum": "1", "step": "1", "rating": "fulfilled"},
    "percent": {"step": "1"},
    "choice": {
        "levels": [
            {"label": "Tốt", "points": "10"},
            {"label": "Đạt", "points": "5"},
            {"label": "Chưa đạt", "points": "0"},
        ],
        "maximum": "10",
    },
}
_ONLY_FOR = {
    "levels": ("choice",),
    "events": _WITH_EVENTS,
    "formula": ("tasks",),
    "rating": ("gate",),
    "effect": ("gate",),
    "floor": ("numeric",),
}
Pairs = Sequence[tuple[str, str]]


def sources() -> list[tuple[str, str]]:
    """What a criterion, an event or a condition may take from what the program knows."""
    found = [(code, provider.label) for code, provider in known_facts().items()]
    return [("", "– không, nhập tay –"), *found]


class LineSide(QWidget):
    """`edited(line)`: the whole criterion as it now stands."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: dict[str, Any] = {}
        self._formulas: list[tuple[str, str]] = []
        self._markers: list[tuple[str, str]] = []
        self.form = PlainForm(self._entries())
        self.form.changed.connect(self._on_field)
        self.levels = RowsEditor(
            [
                Cell(key="label", title="Mức", width=240),
                Cell(key="points", title="Điểm", holds=Holds.NUMBER),
            ],
            lambda: {"label": "Mức mới", "points": "0"},
            "Thêm mức  Ins",
            "Chưa có mức nào.",
        )
        self.events = RowsEditor(
            [
                Cell(key="label", title="Sự việc", width=200),
                Cell(key="points", title="Điểm mỗi lần", holds=Holds.NUMBER, width=70),
                Cell(key="limit", title="Nhiều nhất", holds=Holds.NUMBER, width=70),
                Cell(key="source", title="Nguồn số liệu", options=sources, width=130),
            ],
            self._new_event,
            "Thêm sự việc  Ins",
            "Chưa có sự việc nào: điểm gõ tay. Thêm sự việc (vắng, chậm, được khen) thì chỉ nhập "
            "số lần, điểm tự tính.",
        )
        self.levels.changed.connect(lambda: self._on_rows("levels", self.levels))
        self.events.changed.connect(lambda: self._on_rows("events", self.events))
        self._levels_title = label("Các mức để chọn", "strong")
        self._events_title = label("Sự việc trừ, cộng điểm", "strong")
        self._marks_title = label(
            "Chỉ những người này chấm (để trống: tất cả)", "strong", wraps=True
        )
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(S // 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        layout.addWidget(self.form)
        for widget in (self._levels_title, self.levels, self._events_title, self.events):
            layout.addWidget(widget)
        layout.addWidget(self._marks_title)
        layout.addLayout(self._boxes)
        layout.addStretch(1)
        self._is_locked = False

    def show_line(self, line: Mapping[str, Any], formulas: Pairs, markers: Pairs) -> None:
        """Show one criterion; `formulas` and `markers` are those of the set."""
        self._line = dict(line)
        self._formulas, self._markers = list(formulas), list(markers)
        is_group = bool(line.get("children"))
        kind = str(line.get("kind") or "numeric")
        keys = ["limit"] if is_group else list(_BY_KIND.get(kind, _BY_KIND["numeric"]))
        if not is_group and kind == "numeric" and line.get("events"):
            keys.append("floor")
        if line.get("events") and "source" in keys:
            keys.remove("source")
        self.form.show_only([*_COMMON, *keys])
        self.form.show_values({"kind": "numeric", "step": "1", "effect": "at_most", **line})
        with_levels, with_events = (
            not is_group and kind == "choice",
            (not is_group and kind in _WITH_EVENTS),
        )
        self.levels.set_rows(line.get("levels") or [])
        self.events.set_rows(line.get("events") or [])
        for widget in (self._levels_title, self.levels):
            widget.setVisible(with_levels)
        for widget in (self._events_title, self.events):
            widget.setVisible(with_events)
        self._show_markers(not is_group)

    def show_problems(self, problems: Mapping[str, Problem]) -> None:
        """Say what is wrong with the fields, by name."""
        self.form.show_problems(problems)

    def set_locked(self, is_locked: bool) -> None:
        """Only to be read."""
        self._is_locked = is_locked
        self.form.set_locked(is_locked)
        self.levels.set_locked(is_locked)
        self.events.set_locked(is_locked)

    def focus_field(self, rest: str) -> None:
        """Put the cursor where a problem's path says."""
        for name, rows in (("levels", self.levels), ("events", self.events)):
            if rest.startswith(name):
                digits = "".join(c for c in rest.split("]")[0] if c.isdigit())
                rows.focus_row(int(digits or 0), rest.rpartition(".")[2])
                return
        self.form.focus_field(rest.split(".")[0].split("[")[0] or "label")

    def _entries(self) -> list[Entry]:
        return [
            Entry(key="number", label="&Số thứ tự in trên phiếu"),
            Entry(key="label", label="&Nội dung", long=True),
            Entry(key="kind", label="&Cách tính điểm", options=lambda: KINDS, wide=True),
            Entry(key="maximum", label="Điểm &tối đa", holds=Holds.NUMBER),
            Entry(key="step", label="&Bước chấm", holds=Holds.NUMBER, help="Ví dụ 0,25; 0,5; 1."),
            Entry(
                key="limit",
                label="Mức trần của cả nhóm",
                holds=Holds.NUMBER,
                help="Ví dụ điểm thưởng cộng lại không quá 7. Để trống: không có.",
            ),
            Entry(
                key="floor",
                label="Điểm sàn khi trừ theo sự việc",
                holds=Holds.NUMBER,
                help="Trừ nhiều đến đâu cũng còn từng này.",
            ),
            Entry(key="formula", label="Công thức", options=self._formula_options),
            Entry(key="rating", label="Mức xếp loại", options=lambda: RATINGS),
            Entry(key="effect", label="Tác dụng", options=lambda: EFFECTS),
            Entry(
                key="source",
                label="Lấy từ số liệu đã có",
                options=sources,
                wide=True,
                help="Điền sẵn, ai chấm vẫn sửa được.",
            ),
            Entry(key="guidance", label="&Hướng dẫn, minh chứng", long=True),
            Entry(
                key="code",
                label="&Mã",
                help="Điểm được lưu theo mã: không đổi nghĩa của mã cũ.",
            ),
        ]

    def _formula_options(self) -> Pairs:
        return [("", "– chọn công thức –"), *self._formulas]

    def _new_event(self) -> dict[str, Any]:
        taken = {row.get("code") for row in self.events.rows}
        number = next(n for n in range(1, 999) if f"sv{n}" not in taken)
        return {"code": f"sv{number}", "label": "Sự việc mới", "points": "1"}

    def _on_field(self, key: str, value: Any) -> None:
        line = put(self._line, key, value)
        if key == "kind":
            line = _of_kind(line, str(value or "numeric"))
        self._line = line
        self.edited.emit(line)

    def _on_rows(self, name: str, rows: RowsEditor) -> None:
        line = put(self._line, name, rows.rows or None)
        if name == "events" and rows.rows:
            line.pop("source", None)
        self._line = line
        self.edited.emit(line)

    def _show_markers(self, is_shown: bool) -> None:
        while item := self._boxes.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        is_shown = is_shown and len(self._markers) > 1
        self._marks_title.setVisible(is_shown)
        if not is_shown:
            return
        chosen = self._line.get("marked_by") or []
        for code, text in self._markers:
            box = QCheckBox(text)
            box.setChecked(code in chosen)
            box.setEnabled(not self._is_locked)
            box.toggled.connect(lambda on, code=code: self._on_marker(code, on))
            self._boxes.addWidget(box)

    def _on_marker(self, code: str, is_on: bool) -> None:
        chosen = {*(self._line.get("marked_by") or ())}
        chosen = chosen | {code} if is_on else chosen - {code}
        ordered = [one for one, _ in self._markers if one in chosen]
        self._line = put(self._line, "marked_by", ordered or None)
        self.edited.emit(self._line)


def _of_kind(line: dict[str, Any], kind: str) -> dict[str, Any]:
    """The line of another kind: what that kind does not know goes, what it needs comes."""
    changed = dict(line)
    for name, kinds in _ONLY_FOR.items():
        if kind not in kinds:
            changed.pop(name, None)
    for name, value in _DEFAULTS.get(kind, {}).items():
        if name in ("maximum", "step", "levels") or not changed.get(name):
            changed[name] = value
    return changed
