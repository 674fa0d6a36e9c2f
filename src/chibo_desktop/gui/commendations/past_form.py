"""The rating of a year before the file, by which a row of excellent years is counted."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.widgets import Choice
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.wording.evaluation import rating_label

_YEARS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PastYear:
    """What was decided of a year; `rating` None takes back what was entered."""

    year: int
    rating: Rating | None
    decision: str


class PastForm(TwoColumnForm):
    """Announces a PastYear."""

    def __init__(self, name: str, before: int, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Xếp loại năm trước: {name}",
            "Ghi theo quyết định công nhận của những năm chưa có trong phần mềm. Không có số quyết "
            "định thì năm đó chưa tính là đã được công nhận.",
            "Ghi lại",
            parent,
        )
        years = range(before - 1, before - 1 - _YEARS, -1)
        self.year_choice = Choice([(str(one), str(one)) for one in years])
        ratings = [(one.value, rating_label(one)) for one in Rating]
        self.rating = Choice([*ratings, ("", "Không ghi (bỏ)")])
        self.rating.set_value(Rating.EXCELLENT.value)
        self.decision = QLineEdit()
        self.add("year", "&Năm", self.year_choice)
        self.add("rating", "&Xếp loại", self.rating)
        self.add("decision", "&Quyết định công nhận", self.decision, wide=True)

    def read(self) -> PastYear:
        """The year as written."""
        rating = self.rating.value()
        return PastYear(
            year=int(self.year_choice.value()),
            rating=Rating(rating) if rating else None,
            decision=self.decision.text(),
        )
