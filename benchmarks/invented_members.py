"""Invented members in any number, the same in every run, in files of an office with 37 units."""

import hashlib
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chibo_desktop.domain.journal import Author
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch, Workplace, WorkplaceKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.services.session import (
    NewWorkplace,
    Session,
    Surroundings,
    create_file,
)
from chibo_desktop.storage.keys import KeyCost
from chibo_desktop.storage.unit_of_work import unit_of_work

PASSWORD = "mật khẩu đo"  # noqa: S105 - of invented data
UNITS = 37
BRANCHES = 4


def _words(text: str) -> list[str]:
    return text.split()


FAMILIES = _words(
    "Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô "
    "Dương Lý"
)
MIDDLES = _words("Văn Thị Hữu Đức Minh Ngọc Thanh Xuân Quang Thu Hoài Bảo Mạnh Kim Thị Văn")
GIVEN = _words(
    "An Anh Ánh Bình Cường Chi Châu Dung Dũng Duy Đạt Đức Giang Hà Hải Hạnh Hằng Hiền Hiếu Hoa Hòa "
    "Hoàng Hùng Huệ Hương Hường Hưng Khánh Khoa Lan Liên Linh Loan Long Lộc Mai Minh My Nam Nga "
    "Ngân Ngọc Nguyệt Nhung Oanh Phong Phúc Phương Quân Quang Quỳnh Sơn Tâm Tân Thảo Thắng Thành "
    "Thịnh Thu Thủy Thúy Tiến Toàn Trang Trung Tú Tuấn Tùng Tuyết Uyên Vân Việt Vinh Xuân Yến"
)


class _Wall:
    def __init__(self) -> None:
        self._at = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._at += timedelta(seconds=1)
        return self._at


class _Dice:
    def __init__(self) -> None:
        self._count = 0

    def __call__(self, size: int) -> bytes:
        self._count += 1
        return hashlib.shake_256(str(self._count).encode()).digest(size)


def surroundings() -> Surroundings:
    """A clock and dice that are the same in every run."""
    return Surroundings(now=_Wall(), randomness=_Dice(), built_ms=1_790_000_000_000)


def office_file(path: Path, count: int) -> Session:
    """An office's file that holds `count` members of 37 units."""
    around = surroundings()
    place = NewWorkplace(name="Đảng ủy thí nghiệm", kind=WorkplaceKind.HEADQUARTERS)
    session = create_file(
        path, PASSWORD, place, around, cost=KeyCost(memory_kib=64, passes=1, lanes=1)
    )
    people = people_of(count)
    for number in range(UNITS):
        node = f"01930000-0000-7000-8000-{number:012}"
        author = Author(stream=f"s{number}", org_id=node, user="secretary", role="branch")
        with unit_of_work(session.store, author, around) as unit:
            kind = WorkplaceKind.PARTY_ORGANIZATION
            name = f"Đảng bộ số {number + 1}"
            unit.save(Workplace(id=node, org_id=node, name=name, kind=kind), act="workplace.create")
            branches = [
                Branch(id=unit.new_id(), org_id=node, name=f"Chi bộ {number + 1}.{place + 1}")
                for place in range(BRANCHES)
            ]
            unit.save_all(branches, act="branch.create")
            share = count // UNITS + (number < count % UNITS)
            members = [
                Member(id=unit.new_id(), org_id=node, branch_id=branches[n % BRANCHES].id, **one)
                for n, one in zip(range(share), people, strict=False)
            ]
            unit.save_all(members, act="member.create")
    return session


def people_of(count: int) -> Iterator[dict[str, object]]:
    """Field values of that many people, without the branch."""
    dice = random.Random(1)
    for number in range(count + UNITS):
        year = dice.randint(1940, 2004)
        admitted = min(year + dice.randint(18, 40), 2025)
        middle = [dice.choice(MIDDLES)] + [dice.choice(MIDDLES)] * (dice.random() < 0.4)
        sex = dice.randint(0, 1)
        card = f"0{dice.randint(1, 96):02}{sex}{year % 100:02}{number:06}"
        confirmed = PartialDate(admitted + 1, dice.randint(1, 10), 3)
        yield {
            "full_name": " ".join([dice.choice(FAMILIES), *middle, dice.choice(GIVEN)]),
            "gender": ("male", "female")[sex],
            "born_on": PartialDate(year, dice.randint(1, 12), dice.randint(1, 28)),
            "ethnic_group": "kinh",
            "religion": "none",
            "admitted_on": PartialDate(admitted, dice.randint(1, 12), 3),
            "confirmed_on": confirmed if dice.random() < 0.96 else None,
            "activity_status": dice.choices(
                ["active", "exempt", "left", "deceased"], [90, 7, 2, 1]
            )[0],
            "left_on": None,
            "identity_number": card,
            "card_number": card,
            "position": dice.choices(["", "secretary", "committee_member"], [95, 1, 4])[0],
            "native_province": "Tỉnh Ninh Bình",
            "native_detail": "Xã Hải Hậu",
            "residence_province": "Thành phố Hà Nội",
            "residence_detail": "Phường Cầu Giấy",
        }
