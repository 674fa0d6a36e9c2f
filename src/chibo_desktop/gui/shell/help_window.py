"""Help, offline: one page a place, in the user's language, from resources/help."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from chibo_desktop import resources
from chibo_desktop.gui.theme import XS, L, M, S, current
from chibo_desktop.gui.widgets.labels import LinkButton

CONTENTS = "index"

_MISSING = """# Trang trợ giúp này chưa có

Mục “{key}” chưa có trang trợ giúp riêng. Các phím dùng được ở mọi nơi:

- **Ctrl+1 … Ctrl+9**: đến từng mục bên trái
- **Ctrl+F**: tìm · **Esc**: xóa nội dung tìm
- **Ctrl++ / Ctrl+− / Ctrl+0**: cỡ chữ
- **Ctrl+L**: khóa chương trình
"""


class HelpWindow(QWidget):
    """Follows the place one asks from; stays open beside the work. Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Trợ giúp")
        self.setProperty("plane", "ground")
        self._browser = QTextBrowser()
        self._browser.setOpenLinks(False)
        self._browser.document().setDocumentMargin(M)
        self._browser.anchorClicked.connect(self._on_anchor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(M, M, M, M)
        self.contents = LinkButton("Mục lục")
        self.contents.clicked.connect(lambda: self.show_topic(CONTENTS))
        layout.addWidget(self.contents, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._browser)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)
        self.resize(current().scaled(620), current().scaled(640))

    def show_topic(self, key: str) -> None:
        """Open the help page of a place (`resources/help/<key>.html` or `.md`)."""
        html, markdown = (resources.path("help", f"{key}{end}") for end in (".html", ".md"))
        if html.is_file():
            self._browser.setHtml(html.read_text(encoding="utf-8"))
        elif markdown.is_file():
            self._browser.setMarkdown(markdown.read_text(encoding="utf-8"))
        else:
            self._browser.setMarkdown(_MISSING.format(key=key))
        self._let_in_air()
        self._show()

    def follow(self, address: str) -> None:
        """Go where a link of the page leads: another page of the help."""
        name = address.rpartition("/")[2]
        self.show_topic(name.removesuffix(".md").removesuffix(".html"))

    def text(self) -> str:
        """The words of the page shown."""
        return self._browser.toPlainText()

    def _let_in_air(self) -> None:
        """Markdown comes without space between its paragraphs."""
        block = self._browser.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            if cursor.currentTable() is None:
                shape = block.blockFormat()
                shape.setTopMargin(L if shape.headingLevel() > 1 else 0)
                shape.setBottomMargin(XS if block.textList() else S)
                cursor.setBlockFormat(shape)
            block = block.next()
        self._browser.moveCursor(QTextCursor.MoveOperation.Start)

    def _show(self) -> None:
        self.show()
        self.activateWindow()
        self._browser.setFocus()

    def _on_anchor(self, address: QUrl) -> None:
        if address.isRelative():
            self.follow(address.path())
