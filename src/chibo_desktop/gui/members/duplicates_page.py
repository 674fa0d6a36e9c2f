"""Tìm trùng: pairs that may be one person, side by side, merged or told apart."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import (
    Button,
    Card,
    Choice,
    Column,
    DataTable,
    LinesModel,
    Page,
    label,
)
from chibo_desktop.services.duplicates import (
    Comparison,
    DifferenceLine,
    DuplicateLine,
    compare,
    find_duplicates,
    merge_members,
    tell_apart,
    undo_merge,
)

_KEYS = "Enter trên một dòng ở bảng dưới: đổi giá trị được giữ · Esc: về danh sách"


class DuplicatesPage(Page):
    """The pairs above, the two records below."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__("Tìm hồ sơ trùng")
        self._runner, self._dialogs = context.runner, context.dialogs
        self._taken: set[str] = set()
        self.comparison: Comparison | None = None
        self.pairs: LinesModel[DuplicateLine] = LinesModel(_PAIRS, self)
        self.differences: LinesModel[DifferenceLine] = LinesModel(self._columns(), self)
        self.table = DataTable("duplicate-pairs", context.settings)
        self.table.setModel(self.pairs)
        self.beside = DataTable("duplicate-differences", context.settings)
        self.beside.setModel(self.differences)
        self.kept = Choice()
        self.kept.setAccessibleName("Hồ sơ giữ lại")
        self._moving = label("", "secondary", wraps=True)
        self._build()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._on_pair())
        self.beside.opened.connect(self._on_turned)
        self.kept.chosen.connect(lambda _key: self._compare())

    def begin(self) -> None:
        """Look for pairs."""
        self.banner.clear()
        self._runner.run(find_duplicates, self._on_pairs, owner=self, busy=self.table)

    def reload(self, changes: frozenset[str] | None) -> None:
        self._runner.run(find_duplicates, self._on_pairs, owner=self, latest="duplicates")

    def merge(self) -> None:
        """Ask once, then merge as the table says."""
        comparison = self.comparison
        if comparison is None:
            return
        name, other = comparison.kept.record.full_name, comparison.other.record.full_name
        moved = self._moving.text()
        if not self._dialogs.confirm(
            f"Gộp hồ sơ “{other}” vào hồ sơ “{name}”?",
            f"Hai hồ sơ thành một. {moved} Hồ sơ kia được đưa khỏi danh sách nhưng không bị xóa; "
            "hoàn tác được cả lần gộp.",
            "Gộp thành một hồ sơ",
        ):
            return
        taken = frozenset(self._taken)
        self._runner.run(
            lambda unit: merge_members(unit, comparison, taken),
            lambda batch: self._on_merged(batch, name),
            self._on_problems,
            owner=self,
        )

    def tell_apart(self) -> None:
        """Remember that the two are two people."""
        line = self._line()
        if line is None:
            return
        pair = line.pair
        self._runner.run(
            lambda unit: tell_apart(unit, pair.one_id, pair.other_id),
            lambda _done: self.reload(None),
            self._on_problems,
            owner=self,
        )

    def _columns(self) -> list[Column[DifferenceLine]]:
        return [
            Column(key="label", title="Thông tin", text=lambda line: line.label, width=170),
            Column(
                key="kept",
                title="Hồ sơ giữ lại",
                text=lambda line: self._marked(line.kept, line.atom not in self._taken),
                width=200,
            ),
            Column(
                key="other",
                title="Hồ sơ gộp vào",
                text=lambda line: self._marked(line.other, line.atom in self._taken),
                width=200,
            ),
        ]

    @staticmethod
    def _marked(text: str, taken: bool) -> str:
        return f"✓ {text or '(để trống)'}" if taken else (text or "–")

    def _build(self) -> None:
        self.add_action("Về danh sách", self.closed.emit, sign="chevron-left", keys="Esc")
        apart = self.add_action("Không phải trùng", self.tell_apart, sign="users")
        go = self.add_action("Gộp thành một hồ sơ", self.merge, True, "check")
        self._acts = (apart, go)
        card = Card("So sánh hai hồ sơ", stretching=True)
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addWidget(label("Giữ lại hồ sơ"))
        row.addWidget(self.kept, 1)
        self.turn = Button("Đổi giá trị được giữ")
        self.turn.clicked.connect(lambda: self._on_turned(self.beside.currentIndex().row()))
        row.addWidget(self.turn)
        card.body.addLayout(row)
        card.body.addWidget(self.beside, 1)
        card.body.addWidget(self._moving)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(card, 1)

    def _line(self) -> DuplicateLine | None:
        row = self.table.currentIndex().row()
        return self.pairs.line(row) if 0 <= row < len(self.pairs.lines) else None

    def _on_pairs(self, lines: list[DuplicateLine]) -> None:
        self.pairs.set_lines(lines)
        self.set_context(f"{len(lines)} cặp hồ sơ cần xem" if lines else "")
        self.set_hint(_KEYS if lines else "")
        for button in self._acts:
            button.setEnabled(bool(lines))
        if not lines:
            self.comparison = None
            self.show_empty(
                "Không có hồ sơ trùng",
                "Đã so số định danh, số thẻ, họ tên và ngày sinh của mọi người trong danh sách.",
                "circle-check",
                "Về danh sách",
                self.closed.emit,
            )
            return
        self.show_body()
        self.table.selectRow(0)
        self._on_pair()
        self.table.setFocus()

    def _on_pair(self) -> None:
        line = self._line()
        if line is None:
            return
        one, other = line.pair.one_id, line.pair.other_id
        self.kept.set_options([])
        self.kept.set_options(
            [(one, f"{line.one_name} (hồ sơ 1)"), (other, f"{line.other_name} (hồ sơ 2)")]
        )
        self._compare()

    def _compare(self) -> None:
        line = self._line()
        if line is None:
            return
        kept = self.kept.value() or line.pair.one_id
        other = line.pair.other_id if kept == line.pair.one_id else line.pair.one_id
        self._runner.run(
            lambda unit: compare(unit, kept, other),
            self._on_comparison,
            self._on_problems,
            owner=self,
            latest="compare",
        )

    def _on_comparison(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._taken = {line.atom for line in comparison.differences if line.takes_other}
        self.differences.set_lines(comparison.differences)
        moving = ", ".join(f"{count} {name.lower()}" for name, count in comparison.moving.items())
        self._moving.setText(f"Chuyển sang hồ sơ giữ lại: {moving}." if moving else "")
        if comparison.differences:
            self.beside.selectRow(0)

    def _on_turned(self, row: int) -> None:
        if not 0 <= row < len(self.differences.lines):
            return
        self._taken ^= {self.differences.line(row).atom}
        self.differences.set_lines(self.differences.lines)
        self.beside.selectRow(row)

    def _on_merged(self, batch: str, name: str) -> None:
        self.reload(None)
        self.banner.say(
            f"Đã gộp thành một hồ sơ: {name}.",
            "good",
            "Hoàn tác lần gộp này",
            lambda: self._undo(batch),
        )

    def _undo(self, batch: str) -> None:
        def undone(_done: object) -> None:
            self.reload(None)
            self.banner.say(
                "Đã hoàn tác: hai hồ sơ trở lại như trước khi gộp.",
                "good",
                "Đã hiểu",
                self.banner.clear,
            )

        self._runner.run(
            lambda unit: undo_merge(unit, batch), undone, self._on_problems, owner=self
        )

    def _on_problems(self, problems: Sequence[Problem]) -> None:
        self.banner.show_problems(problems, self._dialogs.say)


_PAIRS: list[Column[DuplicateLine]] = [
    Column(key="one", title="Hồ sơ 1", text=lambda line: line.one_name, width=190),
    Column(key="other", title="Hồ sơ 2", text=lambda line: line.other_name, width=190),
    Column(key="sure", title="Mức chắc chắn", text=lambda line: line.sureness, width=130),
    Column(key="why", title="Vì sao", text=lambda line: line.reasons, width=380),
]
