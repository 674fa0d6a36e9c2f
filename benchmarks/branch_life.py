"""How fast the places of a branch's life open: one, five and ten years of a branch of thirty.

Each year has meetings, targets with their results, opinions, proposals for commendation,
inspections and obligatory documents. Promised: every place within 150 ms on ten years, growing at
most as the years do. Counted is the time of the window's thread, as in `meetings`.
"""

import random
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QApplication

from benchmarks.meetings import LAST, YEARS, context_of, make_file, timed
from benchmarks.report import Options, Result, Verdict
from chibo_desktop.domain.commendation import CommendationProposal
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.opinions.opinion import Opinion
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.targets.records import (
    Target,
    TargetDirection,
    TargetKind,
    TargetMeasure,
    TargetResult,
)
from chibo_desktop.domain.terms.documents import BranchDocument
from chibo_desktop.domain.terms.inspection import Inspection, InspectionKind
from chibo_desktop.gui import theme
from chibo_desktop.gui.app import make_application
from chibo_desktop.gui.commendations import commendations_place
from chibo_desktop.gui.committee import committee_place
from chibo_desktop.gui.home import home_place
from chibo_desktop.gui.opinions import opinions_place
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.targets import targets_place
from chibo_desktop.gui.widgets import Page
from chibo_desktop.gui.work_reports import work_reports_place
from chibo_desktop.services.opinion_acts import answer_opinion, close_opinion, enter_opinion
from chibo_desktop.services.session import Unit

PLACES: dict[str, Callable[[Context], Place]] = {
    "home": home_place,
    "targets": targets_place,
    "opinions": opinions_place,
    "commendations": commendations_place,
    "committee": committee_place,
    "reports": work_reports_place,
}
_LIMIT = 150


def run(options: Options) -> Result:
    """Make the files, open every place and read it again."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else make_application([], theme.Theme())
    result = Result("branch life (30 members)", ("", *(f"{years} years, ms" for years in YEARS)))
    first: dict[str, list[float]] = {name: [] for name in PLACES}
    again: dict[str, list[float]] = {name: [] for name in PLACES}
    for years in YEARS:
        session, _ = make_file(options.folder / f"life-{years}.chibo", years)
        for year in range(LAST - years + 1, LAST + 1):
            with session.unit() as unit:
                _live(unit, year)
        for name, place in PLACES.items():
            page = place(context_of(session, options.folder)).factory()
            first[name].append(timed(app, lambda page=page: _open(page)))
            again[name].append(
                min(timed(app, lambda page=page: page.reload(None)) for _ in range(options.repeat))
            )
            page.deleteLater()
        session.close()
    for words, found in (("", again), (", first time", first)):
        result.rows += [
            (f"{name}{words}", *(f"{one:.0f}" for one in told)) for name, told in found.items()
        ]
    slowest = max(told[-1] for told in again.values())
    grown = max(told[-1] / told[0] for told in again.values())
    result.verdicts = [
        Verdict(promise="slowest place, ten years", found=slowest, limit=_LIMIT, unit=" ms"),
        Verdict(
            promise="slowest place, first time",
            found=max(told[-1] for told in first.values()),
            limit=_LIMIT,
            unit=" ms",
        ),
        Verdict(promise="growth from one year to ten", found=grown, limit=YEARS[-1]),
    ]
    result.figures = {"again_ms": again, "first_ms": first, "years": list(YEARS)}
    return result


def _open(page: Page) -> None:
    page.resize(1018, 770)
    page.reload(None)
    page.show()


def _live(unit: Unit, year: int) -> None:
    """What a branch keeps of a year beside its meetings."""
    dice = random.Random(year)
    branch, people, org_id = unit.all(Branch)[0].id, unit.all(Member), unit.author.org_id
    targets = [
        Target(
            id=unit.new_id(),
            org_id=org_id,
            branch_id=branch,
            year=year,
            number=number,
            title=f"Chỉ tiêu {number} của năm {year}",
            unit="%",
            kind=TargetKind.NUMERIC,
            direction=TargetDirection.AT_LEAST,
            measure=TargetMeasure.AT_DATE,
            planned=Decimal(90),
            due=Month(year, 12),
        )
        for number in range(1, 9)
    ]
    unit.save_all(targets, act="target.create")
    unit.save_all(
        [
            TargetResult(
                id=unit.new_id(),
                org_id=org_id,
                branch_id=branch,
                target_id=one.id,
                period=Month(year, 3 * quarter),
                span="quarter",
                value=Decimal(dice.randint(70, 110)),
            )
            for one in targets
            for quarter in range(1, 5)
        ],
        act="target.result",
    )
    unit.save_all(
        [
            CommendationProposal(
                id=unit.new_id(),
                org_id=org_id,
                branch_id=branch,
                member_id=one.id,
                year=year,
                standard="merit-letter",
            )
            for one in people[:6]
        ],
        act="merit.propose",
    )
    unit.save_all(
        [
            Inspection(
                id=unit.new_id(),
                org_id=org_id,
                branch_id=branch,
                year=year,
                number=number,
                kind=InspectionKind.INSPECTION,
                title=f"Kiểm tra việc {number}",
                member_id=people[number].id,
                full_name=people[number].full_name,
                planned_in=Month(year, 2 * number),
            )
            for number in range(1, 7)
        ],
        act="inspection.create",
    )
    unit.save_all(
        [
            BranchDocument(
                id=unit.new_id(),
                org_id=org_id,
                branch_id=branch,
                kind="year-programme",
                period=str(year),
                title=f"Nghị quyết năm {year}",
                issued_on=date(year, 1, 15),
            )
        ],
        act="branch-document.create",
    )
    for number in range(1, 7):
        opinion = Opinion(
            id="",
            branch_id=branch,
            received_in=Month(year, number),
            received_on=date(year, number, 3),
            area="leadership",
            content=f"Kiến nghị {number} của năm {year}",
            member_id=people[number].id,
        )
        identity = enter_opinion(unit, opinion)
        if year < LAST:
            answer_opinion(unit, identity, "Chi ủy", date(year, number, 20), "Đã thực hiện.")
            close_opinion(unit, identity, date(year, number, 25), "")
