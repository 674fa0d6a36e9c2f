"""Mở kỳ đánh giá: the month, the criteria set with its sources, who will not be rated and why."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.theme import S, current
from chibo_desktop.gui.widgets import Card, Choice, FormField, LinkButton, Pill, label
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.services.rounds import RoundPreview
from chibo_desktop.wording.dates import date_text, month_text
from chibo_desktop.wording.evaluation import not_rated_sentence

_LEAST_ROWS, _MOST_ROWS = 4, 11
Sets = Callable[[Month], Sequence[CriteriaSet]]


class OpenRoundDialog(ActDialog):
    """Asks for a preview after every choice; the page answers by `show_preview`."""

    preview_requested = Signal(object, object)  # Month, CriteriaSet
    submitted = Signal(object, object)  # Month, CriteriaSet
    sets_requested = Signal()  # to the place where sets are written

    def __init__(
        self,
        branch: str,
        months: Sequence[Month],
        chosen: Month,
        sets: Sets,
        preferred: str,
        parent: QWidget | None = None,
    ) -> None:
        """`sets` gives those in force for a month, `preferred` the id of the one last used."""
        super().__init__(
            "Mở kỳ đánh giá",
            f"{branch}: mỗi đảng viên được đánh giá có một phiếu. Bộ tiêu chí được giữ nguyên "
            "trong kỳ này, kể cả khi sau này có quy định mới.",
            "Mở kỳ",
            parent,
        )
        self._sets_of, self._preferred = sets, preferred
        self._sets: dict[str, CriteriaSet] = {}
        self._month = Choice([(str(month), _capital(month_text(month))) for month in months])
        self._month.set_value(str(chosen))
        self._set = Choice()
        self.body.addWidget(FormField("&Tháng đánh giá", self._month))
        self.body.addWidget(FormField("&Bộ tiêu chí", self._set))
        self._write = LinkButton("Xem, lập, sửa bộ tiêu chí…")
        self._write.clicked.connect(self._on_write)
        self.body.addWidget(self._write)
        self._card = Card()
        preferred_size = QSizePolicy.Policy.Preferred
        self._card.setSizePolicy(preferred_size, preferred_size)  # its words wrap: no fixed height
        self._people = label(role="strong", wraps=True)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(S // 2)
        self.body.addWidget(self._scrolled(), 1)
        self._month.chosen.connect(lambda _key: self._on_month())
        self._set.chosen.connect(lambda _key: self._on_set())
        self.setMinimumWidth(current().scaled(560))

    def start(self) -> None:
        """Fill in what follows from the first choice and ask for its preview."""
        self._on_month()

    def show_preview(self, preview: RoundPreview) -> None:
        """Show who would be rated and who not."""
        count = len(preview.not_rated)
        aside = f"; không đánh giá {count} đồng chí:" if count else ", không ai bị để ngoài."
        self._people.setText(f"Sẽ lập {preview.rated_count} phiếu{aside}")
        _empty(self._reasons)
        for name, reason in preview.not_rated:
            words = f"{name}: {not_rated_sentence(reason)}"
            self._reasons.addWidget(label(words, "secondary", wraps=True))
        self._reasons.addStretch(1)
        self.submit.setEnabled(preview.rated_count + count > 0)
        self.fit()

    def on_submit(self) -> None:
        month, chosen = self._chosen()
        if chosen is not None:
            self.submitted.emit(month, chosen)

    def _on_write(self) -> None:
        self.sets_requested.emit()
        self.reject()

    def _scrolled(self) -> QWidget:
        """What is only read gives way: the choices and the act stay in sight at large text."""
        content = QWidget()
        content.setProperty("plane", "clear")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, S, 0)
        column.setSpacing(S)
        column.addWidget(self._card)
        column.addWidget(self._people)
        column.addLayout(self._reasons)
        column.addStretch(1)
        area = _Reading()
        area.setWidget(content)
        return area

    def _chosen(self) -> tuple[Month, CriteriaSet | None]:
        return Month.parse(self._month.value()), self._sets.get(self._set.value())

    def _on_month(self) -> None:
        month = Month.parse(self._month.value())
        self._sets = {one.id: one for one in self._sets_of(month)}
        self._set.set_options([(one.id, _title(one)) for one in self._sets.values()])
        if self._preferred in self._sets:
            self._set.set_value(self._preferred)
        self.submit.setText(f"Mở kỳ {month_text(month)}")
        self._on_set()

    def _on_set(self) -> None:
        month, chosen = self._chosen()
        _empty(self._card.body)
        self.submit.setEnabled(chosen is not None)
        if chosen is None:
            self._card.body.addWidget(
                label("Không có bộ tiêu chí nào có hiệu lực trong tháng này.", wraps=True)
            )
            return
        self._describe(chosen)
        self._preferred = chosen.id
        self.preview_requested.emit(month, chosen)

    def _describe(self, chosen: CriteriaSet) -> None:
        body = self._card.body
        if chosen.is_example:
            body.addWidget(Pill("ví dụ – không phải văn bản", "attention"))
            body.addWidget(label(chosen.example_note, "warning", wraps=True))
        body.addWidget(label(f"Đối tượng: {chosen.applies_to}", wraps=True))
        for source in chosen.sources:
            checked = "" if source.is_checked else " · chưa đối chiếu với văn bản gốc"
            words = f"Căn cứ: {source.number} ngày {date_text(source.issued_on)}, {source.issuer}"
            body.addWidget(label(f"{words}{checked}", "secondary", wraps=True))
        if not chosen.sources:
            body.addWidget(label("Căn cứ: không theo văn bản nào.", "secondary", wraps=True))


class _Reading(QScrollArea):
    """As tall as what it holds, within bounds."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(current().row * _LEAST_ROWS)

    def sizeHint(self) -> QSize:
        content = self.widget()
        width = self.viewport().width()
        wanted = content.heightForWidth(width) if content is not None else 0
        return QSize(width, min(max(wanted, 0), current().row * _MOST_ROWS))


def _title(one: CriteriaSet) -> str:
    mark = " [ví dụ]" if one.is_example and "ví dụ" not in one.title else ""
    return f"{one.title}{mark}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _empty(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
