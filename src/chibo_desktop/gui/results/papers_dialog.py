"""Biên bản, tờ trình: the papers of a round, their figures live, their sentences one's own."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.gui.results.work_dialog import WorkDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M, S, current
from chibo_desktop.gui.widgets import (
    Button,
    Choice,
    FormField,
    LinkButton,
    ToolRow,
    label,
)
from chibo_desktop.gui.widgets.typed_day import typed_day
from chibo_desktop.services.round_papers import (
    PaperDesk,
    PaperPart,
    load_round_paper,
    round_forms,
    round_paper_pdf,
    round_paper_workbook,
    save_round_paper,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.dates import date_text

_HINT = (
    "Câu chưa sửa lấy số liệu đang có mỗi khi in · câu đã sửa được giữ trong tệp và không tự đổi · "
    "xóa hết chữ để dùng lại câu của mẫu"
)
_LETTERS = 90  # in a line, about


class PapersDialog(WorkDialog):
    """Everything is kept as it is typed; the paper is previewed, printed, saved from here."""

    def __init__(self, context: Context, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, "Biên bản, tờ trình, quyết định", width=980, parent=parent)
        self._round_id = round_id
        self.desk_of_paper: PaperDesk | None = None
        self.editors: dict[str, QPlainTextEdit] = {}
        self._build()
        self.show_form(round_forms()[0].form)

    @property
    def form(self) -> str:
        """The paper chosen."""
        return self.which.value()

    def show_form(self, form: str) -> None:
        """Show another paper; what was typed is kept first."""
        self.keep()
        self.which.set_value(form)
        self._load(lambda _unit: None)

    def keep(self) -> None:
        """Keep what was typed since."""
        desk = self.desk_of_paper
        if desk is None:
            return
        texts = self._typed(desk)
        number, dated = nfc(self.number.text()), typed_day(self.day.text())[0]
        if not texts and number == desk.number and dated == desk.dated:
            return
        round_id, form = self._round_id, desk.form.form
        self.context.runner.run(
            lambda unit: save_round_paper(unit, round_id, form, texts, number, dated), owner=self
        )

    def preview(self) -> None:
        """Preview the paper; also a workbook."""
        self.keep()
        self.desk_of_paper = None  # kept: what is shown is read again
        round_id, form = self._round_id, self.form
        name = next(one.name for one in round_forms() if one.form == form)
        self.desk.show(
            name,
            lambda unit: round_paper_pdf(unit, round_id, form),
            lambda unit: round_paper_workbook(unit, round_id, form),
        )
        self._load(lambda _unit: None)

    def done(self, result: int) -> None:
        self.keep()
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QPlainTextEdit):
            self._mark(watched)
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.which = Choice([(one.form, one.name) for one in round_forms()])
        self.which.chosen.connect(self._on_form)
        self.number, self.day = QLineEdit(), QLineEdit()
        self.number.setPlaceholderText("ví dụ: 05-BB/CB")
        self.number.setFixedWidth(current().scaled(150))
        self.day.setPlaceholderText("để trống, viết tay")
        self.day.setFixedWidth(current().scaled(150))
        row = ToolRow()
        row.add(FormField("&Văn bản", self.which))
        row.add(FormField("&Số", self.number))
        row.add(FormField("N&gày ghi trên văn bản", self.day))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self.source = label(role="secondary", wraps=True)
        self.body.addWidget(row)
        self.body.addWidget(self.source)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(label(_HINT, "hint", wraps=True))
        close = Button("Đóng")
        self.show_button = Button("Xem và in…", "primary", "printer")
        for button, act in ((close, self.accept), (self.show_button, self.preview)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        self.foot.add(label(), stretching=True)
        self.foot.add(close)
        self.foot.add(self.show_button)

    def _on_form(self, form: str) -> None:
        self.keep()
        self.desk_of_paper = None
        self._load(lambda _unit: None)
        self.which.set_value(form)

    def _load(self, work: Callable[[Unit], object]) -> None:
        round_id, form = self._round_id, self.form

        def done(unit: Unit) -> PaperDesk:
            work(unit)
            return load_round_paper(unit, round_id, form)

        self.context.runner.run(done, self._on_desk, owner=self, latest="paper")

    def _on_desk(self, desk: PaperDesk) -> None:
        self.desk_of_paper = desk
        self.number.setText(desk.number)
        self.day.setText(date_text(desk.dated) if desk.dated else "")
        checked = "" if desk.form.is_verified else " Cần kiểm tra với văn bản gốc."
        self.source.setText(f"Theo {desk.form.source}.{checked}")
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, M, 0)
        layout.setSpacing(S)
        self.editors = {}
        for part in desk.parts:
            layout.addWidget(self._editor(part))
        layout.addStretch(1)
        self._area.setWidget(inside)

    def _editor(self, part: PaperPart) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(S)
        editor = QPlainTextEdit(part.own or part.said)
        editor.setTabChangesFocus(True)
        editor.setPlaceholderText("Viết nội dung ở đây; để trống thì in dòng kẻ để viết tay.")
        lines = 4 if part.is_blank else -(-len(part.own or part.said) // _LETTERS)
        editor.setFixedHeight(round(current().row * (0.75 * max(1, min(lines, 6)) + 0.5)))
        editor.installEventFilter(self)
        editor.setAccessibleName(part.said or "Nội dung tự viết")
        self.editors[part.key] = editor
        back = LinkButton("Đã sửa. Lấy lại câu của mẫu")
        back.setVisible(bool(part.own) and not part.is_blank)
        back.clicked.connect(lambda: editor.setPlainText(part.said))
        back.clicked.connect(back.hide)
        editor.textChanged.connect(
            lambda: back.setVisible(
                not part.is_blank and nfc_lines(editor.toPlainText()) not in ("", part.said)
            )
        )
        layout.addWidget(editor)
        layout.addWidget(back)
        return holder

    def _mark(self, editor: QPlainTextEdit) -> None:
        """An emptied sentence is the form's again."""
        desk = self.desk_of_paper
        if desk is None:
            return
        for part in desk.parts:
            if self.editors.get(part.key) is editor and not editor.toPlainText().strip():
                editor.setPlainText(part.said)

    def _typed(self, desk: PaperDesk) -> dict[str, str]:
        """Own words that are not yet kept; a sentence as the form has it is no own word."""
        found = {}
        for part in desk.parts:
            text = nfc_lines(self.editors[part.key].toPlainText())
            own = "" if text == nfc_lines(part.said) else text
            if own != part.own:
                found[part.key] = own
        return found
