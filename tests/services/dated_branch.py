"""A branch whose members have dates from which something falls due."""

from pathlib import Path

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.dossier.merit_rows import Discipline, PartyBadge
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate


def empty_branch(folder: Path) -> BranchFile:
    return new_branch(folder, count=0)


def add(branch: BranchFile, name: str, **dates: str) -> str:
    """A member; dates as people write them, other texts as they are."""
    days = ("born_on", "admitted_on", "confirmed_on", "admission_decided_on", "left_on")
    values = {key: PartialDate.read(text) if key in days else text for key, text in dates.items()}
    with branch.unit() as unit:
        one = Member(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            full_name=name,
            branch_id=branch.branch_id,
            **values,  # type: ignore[arg-type]
        )
        unit.save(one, act="member.create")
    return one.id


def give_badge(branch: BranchFile, member_id: str, years: int) -> None:
    with branch.unit() as unit:
        one = PartyBadge(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            member_id=member_id,
            years=f"years_{years}",
        )
        unit.save(one, act="row.create")


def discipline(branch: BranchFile, member_id: str, decided: str, ended: str = "") -> None:
    with branch.unit() as unit:
        one = Discipline(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            member_id=member_id,
            kind="party",
            form="reprimand",
            decided_on=PartialDate.read(decided),
            ended_on=PartialDate.read(ended) if ended else None,
        )
        unit.save(one, act="row.create")
