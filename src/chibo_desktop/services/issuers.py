"""Who issues a paper of this file: head, place, signatures, whether it is only practice."""

from dataclasses import dataclass
from datetime import date, datetime, time

from chibo_desktop.documents.letterhead import Letterhead, Signature, branch_signature
from chibo_desktop.domain.organization import Branch, Workplace, WorkplaceKind
from chibo_desktop.services.letterheads import letterhead_of
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.storage.exchange_log import conflict_count
from chibo_desktop.storage.member_lines import branch_names, unit_names
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.conflicts import unsettled_note

_DRAWN_UP = Signature(lines=("NGƯỜI LẬP BIỂU",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """What every paper of a unit carries. `subject` names a part of it that the paper is about."""

    letterhead: Letterhead
    kind: str
    superior: str
    secretary: str
    subject: str = ""
    is_practice: bool = False
    unsettled: int = 0  # fields of this file that stand at more than one value

    def noted(self, footnote: str = "") -> str:
        """The foot of a paper, which says when values disagree. Source: protocol.md §3.5."""
        return " ".join(filter(None, (footnote, unsettled_note(self.unsettled))))

    @property
    def is_office(self) -> bool:
        """The Đảng ủy that receives the units' bundles."""
        return self.kind == WorkplaceKind.HEADQUARTERS

    @property
    def symbol(self) -> str:
        """CB or ĐU: the issuer's part of a document's number. Source: domain.md §10."""
        return "CB" if self.kind == WorkplaceKind.BRANCH else "ĐU"

    @property
    def signature(self) -> Signature:
        """T/M CHI BỘ, T/M ĐẢNG ỦY – BÍ THƯ."""
        if self.kind == WorkplaceKind.BRANCH:
            return branch_signature(self.secretary)
        return Signature(lines=("T/M ĐẢNG ỦY", "BÍ THƯ"), name=self.secretary)

    @property
    def table_signatures(self) -> tuple[Signature, ...]:
        """Under tables of figures: who drew it up, who answers for it. Source: domain.md §11."""
        answers = Signature(lines=("BAN TỔ CHỨC",)) if self.is_office else self.signature
        return (_DRAWN_UP, answers)

    @property
    def recipients(self) -> tuple[str, ...]:
        """Nơi nhận: the superior body, and the file kept."""
        kept = "Lưu Chi bộ" if self.kind == WorkplaceKind.BRANCH else "Lưu Đảng ủy"
        return tuple(filter(None, (self.superior, kept)))


def issuer_of(unit: Unit, dated: date | None, scope: Scope | None = None) -> Issuer:
    """The unit of this file as issuer; `dated` None leaves the day to be written by hand."""
    scope = scope or Scope()
    workplace = unit.get(Workplace, unit.author.org_id)
    name = workplace.name if workplace else ""
    superior = workplace.superior_name if workplace else ""
    secretary = workplace.secretary_name if workplace else ""
    if workplace is not None and workplace.kind == WorkplaceKind.BRANCH and not secretary:
        branches = [one for one in unit.all(Branch) if one.org_id == unit.author.org_id]
        secretary = branches[0].secretary_name if len(branches) == 1 else ""
    about = branch_names(unit.connection).get(scope.branch_id, "")
    if scope.org_id and scope.org_id != unit.author.org_id and not about:
        about = unit_names(unit.connection).get(scope.org_id, "")
    return Issuer(
        letterhead=letterhead_of(unit, dated),
        kind=workplace.kind if workplace else "",
        superior=superior,
        secretary=secretary,
        subject=about if about != name else "",
        is_practice=bool(read_meta(unit.connection, "practice")),
        unsettled=conflict_count(unit.connection),
    )


def issuer_of_branch(unit: Unit, branch_id: str, dated: date | None, year: int = 0) -> Issuer:
    """A branch as issuer of what is its own: rounds, meetings.

    A chi bộ of its own file stands under its superior, one of a đảng bộ under the đảng bộ. `year`:
    of a day that is left to be written by hand.
    """
    branch = unit.get(Branch, branch_id)
    workplace = unit.get(Workplace, branch.org_id if branch else unit.author.org_id)
    is_branch = workplace is not None and workplace.kind == WorkplaceKind.BRANCH
    name = workplace.name if workplace else ""
    above = workplace.superior_name if workplace else ""
    superior = above if is_branch else name
    return Issuer(
        letterhead=Letterhead(
            superior=superior,
            issuer=name if is_branch or branch is None else branch.name,
            place=workplace.place if workplace else "",
            dated=dated,
            year=year,
        ),
        kind=WorkplaceKind.BRANCH,
        superior=superior,
        secretary=(branch.secretary_name if branch else "")
        or (workplace.secretary_name if workplace and is_branch else ""),
        is_practice=bool(read_meta(unit.connection, "practice")),
        unsettled=conflict_count(unit.connection),
    )


def created_at(unit: Unit, dated: date | None) -> datetime:
    """The moment a workbook says it was made: the day of the document, else today."""
    return datetime.combine(dated or unit.now.date(), time())
