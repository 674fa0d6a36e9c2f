"""Đảng viên: the list, and what one opens from it, in one place."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from chibo_desktop.gui.members.candidates_page import CandidatesPage
from chibo_desktop.gui.members.duplicates_page import DuplicatesPage
from chibo_desktop.gui.members.idle_steps import IdleSteps
from chibo_desktop.gui.members.import_page import ImportPage
from chibo_desktop.gui.members.list_page import MemberListPage
from chibo_desktop.gui.members.member_page import MemberPage
from chibo_desktop.gui.members.sides import PAPERS
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets.framed_page import FramedPage
from chibo_desktop.services.members import MemberFilters

if TYPE_CHECKING:
    from chibo_desktop.gui.members.missing_page import MissingPapersPage
    from chibo_desktop.gui.members.reconcile_page import ReconcilePage

_OF_THE_LIST = frozenset({"member", "branch", "workplace", "saved_filter", "custom_field"})


class MembersPage(FramedPage):
    """Arrives at a word of `arrive`, a MemberFilters, a member's id, or (id, node)."""

    kinds: ClassVar[frozenset[str]] = frozenset()  # the open member has tables of many types

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context_of_file = context
        self.list = MemberListPage(context)
        self._form: MemberPage | None = None
        self._import: ImportPage | None = None
        self._reconcile: ReconcilePage | None = None
        self._candidates: CandidatesPage | None = None
        self._duplicates: DuplicatesPage | None = None
        self._missing: MissingPapersPage | None = None
        self._inner.addWidget(self.list)
        self._steps = self._prepare()
        self._preparing = IdleSteps(self._prepare_more, self)
        self.list.model.shown.connect(self._preparing.start)
        self.list.member_requested.connect(self.open_member)
        self.list.go_requested.connect(self.go_requested)
        self.list.new_requested.connect(self.open_new)
        self.list.import_requested.connect(self.open_import)
        self.list.candidates_requested.connect(self.open_candidates)
        self.list.duplicates_requested.connect(self.open_duplicates)
        self.list.more.missing_requested.connect(self.open_missing)

    @property
    def form(self) -> MemberPage:
        """The page of one member, made when first needed."""
        if self._form is None:
            self._form = MemberPage(self._context_of_file)
            self._form.closed.connect(self._show_list)
            self._form.go_requested.connect(self.go_requested)
            self._inner.addWidget(self._form)
        return self._form

    @property
    def importing(self) -> ImportPage:
        """The page of imports, likewise."""
        if self._import is None:
            self._import = ImportPage(self._context_of_file)
            self._import.closed.connect(self._show_list)
            self._import.reconcile_requested.connect(self.open_reconcile)
            self._inner.addWidget(self._import)
        return self._import

    @property
    def duplicates(self) -> DuplicatesPage:
        """The page of records that may be of one person, likewise."""
        if self._duplicates is None:
            self._duplicates = DuplicatesPage(self._context_of_file)
            self._duplicates.closed.connect(self._show_list)
            self._inner.addWidget(self._duplicates)
        return self._duplicates

    @property
    def reconciling(self) -> "ReconcilePage":
        """The page of reconciliation, likewise; its papers are loaded only then."""
        from chibo_desktop.gui.members.reconcile_page import ReconcilePage

        if self._reconcile is None:
            self._reconcile = ReconcilePage(self._context_of_file)
            self._reconcile.closed.connect(self._show_list)
            self._inner.addWidget(self._reconcile)
        return self._reconcile

    @property
    def candidates(self) -> CandidatesPage:
        """The people on the way to admission, likewise."""
        if self._candidates is None:
            self._candidates = CandidatesPage(self._context_of_file)
            self._candidates.closed.connect(self._show_list)
            self._candidates.member_requested.connect(self.open_member)
            self._inner.addWidget(self._candidates)
        return self._candidates

    @property
    def missing(self) -> "MissingPapersPage":
        """The page of papers that are missing, likewise."""
        if self._missing is None:
            from chibo_desktop.gui.members.missing_page import MissingPapersPage

            self._missing = MissingPapersPage(self._context_of_file)
            self._missing.closed.connect(self._show_list)
            self._missing.member_requested.connect(self.open_papers)
            self._inner.addWidget(self._missing)
        return self._missing

    @property
    def is_prepared(self) -> bool:
        """Whether the page of a member stands ready behind the list."""
        return self._form is not None and not self._preparing.is_running

    def _prepare(self) -> Iterator[None]:
        yield  # the list is painted first
        page = self.form
        yield
        yield from page.prepare(self._inner.size())

    def _prepare_more(self) -> bool:
        """While the user looks at the list, make ready what a click on it will show."""
        return self.isVisible() and next(self._steps, self) is not self

    def open_member(self, member_id: str, org_id: str = "") -> None:
        """Show a member's form."""
        self._inner.setCurrentWidget(self.form)
        self.form.open_member(member_id, org_id)

    def open_new(self) -> None:
        """Show an empty form."""
        self._inner.setCurrentWidget(self.form)
        self.form.open_new()

    def open_import(self) -> None:
        """Show the page of imports and ask for the file."""
        self._inner.setCurrentWidget(self.importing)
        self.importing.begin()

    def open_reconcile(self) -> None:
        """Show the page of reconciliation."""
        self._inner.setCurrentWidget(self.reconciling)
        self.reconciling.begin()

    def open_candidates(self) -> None:
        """Show who is on the way to admission."""
        self._inner.setCurrentWidget(self.candidates)
        self.candidates.reload(None)

    def open_duplicates(self) -> None:
        """Look for records that may be of one person."""
        self._inner.setCurrentWidget(self.duplicates)
        self.duplicates.begin()

    def open_missing(self) -> None:
        """Show whose dossiers miss papers."""
        self._inner.setCurrentWidget(self.missing)
        self.missing.begin()

    def open_papers(self, member_id: str, org_id: str = "") -> None:
        """Show the papers of a member."""
        self._inner.setCurrentWidget(self.form)
        self.form.open_member(member_id, org_id, PAPERS)

    def reload(self, changes: frozenset[str] | None) -> None:
        if changes is None or changes & _OF_THE_LIST:
            self.list.reload(changes)
        if self._form is not None and self.shown is self._form:
            self._form.reload(changes)
        if self._missing is not None and self.shown is self._missing:
            self._missing.reload(changes)
        if self._candidates is not None:
            self._candidates.reload(changes)

    def arrive(self, argument: object) -> None:
        if not self.shown.may_leave():
            return
        reads_only = self._context_of_file.session.is_office
        match argument:
            case (
                "new" | "import" | "reconcile" | "candidates" | "duplicates" | "missing-papers"
            ) if reads_only:
                self._show_list()
            case "new":
                self.open_new()
            case "import":
                self.open_import()
            case "duplicates":
                self.open_duplicates()
            case "missing-papers":
                self.open_missing()
            case "reconcile":
                self.open_reconcile()
            case "candidates":
                self.open_candidates()
            case MemberFilters():
                self._show_list()
                self.list.show_filters(argument)
            case str():
                self.open_member(argument)
            case ("papers", str(member_id)):
                self.open_papers(member_id)
            case (str(member_id), str(org_id)):
                self.open_member(member_id, org_id)

    def _show_list(self) -> None:
        self._inner.setCurrentWidget(self.list)
        self.list.focus_list()
