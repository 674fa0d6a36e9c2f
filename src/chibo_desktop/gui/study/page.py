"""Học tập và làm theo Bác: the book, and one member's year opened from it."""

from typing import ClassVar

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.study.book_page import BookPage
from chibo_desktop.gui.study.member_page import MemberYearPage
from chibo_desktop.gui.widgets.framed_page import FramedPage


class StudyPage(FramedPage):
    """Arrives at a month, a view, (month, view), or ("member", id, year)."""

    kinds: ClassVar[frozenset[str]] = BookPage.kinds

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._of_file = context
        self.book = BookPage(context)
        self._member: MemberYearPage | None = None
        self._inner.addWidget(self.book)
        self.book.member_requested.connect(self.open_member)
        self.book.go_requested.connect(self.go_requested)

    @property
    def member(self) -> MemberYearPage:
        """The page of one member's year, made when first needed."""
        if self._member is None:
            self._member = MemberYearPage(self._of_file)
            self._member.closed.connect(self._show_book)
            self._member.go_requested.connect(self.go_requested)
            self._inner.addWidget(self._member)
        return self._member

    def open_member(self, member_id: str, year: int) -> None:
        """Show one member's year."""
        self.member.open(member_id, year)
        self._inner.setCurrentWidget(self.member)

    def reload(self, changes: frozenset[str] | None) -> None:
        self.book.reload(changes)
        if self._inner.currentWidget() is self._member:
            self.member.reload(changes)

    def arrive(self, argument: object) -> None:
        if isinstance(argument, tuple) and len(argument) == 3 and argument[0] == "member":
            self.open_member(str(argument[1]), int(argument[2]))
            return
        self._inner.setCurrentWidget(self.book)
        self.book.arrive(argument)

    def may_leave(self) -> bool:
        return self.book.may_leave()

    def _show_book(self) -> None:
        self._inner.setCurrentWidget(self.book)
        self.book.year_view.setFocus()
