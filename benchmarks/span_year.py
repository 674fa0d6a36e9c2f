"""How long a whole year of a Đảng bộ takes to be computed anew: 37 branches, 925 members.

No window: the sheets of all yearly rounds from their quarters, and of all quarters from their
months. Promised: the year within one second. The yardstick is the mean of every member's points
as one statement of plain SQL over the same file.
"""

from benchmarks.report import Options, Result, Verdict, in_turn
from chibo_desktop.bootstrap import practice_surroundings
from chibo_desktop.domain.evaluation import (
    Evaluation,
    Round,
    RoundState,
    evaluation_id,
    round_id,
)
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch, WorkplaceKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.span import Span, months_of, parts_of
from chibo_desktop.services.catalogues import criteria_sets
from chibo_desktop.services.session import NewWorkplace, Session, Unit, create_file
from chibo_desktop.services.span_sheet import load_spans
from chibo_desktop.storage.evaluations import rounds_of
from chibo_desktop.storage.keys import KeyCost

BRANCHES, MEMBERS, END = 37, 25, Month(2026, 12)
PASSWORD = "do toc do"  # noqa: S105 - of invented people
LIMIT = 1000.0
PLAIN = (
    "SELECT e.member_id, avg(CAST(e.final_total AS REAL)), count(*) FROM evaluation e"
    " JOIN round r ON r.id = e.round_id WHERE r.span = 'month' GROUP BY e.member_id"
)


def run(options: Options) -> Result:
    """Build the file once, then compute."""
    session = _build(options)
    with session.unit() as unit:
        years = rounds_of(unit.connection, span=Span.YEAR)
        quarters = rounds_of(unit.connection, span=Span.QUARTER)

        def plain() -> object:
            return unit.connection.exec_driver_sql(PLAIN).fetchall()

        year, quarter, bare = in_turn(
            options.repeat,
            lambda: load_spans(unit, years),
            lambda: load_spans(unit, quarters),
            plain,
        )
    session.close()
    result = Result(f"a year of {BRANCHES * MEMBERS} members", ("", "min / median"))
    result.rows = [
        ("37 years from their quarters", str(year)),
        ("148 quarters from their months", str(quarter)),
        ("plain SQL: the mean of all months", str(bare)),
    ]
    result.verdicts = [
        Verdict(promise="a year anew", found=year.best * 1e3, limit=LIMIT, unit=" ms"),
    ]
    result.figures = {
        "year_ms": year.best * 1e3,
        "quarters_ms": quarter.best * 1e3,
        "plain_sql_ms": bare.best * 1e3,
    }
    return result


def _build(options: Options) -> Session:
    session = create_file(
        options.folder / "nam.chibo",
        PASSWORD,
        NewWorkplace(name="Đảng bộ Thử", kind=WorkplaceKind.PARTY_ORGANIZATION),
        practice_surroundings(),
        cost=KeyCost(memory_kib=64, passes=1, lanes=1),
    )
    org_id = session.author.org_id
    with session.unit() as unit:
        branches = [
            Branch(id=unit.new_id(), org_id=org_id, name=f"Chi bộ {number:02}")
            for number in range(BRANCHES)
        ]
        unit.save_all(branches, act="branch.create")
        for branch in branches:
            _fill(unit, branch)
    return session


def _fill(unit: Unit, branch: Branch) -> None:
    """Members with twelve closed months, four closed quarters and an open year."""
    org_id = branch.org_id
    members = [
        Member(
            id=unit.new_id(),
            org_id=org_id,
            full_name=f"Nguyễn Văn {number:02}",
            branch_id=branch.id,
            admitted_on=PartialDate.read("03/02/2010"),
            confirmed_on=PartialDate.read("03/02/2011"),
        )
        for number in range(MEMBERS)
    ]
    unit.save_all(members, act="member.create")
    periods = [
        *((Span.MONTH, month) for month in months_of(Span.YEAR, END)),
        *((Span.QUARTER, end) for end in parts_of(Span.YEAR, END, Span.QUARTER)),
        (Span.YEAR, END),
    ]
    criteria = next(one for one in criteria_sets() if one.id == "thang-vi-du").to_plain()
    rounds = [
        Round(
            id=round_id(branch.id, end, span),
            org_id=org_id,
            branch_id=branch.id,
            period=end,
            span=span,
            criteria=criteria,
            state=RoundState.OPEN if span is Span.YEAR else RoundState.CLOSED,
        )
        for span, end in periods
    ]
    unit.save_all(rounds, act="round.open")
    evaluations = [
        Evaluation(
            id=evaluation_id(one.id, member.id),
            org_id=org_id,
            round_id=one.id,
            member_id=member.id,
            full_name=member.full_name,
            final_total="" if one.lasts is Span.YEAR else f"{70 + (place * 7) % 25}.5",
            final_rating="" if one.lasts is Span.YEAR else "good",
        )
        for one in rounds
        for place, member in enumerate(members)
    ]
    unit.save_all(evaluations, act="round.close")
