"""A branch with invented members in a real encrypted file: where a month is run in tests."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.services.catalogues import criteria_sets
from chibo_desktop.services.marks import full_marks, set_marks
from chibo_desktop.services.rounds import branch_lines, load_sheet, open_round
from chibo_desktop.services.session import (
    NewWorkplace,
    Session,
    Surroundings,
    Unit,
    create_file,
)
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.storage.keys import KeyCost
from places import data_place

NOVEMBER = Month(2026, 11)
TODAY = date(2026, 11, 28)
NAMES = (
    "Nguyễn Hoài An", "Trần Thị Ánh", "Lê Văn Đạt", "Phạm Minh Đức", "Vũ Thị Hà",
    "Đỗ Mạnh Hùng", "Nguyễn Thị Hường", "Bùi Quốc Khánh", "Hoàng Thị Lan", "Trần Thị Mẫu",
    "Đặng Hữu Nghĩa", "Ngô Bảo Quỳnh", "Lý Thanh Sơn", "Trịnh Xuân Thủy", "Phan Đình Ước",
    "Nguyễn Thị Yến", "Cao Bá Hưng", "Mai Thị Nhung", "Hồ Sỹ Tùng", "Dương Thị Vân",
)  # fmt: skip


class _Dice:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self, size: int) -> bytes:
        self.count += 1
        return hashlib.shake_256(f"rounds/{self.count}".encode()).digest(size)


class _Wall:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 28, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@dataclass
class BranchFile:
    """An open file of one chi bộ."""

    session: Session
    branch_id: str

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        with self.session.unit() as unit:
            yield unit

    def sheet(self, round_id: str) -> Sheet:
        with self.session.unit() as unit:
            return load_sheet(unit, round_id)

    def ids(self, round_id: str) -> list[str]:
        """Evaluation ids of the rated members, in the order of the sheet."""
        return [row.evaluation.id for row in self.sheet(round_id).rows]

    def give_all(self, round_id: str, marker: str = "self", **other: str) -> None:
        """Full marks for everybody but for the criteria named (I, II …)."""
        with self.session.unit() as unit:
            marks = {**full_marks(load_sheet(unit, round_id).criteria_set), **other}
            rows = load_sheet(unit, round_id).rows
            set_marks(unit, round_id, marker, {row.evaluation.id: marks for row in rows})

    def open_round(self, period: Month = NOVEMBER, set_id: str = "thang-vi-du") -> str:
        with self.session.unit() as unit:
            return open_round(unit, self.branch_id, period, criteria(set_id))


def criteria(set_id: str = "thang-vi-du") -> CriteriaSet:
    """A shipped criteria set."""
    return next(one for one in criteria_sets() if one.id == set_id)


def new_branch(folder: Path, count: int = 6, late: int = 0) -> BranchFile:
    """A branch of `count` full members, and `late` ones admitted two months ago."""
    around = Surroundings(now=_Wall(), randomness=_Dice(), built_ms=1_790_000_000_000)
    session = create_file(
        data_place(folder / "chi-bo.chibo"),
        "mật khẩu thử",
        NewWorkplace(
            name="Chi bộ Văn phòng",
            kind=WorkplaceKind.BRANCH,
            superior_name="Đảng ủy Khối Thử nghiệm",
            place="Hà Nội",
            secretary_name="Trần Thị Mẫu",
        ),
        around,
        cost=KeyCost(memory_kib=64, passes=1, lanes=1),
    )
    with session.unit() as unit:
        branch_id = branch_lines(unit)[0].id
        unit.save_all(
            [
                _member(unit.new_id(), session, branch_id, index, late)
                for index in range(count + late)
            ],
            act="member.create",
        )
    return BranchFile(session, branch_id)


def _member(identity: str, session: Session, branch_id: str, index: int, late: int) -> Member:
    is_late = index < late
    again = index // len(NAMES)  # names come round again, told apart by a letter
    letter = f" {'BCDEFGHIKLMNOPQ'[again - 1]}" if again else ""
    return Member(
        id=identity,
        org_id=session.author.org_id,
        full_name=NAMES[index % len(NAMES)] + letter,
        gender="female" if index % 2 else "male",
        born_on=PartialDate.read("05/02/1978"),
        branch_id=branch_id,
        position="secretary" if index == 9 else "",
        admitted_on=PartialDate.read("20/09/2026" if is_late else "19/05/2009"),
        confirmed_on=None if is_late else PartialDate.read("19/05/2010"),
    )
