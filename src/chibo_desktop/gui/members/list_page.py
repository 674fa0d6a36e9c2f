"""The list of members: search, filters, columns, how many of how many."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from chibo_desktop.gui.members.finding import Finding
from chibo_desktop.gui.members.list_model import PAGE
from chibo_desktop.gui.members.list_more import ListMore, Seen
from chibo_desktop.gui.members.list_table import MemberTable
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import (
    Choice,
    ColumnChooser,
    EmptyState,
    Page,
    SearchBox,
    ToolRow,
    label,
)
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.members import MemberFilters, MemberOrder, Standing, count_members
from chibo_desktop.wording.numbers import count_text

_KEYS = "Ctrl+F: tìm · Enter: mở hồ sơ · bấm tiêu đề cột: sắp xếp · Ctrl+C: chép sang Excel"
_STANDINGS = (
    (Standing.ALL, "Mọi trạng thái"),
    (Standing.COUNTED, "Thuộc chi bộ"),
    (Standing.FULL, "Chính thức"),
    (Standing.PROBATIONARY, "Dự bị"),
)


class MemberListPage(Page):
    """`member_requested(id, node)`: someone is to be opened."""

    member_requested = Signal(str, str)
    new_requested = Signal()
    import_requested = Signal()
    candidates_requested = Signal()
    duplicates_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__("Đảng viên")
        self._context_of_file = context
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._is_office = context.session.is_office
        self._total = self._count = self._kept_row = 0
        self._order = MemberOrder()
        self._nearest = False
        self._build()
        self._connect()

    def reload(self, changes: frozenset[str] | None) -> None:
        self._kept_row = 0 if changes is None else max(0, self.table.currentIndex().row())
        self.model.forget_names()
        self.finding.reload()
        self._show()  # first, for the count of a long list takes longer than its first lines
        self._runner.run(
            lambda unit: count_members(unit, MemberFilters()), self._on_total, owner=self
        )

    def filters(self) -> MemberFilters:
        """What the list is narrowed to."""
        return MemberFilters(
            status=self.status.value(),
            branch_id=self.branch.value(),
            org_id=self.unit.value(),
            text=self.search.text(),
            condition=self.finding.filter,
            nearest=self._nearest,
        )

    def seen(self) -> Seen:
        """The list as it stands: what goes to paper, to Excel and into counts."""
        chosen = self._chosen()
        filters = self.filters()
        composed = self.finding.words()
        words = "; ".join(filter(None, (*chosen, composed))) or "mọi người trong danh sách"
        titles = {column.key: column.title for column in self.model.columns}
        return Seen(
            filters=filters,
            order=self._order,
            columns=tuple((key, titles[key]) for key in self.table.shown_columns()),
            chosen="; ".join(chosen),
            words=f"{count_text(self._count)} đảng viên: {words}",
            title=self.finding.name,
        )

    def _chosen(self) -> list[str]:
        """What the drop-downs and the search box narrow to, in words."""
        choices = [one for one in (self.unit, self.branch, self.status) if one.currentIndex() > 0]
        words = [one.currentText() for one in choices]
        text = self.search.text().strip()
        return [*words, f"tìm “{text}”"] if text else words

    def show_filters(self, filters: MemberFilters) -> None:
        """Narrow the list as a figure elsewhere asks."""
        self.search.setText(filters.text)
        self.status.set_value(filters.status)
        self.branch.set_value(filters.branch_id)
        self.unit.set_value(filters.org_id)
        self.finding.show_filter(filters.condition)
        self._show()

    def clear_filters(self) -> None:
        """Everyone again."""
        self.show_filters(MemberFilters())
        self.search.setFocus()

    def focus_list(self) -> None:
        """Back from a form: the cursor is where it was."""
        self.table.setFocus()

    def _build(self) -> None:
        self.more = ListMore(self._context_of_file, self.banner, self)
        self.more.seen = self.seen
        self.more.person = lambda: self.model.line(self.table.currentIndex().row())
        self.more.go_requested.connect(self.go_requested)
        if not self._is_office:
            self.add_action("Thêm đảng viên", self.new_requested.emit, True, "plus", "Ctrl+N")
            self.add_action("Nhập, đối chiếu", self.import_requested.emit, False, "upload")
        self.add_action("Xuất, in", self.more.show_exports, False, "file-spreadsheet")
        tools = ToolRow()
        self.search = SearchBox("Tìm tên hoặc số thẻ")
        self.status = Choice([*_STANDINGS, *catalogues()["activity_status"].labels.items()])
        self.branch = Choice([("", "Mọi chi bộ")])
        self.unit = Choice([("", "Mọi đơn vị")])
        for choice, name in (
            (self.status, "Trạng thái"),
            (self.branch, "Chi bộ"),
            (self.unit, "Đơn vị"),
        ):
            choice.setAccessibleName(name)
        self.branch.hide()
        self.unit.hide()
        self.table = MemberTable(self._context_of_file)
        self.model = self.table.lines
        tools.add(self.search, stretching=True)
        self.finding = Finding(self._context_of_file, self.banner, self)
        for widget in (self.unit, self.branch, self.status, self.finding.button):
            tools.add(widget)
        self.more.candidates_requested.connect(self.candidates_requested)
        tools.add(ColumnChooser(self.table))
        tools.add(self.more.button)
        self._nobody = EmptyState(
            "Không có đảng viên nào khớp",
            "Thử bớt chữ trong ô tìm, hoặc chọn lại trạng thái. Có thể tìm không dấu, tìm theo "
            "chữ cái đầu của họ tên (ví dụ “nva”) hoặc 4 số cuối của số định danh.",
            "search",
            "Bỏ tìm và lọc",
            self.clear_filters,
            primary=False,
        )
        self._stack_of_list = QStackedWidget()
        self._stack_of_list.addWidget(self.table)
        self._stack_of_list.addWidget(self._nobody)
        self.body.addWidget(tools)
        self.body.addWidget(self.finding.bar)
        self._nearness = label(
            "Không có kết quả đúng; đây là những tên gần giống.", "warning", wraps=True
        )
        self._nearness.hide()
        self.body.addWidget(self._nearness)
        self.body.addWidget(self._stack_of_list, 1)
        self.table.horizontalHeader().setSortIndicator(0, self._direction())
        self.table.horizontalHeader().setSortIndicatorShown(True)

    def _connect(self) -> None:
        self.search.searched.connect(self._show)
        self.search.list_requested.connect(self._on_list_requested)
        self.search.returnPressed.connect(self._on_list_requested)
        for choice in (self.status, self.branch, self.unit):
            choice.chosen.connect(self._show)
        self.finding.changed.connect(self._show)
        self.more.opened.connect(self.show_filters)
        self.more.reveal_requested.connect(self.model.reveal)
        self.more.duplicates_requested.connect(self.duplicates_requested)
        self.table.opened.connect(self._on_opened)
        self.table.sort_requested.connect(self._on_sort)
        self.table.columns_changed.connect(self._show)
        self.model.shown.connect(self._on_shown)
        self.model.counted.connect(self._on_counted)

    def _show(self, *_signal: object) -> None:
        self._nearest = False
        self._nearness.hide()
        self._ask()

    def _ask(self) -> None:
        self.model.show(self.filters(), self._order, self.table.shown_columns())

    def _on_total(self, total: int) -> None:
        is_first = not self._total
        self._total = total
        self._show_counts()
        self.set_hint(_KEYS if total else "")
        if total:
            self.show_body()
            if is_first:
                self.table.setFocus()
        elif self._is_office:
            self.show_empty(
                "Chưa có đảng viên nào",
                "Danh sách của các đơn vị hiện ở đây sau khi nhận gói báo cáo đầu tiên trong Hộp "
                "thư.",
                "users",
            )
        else:
            self.show_empty(
                "Chưa có đảng viên nào",
                "Nhập cả danh sách một lần từ bảng cập nhật thông tin đảng viên (Excel), hoặc bấm "
                "“Thêm đảng viên” để gõ từng người.",
                "users",
                "Nhập, đối chiếu",
                self.import_requested.emit,
            )

    def _on_shown(self) -> None:
        self._fill(self.branch, "Mọi chi bộ", self.model.branches, self._is_office)
        self._fill(self.unit, "Mọi đơn vị", self.model.units, not self._is_office)
        has_lines = self.model.rowCount() > 0
        if not has_lines and self.search.text().strip() and not self._nearest:
            self._nearest = True  # the last resort: names that one slip of a finger keeps apart
            self._ask()
            return
        self._nearness.setVisible(has_lines and self._nearest)
        self._stack_of_list.setCurrentIndex(0 if has_lines else 1)
        if has_lines:
            self.table.selectRow(self._kept_row if self._kept_row < self.model.rowCount() else 0)

    def _on_counted(self, count: int) -> None:
        self._count = count
        self._show_counts()
        if PAGE <= self._kept_row < count:
            self.table.selectRow(self._kept_row)
        self._kept_row = 0

    def _show_counts(self) -> None:
        everyone = f"{count_text(self._total)} đảng viên"
        if self._count != self._total:
            everyone = f"{count_text(self._count)} trong {everyone}"
        self.set_context(everyone if self._total else "")

    def _on_list_requested(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
            self.table.selectRow(0)

    def _on_opened(self, row: int) -> None:
        line = self.model.line(row)
        if line is not None:
            self.member_requested.emit(line.id, line.org_id)

    def _on_sort(self, key: str, descending: bool) -> None:
        column = next(column for column in self.model.columns if column.key == key)
        if column.sorts:
            self._order = MemberOrder(column=key, descending=descending)
            self._show()
            return
        self.banner.say(
            f"Danh sách không sắp xếp theo cột “{column.title}”. Sắp xếp được theo họ tên, ngày, "
            "chức vụ, trạng thái, chi bộ.",
            "information",
            "Đã hiểu",
            self.banner.clear,
        )
        keys = self.table.column_keys()
        self.table.horizontalHeader().setSortIndicator(
            keys.index(self._order.column), self._direction()
        )

    def _direction(self) -> Qt.SortOrder:
        order = Qt.SortOrder
        return order.DescendingOrder if self._order.descending else order.AscendingOrder

    @staticmethod
    def _fill(choice: Choice, everything: str, names: Mapping[str, str], hidden: bool) -> None:
        choice.setVisible(not hidden and len(names) > 1)
        options = [("", everything), *names.items()]
        if choice.count() != len(options):
            choice.set_options(options)
