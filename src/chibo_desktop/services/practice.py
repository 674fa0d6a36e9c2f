"""The practice branch: one chi bộ with its members and a year of evaluations, made on first use."""

from datetime import timedelta
from pathlib import Path

from chibo_desktop.domain.period import Month
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.office_link import office_of
from chibo_desktop.services.practice_clock import TODAY, PracticeClock
from chibo_desktop.services.practice_commendations import begin_commendations, decide_practice
from chibo_desktop.services.practice_criteria import keep_practice_sets
from chibo_desktop.services.practice_directives import (
    remark_on_newest,
    write_practice_letters,
)
from chibo_desktop.services.practice_enrolment import (
    LIGHT,
    answer_unit,
    enrol_unit,
    found_office,
    moment,
)
from chibo_desktop.services.practice_papers import keep_practice_papers
from chibo_desktop.services.practice_plan import (
    OPEN_MONTH,
    PRACTICE_UNIT,
    practice_months,
    practice_plan,
)
from chibo_desktop.services.practice_quarters import (
    begin_year,
    live_quarter,
    point_out,
    prepare_year,
)
from chibo_desktop.services.practice_unit import PracticeUnit
from chibo_desktop.services.practice_year import begin_month, live_month
from chibo_desktop.services.reports import seal_report
from chibo_desktop.services.session import Session, Surroundings
from chibo_desktop.storage.exchange_log import acknowledge, sent_to

SEED = 2026
OFFICE_FILE = "dang-uy.chibo"


def make_practice_branch(
    path: Path, password: str, surroundings: Surroundings, seed: int = SEED
) -> Session:
    """Make the file of the practice branch as it stands on 23/11/2026; returns it open.

    Its office stands beside it as `dang-uy.chibo` under the same password and has everything up to
    October. The file lives by `surroundings` from then on. Raises StorageError.
    """
    plan = practice_plan().unit(PRACTICE_UNIT)
    clock = PracticeClock()
    office, ids = found_office(
        path.with_name(OFFICE_FILE), password, surroundings, clock, seed, units=[plan], cost=LIGHT
    )
    try:
        one = enrol_unit(office, ids[plan.code], plan, path, password, surroundings, clock, seed)
        for month in practice_months():
            live_month(one, month)
            with one.session.unit() as unit:
                live_quarter(unit, one.branch_ids, month, one.criteria_set)
            data = _report(one, month)
        receive_one(office, data, f"{plan.code}.cbb", merge=True)
        with office.unit() as unit:
            decide_practice(unit)
            write_practice_letters(unit)
            remark_on_newest(unit)
        answer_unit(office, ids[plan.code], one.session)
        _answer_earlier(one)
    finally:
        office.close()
    begin_month(one, OPEN_MONTH, TODAY.date())
    with one.session.unit() as unit:
        begin_year(unit, one.branch_ids, OPEN_MONTH, one.criteria_set)
        point_out(unit, one.branch_ids[0])
        begin_commendations(unit, one.branch_ids[0], one.present)
        keep_practice_sets(unit, TODAY.date())
        prepare_year(unit, one.branch_ids[0], TODAY.date())
    keep_practice_papers(one.session)
    one.session.surroundings = surroundings
    return one.session


def _report(one: PracticeUnit, month: Month) -> bytes:
    one.clock.set(moment(month.last_day + timedelta(days=3), 9))
    with one.session.unit() as unit:
        _, data, _ = seal_report(unit, month)
    return data


def _answer_earlier(one: PracticeUnit) -> None:
    """The last bundle carried all that the earlier ones did: they count as received too."""
    with one.session.unit() as unit:
        office = office_of(unit)
        if office is not None:
            sent = sent_to(unit.connection, office.node_id, Kind.REPORT)
            now = unit.now.isoformat(timespec="seconds")
            acknowledge(unit.connection, [report.bundle_id for report in sent], now)
