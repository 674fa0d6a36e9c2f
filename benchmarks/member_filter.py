"""How long a composed filter takes over 100,000 members, against the same asked in plain SQL.

No window: the use cases as the list calls them, first page and count. Promised: five conditions
within 150 ms, and at most twice what a hand-written statement takes on the same file.
"""

from collections.abc import Callable

from benchmarks.member_list import MANY, open_again
from benchmarks.report import Options, Result, Runs, Verdict, in_turn
from chibo_desktop.domain.filter import FieldCondition, Filter, Operator
from chibo_desktop.services.member_counts import counts_by, groupings
from chibo_desktop.services.members import (
    MemberFilters,
    MemberOrder,
    count_members,
    member_lines,
)
from chibo_desktop.services.session import Unit

FIVE = Filter(
    parts=(
        FieldCondition(field="gender", operator=Operator.ONE_OF, values=("female",)),
        FieldCondition(field="born_on", operator=Operator.YEARS_FROM, values=("60",)),
        FieldCondition(field="admitted_on", operator=Operator.BETWEEN, values=("1980", "1999")),
        FieldCondition(field="position", operator=Operator.EMPTY),
        FieldCondition(field="activity_status", operator=Operator.NONE_OF, values=("left",)),
    )
)
PLAIN = (
    "SELECT count(*) FROM member WHERE +voided = '' AND gender = 'female'"
    " AND born_on <= '1966-11-23' AND admitted_on > '1979-12-31' AND admitted_on <= '1999-12-31'"
    " AND position = '' AND activity_status NOT IN ('left', '', 'prospect')"
)
TEXT = FieldCondition(field="native_detail", operator=Operator.CONTAINS, values=("hai hau",))
WITH_TEXT = Filter(parts=(*FIVE.parts[:4], TEXT))
COLUMNS = ("full_name", "born_on", "admitted_on", "identity_number")


def run(options: Options) -> Result:
    """Ask for first page and count of a filter, and for the counts of a grouping."""
    session = open_again(options.folder / "many.chibo", MANY)
    with session.unit() as unit:
        works = _works(unit)
        for work in works.values():
            work()  # what is asked once is in memory for all
        runs = dict(zip(works, in_turn(options.repeat, *works.values()), strict=True))
    session.close()
    result = Result(f"member filter ({MANY:,} members)", ("", "min / median"))
    result.rows = [(name, str(one)) for name, one in runs.items()]
    five, plain = runs["five conditions, count"], runs["the same in plain SQL"]
    result.verdicts = [
        Verdict(promise="five conditions, count", found=_ms(five), limit=150, unit=" ms"),
        Verdict(
            promise="five conditions, first page in order of birth",
            found=_ms(runs["five conditions, by birth"]),
            limit=150,
            unit=" ms",
        ),
        Verdict(promise="five conditions against plain SQL", found=five.best / plain.best, limit=2),
    ]
    result.figures = {name: _ms(one) for name, one in runs.items()}
    return result


def _works(unit: Unit) -> dict[str, Callable[[], object]]:
    filters, texts = MemberFilters(condition=FIVE), MemberFilters(condition=WITH_TEXT)
    by_gender = next(one for one in groupings(unit) if one.key == "gender")

    def page(which: MemberFilters, order: MemberOrder) -> object:
        return member_lines(unit, which, order, COLUMNS, offset=0, limit=200)

    def plain() -> object:
        return unit.connection.exec_driver_sql(PLAIN).scalar()

    return {
        "five conditions, count": lambda: count_members(unit, filters),
        "the same in plain SQL": plain,
        "five conditions, first page": lambda: page(filters, MemberOrder()),
        "five conditions, by birth": lambda: page(filters, MemberOrder(column="born_on")),
        "four and a text, first page": lambda: page(texts, MemberOrder()),
        "four and a text, count": lambda: count_members(unit, texts),
        "counts by a field": lambda: counts_by(unit, MemberFilters(), by_gender),
        "near names (nguyne)": lambda: page(
            MemberFilters(text="nguyne thi", nearest=True), MemberOrder()
        ),
    }


def _ms(runs: Runs) -> float:
    return runs.best * 1e3
