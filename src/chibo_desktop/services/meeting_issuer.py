"""Who issues the papers of meetings: the branch that met, under its superior."""

from dataclasses import dataclass

from chibo_desktop.domain.organization import Branch, Workplace, WorkplaceKind
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingIssuer:
    """A chi bộ of its own file stands under its superior, one of a đảng bộ under the đảng bộ."""

    name: str
    superior: str
    place: str
    secretary: str
    is_practice: bool

    @classmethod
    def of(cls, unit: Unit, branch_id: str) -> "MeetingIssuer":
        """The issuer of a branch's papers."""
        branch = unit.get(Branch, branch_id)
        workplace = unit.get(Workplace, branch.org_id if branch else unit.author.org_id)
        is_branch = workplace is not None and workplace.kind == WorkplaceKind.BRANCH
        name = workplace.name if workplace else ""
        above = workplace.superior_name if workplace else ""
        return cls(
            name=name if is_branch or branch is None else branch.name,
            superior=above if is_branch else name,
            place=workplace.place if workplace else "",
            secretary=(branch.secretary_name if branch else "")
            or (workplace.secretary_name if workplace and is_branch else ""),
            is_practice=bool(read_meta(unit.connection, "practice")),
        )
