"""Files that an office must refuse: for the demo, and for learning what the sentences mean."""

import tempfile
from pathlib import Path

from chibo_desktop.services.practice_clock import PracticeClock
from chibo_desktop.services.practice_enrolment import LIGHT, enrol_unit, found_office
from chibo_desktop.services.practice_plan import OPEN_MONTH, practice_plan
from chibo_desktop.services.reports import seal_report
from chibo_desktop.services.session import Surroundings

_STRANGER = "CB20"


def damaged(data: bytes) -> bytes:
    """The same file with one bit turned over in its middle."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def foreign_report(password: str, surroundings: Surroundings, seed: int) -> bytes:
    """A well-made report from a unit of another office that happens to bear the same code."""
    plan = practice_plan().unit(_STRANGER)
    clock = PracticeClock()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        office, ids = found_office(
            folder / "dang-uy-khac.chibo",
            password,
            surroundings,
            clock,
            seed,
            units=[plan],
            cost=LIGHT,
        )
        one = enrol_unit(
            office,
            ids[plan.code],
            plan,
            folder / "don-vi-khac.chibo",
            password,
            surroundings,
            clock,
            seed,
            cost=LIGHT,
        )
        try:
            with one.session.unit() as unit:
                _, data, _ = seal_report(unit, OPEN_MONTH)
        finally:
            one.session.close()
            office.close()
    return data
