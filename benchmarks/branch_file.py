"""The file of start-up: a branch of 60 members with a year of evaluations."""

import os
import random
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from chibo_desktop.domain.evaluation import Marker
from chibo_desktop.domain.organization import Branch, WorkplaceKind
from chibo_desktop.domain.period import Month
from chibo_desktop.services.marks import full_marks, set_marks
from chibo_desktop.services.practice_people import invent_member
from chibo_desktop.services.rounds import load_sheet, open_round, set_cap_decision, usable_sets
from chibo_desktop.services.session import NewWorkplace, Surroundings, create_file

PASSWORD = "matkhau1234"  # noqa: S105 - of invented people
MEMBERS = 60


def make_branch_file(path: Path) -> None:
    """Write the file; every password step as costly as in a real one."""
    around = Surroundings(
        now=lambda: datetime.now().astimezone(), randomness=os.urandom, built_ms=0
    )
    workplace = NewWorkplace(name="Chi bộ Văn phòng", kind=WorkplaceKind.BRANCH, code="CB01")
    session = create_file(path, PASSWORD, workplace, around)
    rng = random.Random(2026)
    this_month = Month.of(around.now().date())
    months = [this_month]
    while len(months) < 12:
        months.append(months[-1].previous())
    with session.unit() as unit:
        branch = unit.all(Branch)[0]
        people = [
            replace(
                invent_member(rng),
                id=unit.new_id(),
                org_id=session.author.org_id,
                branch_id=branch.id,
            )
            for _ in range(MEMBERS)
        ]
        unit.save_all(people, act="member.create")
        for month in reversed(months):
            criteria = usable_sets(month)[0]
            identity = open_round(unit, branch.id, month, criteria)
            rows = load_sheet(unit, identity).rows
            full = full_marks(criteria)
            for marker in (Marker.SELF, Marker.COMMITTEE, Marker.BRANCH):
                set_marks(unit, identity, marker, {row.evaluation.id: full for row in rows})
            set_cap_decision(unit, identity, is_outstanding=False, decision="Công văn số 1-CV/ĐU")
    session.close()
