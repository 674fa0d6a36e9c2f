"""A chi bộ's open file and members in it: what tests of member use cases start from."""

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from builders import BUILT_MS, CHEAP, PASSWORD, Dice, Wall
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.services.members import MemberDraft, Saved, new_member_draft, save_member
from chibo_desktop.services.session import NewWorkplace, Session, Surroundings, create_file
from places import data_place

AN = {
    "full_name": "Nguyễn Hoài An",
    "gender": "female",
    "born_on": "05/02/1957",
    "ethnic_group": "kinh",
    "religion": "none",
    "admitted_on": "06/01/1980",
    "confirmed_on": "06/01/1981",
    "identity_number": "036157000011",
    "card_number": "036157000011",
}
BINH = {
    "full_name": "Trần Văn Bình",
    "gender": "male",
    "born_on": "1960",
    "admitted_on": "02/1990",
    "identity_number": "036060000022",
}


def open_branch(folder: Path, kind: WorkplaceKind = WorkplaceKind.BRANCH) -> Session:
    """A new encrypted file of a unit called Chi bộ Văn phòng."""
    around = Surroundings(now=Wall(), randomness=Dice(), built_ms=BUILT_MS)
    place = NewWorkplace(name="Chi bộ Văn phòng", kind=kind, code="CB01")
    return create_file(data_place(folder / "chi-bo.chibo"), PASSWORD, place, around, cost=CHEAP)


def add(session: Session, **written: str) -> Saved:
    """Type a member into a new form and save it."""
    with session.unit() as unit:
        form = new_member_draft(unit)
        draft = MemberDraft(
            id=form.draft.id, written={**form.draft.written, **written}, is_new=True
        )
        return save_member(unit, draft, None)


def read(session: Session, member_id: str) -> Member:
    """The member as it stands."""
    with session.unit() as unit:
        found = unit.get(Member, member_id)
    assert found is not None
    return found


def with_cells(sheet: bytes, cells: dict[str, object]) -> bytes:
    """The workbook with some cells of its first sheet typed over, as in a spreadsheet program."""
    book = load_workbook(BytesIO(sheet))
    for place, value in cells.items():
        book.worksheets[0][place] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def cells_of(sheet: bytes) -> list[tuple[object, ...]]:
    """Every cell of the first sheet."""
    return list(load_workbook(BytesIO(sheet)).worksheets[0].iter_rows(values_only=True))


def day(year: int, month: int | None = None, number: int | None = None) -> PartialDate:
    return PartialDate(year, month, number)
