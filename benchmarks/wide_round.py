"""A branch of 300 whose month is marked by three markers with a set of 40 criteria."""

import os
import random
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_parts import Criterion
from chibo_desktop.domain.evaluation import Marker
from chibo_desktop.domain.organization import Branch, WorkplaceKind
from chibo_desktop.domain.period import Month
from chibo_desktop.services.marks import full_marks, set_marks
from chibo_desktop.services.practice_people import invent_member
from chibo_desktop.services.rounds import load_sheet, open_round, usable_sets
from chibo_desktop.services.session import NewWorkplace, Session, Surroundings, create_file
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.storage.keys import KeyCost

PASSWORD = "matkhau1234"  # noqa: S105 - of invented people
MEMBERS, CRITERIA = 300, 40
MONTH = Month(2026, 11)
THREE = (Marker.SELF, Marker.COMMITTEE, Marker.BRANCH)


def make_file(path: Path) -> tuple[Session, Sheet]:
    """A branch of 300, its month marked by three markers with a set of 40 criteria."""
    around = Surroundings(
        now=lambda: datetime.now().astimezone(), randomness=os.urandom, built_ms=0
    )
    workplace = NewWorkplace(name="Chi bộ Văn phòng", kind=WorkplaceKind.BRANCH, code="CB01")
    cost = KeyCost(memory_kib=64, passes=1, lanes=1)
    session = create_file(path, PASSWORD, workplace, around, cost=cost)
    rng = random.Random(2026)
    criteria = wide_set(monthly_set())
    with session.unit() as unit:
        branch = unit.all(Branch)[0]
        org_id = session.author.org_id
        people = [
            replace(invent_member(rng), id=unit.new_id(), org_id=org_id, branch_id=branch.id)
            for _ in range(MEMBERS)
        ]
        unit.save_all(people, act="member.create")
        identity = open_round(unit, branch.id, MONTH, criteria)
        rows = load_sheet(unit, identity).rows
        full = full_marks(criteria)
        for marker in THREE:
            set_marks(unit, identity, marker, {row.evaluation.id: full for row in rows})
        return session, load_sheet(unit, identity)


def monthly_set() -> CriteriaSet:
    """The shipped monthly set."""
    return next(one for one in usable_sets(MONTH) if one.id == "thang-vi-du")


def wide_set(like: CriteriaSet) -> CriteriaSet:
    """Ten lines of 2.5 points in each of four groups, everything else as in a shipped set."""
    groups = [
        Criterion(
            code=f"{group}",
            number=f"{group}",
            label=f"Nhóm tiêu chí {group}",
            children=tuple(
                Criterion(
                    code=f"{group}.{line}",
                    number=f"{group}.{line}",
                    label=f"Nội dung đánh giá thứ {line} của nhóm {group}",
                    maximum=Decimal("2.5"),
                    step=Decimal("0.25"),
                )
                for line in range(1, CRITERIA // 4 + 1)
            ),
        )
        for group in range(1, 5)
    ]
    made = replace(like, criteria=tuple(groups), scale=Decimal(100))
    if len(leaf_criteria(made)) != CRITERIA:
        raise RuntimeError("the set is not as wide as promised")
    return made
