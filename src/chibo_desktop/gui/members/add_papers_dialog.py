"""New scans before they go into a dossier: what each is, and which are to be one paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.members.paper_form import PaperForm
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import L, M, current
from chibo_desktop.gui.widgets import (
    Banner,
    Button,
    Column,
    DataTable,
    LinesModel,
    ToolRow,
    label,
)
from chibo_desktop.services.document_types import document_types
from chibo_desktop.services.incoming_scans import IncomingScan
from chibo_desktop.services.papers import PaperDraft, PaperToAdd
from chibo_desktop.wording.bundle import size_text

_NOT_HERE = (
    "Không đưa tài liệu đóng dấu Mật, Tối mật, Tuyệt mật vào chương trình: tài liệu đó theo quy "
    "định riêng."
)


@dataclass(slots=True)
class _Row:
    scan: IncomingScan
    draft: PaperDraft
    is_taken: bool


Bind = Callable[[Sequence[IncomingScan], Callable[[IncomingScan], object]], object]


class AddPapersDialog(QDialog):
    """`papers()` after it is accepted. `bind(scans, then)` joins images into one PDF."""

    def __init__(
        self,
        person: str,
        scans: Sequence[IncomingScan],
        say: Say,
        bind: Bind,
        document_type: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Đưa giấy tờ vào hồ sơ")
        self._say = say
        self._bind = bind
        self._rows = [_row(scan, document_type) for scan in scans]
        self._shown: _Row | None = None
        self._build(person)
        self._fill(0)
        screen = self.screen().availableGeometry()
        self.resize(
            min(current().scaled(960), screen.width()), min(current().scaled(600), screen.height())
        )

    def papers(self) -> tuple[PaperToAdd, ...]:
        """The scans that are to go into the dossier."""
        return tuple(
            PaperToAdd(scan=row.scan, draft=row.draft) for row in self._rows if row.is_taken
        )

    def take(self, row: int, taken: bool) -> None:
        """Take a scan or leave it out; one that has a problem is never taken."""
        one = self._rows[row]
        one.is_taken = taken and one.scan.problem is None
        self._fill(row)

    def bind_selected(self) -> None:
        """Join the images selected (or all that are taken) into one paper."""
        chosen = [self._rows[row] for row in self.table.selected_rows()]
        if len(chosen) < 2:
            chosen = [row for row in self._rows if row.is_taken]
        images = [row for row in chosen if row.scan.kind is not None and row.scan.kind.is_image]
        if len(images) < 2:
            self.banner.say(
                "Hãy chọn từ hai ảnh trở lên (giữ phím Ctrl và bấm từng dòng) để ghép thành một "
                "giấy tờ.",
                "information",
            )
            return
        first = images[0]
        scans = [row.scan for row in images]

        def joined(scan: IncomingScan) -> None:
            at = self._rows.index(first)
            self._rows = [row for row in self._rows if row not in images]
            self._rows.insert(at, _Row(scan, first.draft, scan.problem is None))
            self.banner.say(f"Đã ghép {len(images)} ảnh thành một giấy tờ.", "good")
            self._shown = None
            self._fill(at)

        self._bind(scans, joined)

    def accept(self) -> None:
        for index, row in enumerate(self._rows):
            if row.is_taken and not row.draft.document_type:
                self._fill(index)
                problem = Problem(code="paper-type-missing", field="document_type")
                self.form.show_problems([problem])
                self.form.type.search.setFocus()
                return
            if row.is_taken and not _is_date(row.draft.written_on):
                self._fill(index)
                params: dict[str, str | int] = {"written": row.draft.written_on}
                problem = Problem(code="paper-date-unreadable", field="written_on", params=params)
                self.form.show_problems([problem])
                self.form.written_on.setFocus()
                return
        super().accept()

    def _build(self, person: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(L, L, L, M)
        layout.setSpacing(M)
        layout.addWidget(label(f"Giấy tờ của đồng chí {person}", "heading", wraps=True))
        self.banner = Banner()
        layout.addWidget(self.banner)
        columns: list[Column[_Row]] = [
            Column(key="taken", title="Nhận", text=_taken, width=70, state=_state),
            Column(key="name", title="Tệp", text=lambda row: row.scan.source.name, width=130),
            Column(key="type", title="Loại", text=_type, width=170, state=_type_state),
            Column(key="pages", title="Trang", text=_pages, width=56),
            Column(key="about", title="Ghi chú", text=self._about, width=220, state=_state),
        ]
        self.model: LinesModel[_Row] = LinesModel(columns, self)
        self.table = DataTable("papers-to-add")
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.opened.connect(lambda row: self.take(row, not self._rows[row].is_taken))
        self.form = PaperForm(self._say)
        self.form.edited.connect(self._on_edited)
        middle = QHBoxLayout()
        middle.setSpacing(L)
        middle.addWidget(self.table, 3)
        middle.addWidget(self.form, 2)
        layout.addLayout(middle, 1)
        self._said = label(wraps=True)
        layout.addWidget(self._said)
        layout.addWidget(label(_NOT_HERE, "secondary", wraps=True))
        tools = ToolRow()
        self.binding = Button("Ghép các ảnh thành một giấy tờ", sign="copy")
        self.binding.clicked.connect(self.bind_selected)
        self.toggling = Button("Không nhận dòng này")
        self.toggling.clicked.connect(self._on_toggle)
        back = Button("Để sau")
        back.clicked.connect(self.reject)
        self.go = Button("", "primary")
        self.go.clicked.connect(self.accept)
        for widget in (self.binding, self.toggling, back, self.go):
            tools.add(widget)
        layout.addWidget(tools)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.accept)

    def _fill(self, row: int) -> None:
        self.model.set_lines(self._rows)
        if self._rows:
            self.table.selectRow(min(row, len(self._rows) - 1))
        self._on_row()
        self._count()
        images = sum(one.scan.kind is not None and one.scan.kind.is_image for one in self._rows)
        self.binding.setVisible(images > 1)
        self.toggling.setVisible(len(self._rows) > 1)

    def _count(self) -> None:
        count = sum(row.is_taken for row in self._rows)
        self.go.setText(f"Đưa {count} giấy tờ vào hồ sơ" if count else "Không có tệp nào nhận được")
        self.go.setEnabled(count > 0)

    def _on_row(self, *_rows: object) -> None:
        at = self.table.currentIndex().row()
        row = self._rows[at] if 0 <= at < len(self._rows) else None
        if row is not self._shown:
            self._shown = row
            self.form.show_draft(row.draft if row else PaperDraft())
        is_usable = row is not None and row.scan.problem is None
        self.form.setEnabled(is_usable)
        self.toggling.setEnabled(is_usable)
        taken = row is not None and row.is_taken
        self.toggling.setText("Không nhận dòng này" if taken else "Nhận dòng này")
        self._said.setText(self._about(row) if row is not None else "")

    def _on_edited(self) -> None:
        if self._shown is not None:
            self._shown.draft = self.form.draft()
            at = self.table.currentIndex().row()
            self.model.dataChanged.emit(
                self.model.index(at, 0), self.model.index(at, self.model.columnCount() - 1)
            )

    def _on_toggle(self) -> None:
        at = self.table.currentIndex().row()
        if 0 <= at < len(self._rows):
            self.take(at, not self._rows[at].is_taken)

    def _about(self, row: _Row) -> str:
        if row.scan.problem is not None:
            return self._say(row.scan.problem)
        if row.scan.same_as:
            return f"Đã có trong sổ: {row.scan.same_as}"
        return size_text(row.scan.size)


def _row(scan: IncomingScan, document_type: str) -> _Row:
    draft = PaperDraft(document_type=scan.document_type, title=scan.title)
    if document_type and not scan.document_type:
        title = document_types().by_code[document_type].title
        draft = replace(draft, document_type=document_type, title=title)
    return _Row(scan, draft, scan.problem is None and not scan.same_as)


def _taken(row: _Row) -> str:
    return "✓ nhận" if row.is_taken else "bỏ"


def _state(row: _Row) -> str:
    if row.scan.problem is not None:
        return "accent"
    return "attention" if row.scan.same_as else "" if row.is_taken else "secondary"


def _type(row: _Row) -> str:
    known = document_types().by_code.get(row.draft.document_type)
    return f"{known.number}. {known.title}" if known else "Chưa chọn loại"


def _type_state(row: _Row) -> str:
    return "" if row.draft.document_type else "attention"


def _pages(row: _Row) -> str:
    return str(row.scan.pages) if row.scan.pages else ""


def _is_date(text: str) -> bool:
    from chibo_desktop.domain.partial_date import PartialDate

    try:
        return not text.strip() or PartialDate.read(text) is not None
    except ValueError:
        return False
