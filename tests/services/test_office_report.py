"""What is kept of units for the office's report says what counting everybody says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.domain.study import StudyMonth
from chibo_desktop.services.office_report import OfficeReport
from chibo_desktop.services.picture import load_picture
from chibo_desktop.services.session import Session, Unit
from chibo_desktop.services.taking_back import take_back_bundle
from chibo_desktop.services.transfer_arrivals import accept_transfer, arrivals
from chibo_desktop.services.transfers import TransferDecision, transfer_member
from chibo_desktop.services.watched import unwatched
from chibo_desktop.services.work_reports import figure_names, load_report
from chibo_desktop.storage.exchange_log import received_by
from services.exchange_story import live_month
from services.kept_figures import anew, assert_kept_is_anew, kept, scope_of
from services.transfer_story import Hands

OCTOBER = ReportPeriod(PeriodKind.MONTH, 2026, 10)
YEAR = ReportPeriod(PeriodKind.YEAR, 2026)
TODAY = date(2026, 11, 3)


@pytest.fixture(scope="module")
def hands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    made = Hands(tmp_path_factory.mktemp("hands"), people=4)
    yield made
    made.close()


def number(unit: Unit, code: str, period: ReportPeriod = OCTOBER, today: date = TODAY) -> int:
    found = OfficeReport(scope=scope_of(unit, period, today)).figures(unwatched)[code].number
    assert found is not None
    return found


def edit_first(session: Session, **values: object) -> None:
    with session.unit() as unit:
        one = unit.all(Member)[0]
        unit.save(replace(one, **values), act="member.edit")  # type: ignore[arg-type]


def test_a_bundle_is_counted_and_what_is_taken_back_is_not(hands: Hands) -> None:
    with hands.office.unit() as unit:
        before = number(unit, "rounds_closed")
        women = number(unit, "women")
    live_month(hands.unit("CB01"))
    edit_first(hands.unit("CB01"), gender="female")
    hands.up("CB01")
    with hands.office.unit() as unit:
        assert number(unit, "rounds_closed") == before + 1
        assert number(unit, "women") == women + 1
        assert kept(unit, OCTOBER, TODAY) == anew(unit, OCTOBER, TODAY)
        last = max(received_by(unit.connection), key=lambda one: one.seq)
    take_back_bundle(hands.office, last.bundle_id)
    with hands.office.unit() as unit:
        assert number(unit, "rounds_closed") == before
        assert number(unit, "women") == women
        assert_kept_is_anew(unit, OCTOBER, TODAY)


def test_the_day_counts(hands: Hands) -> None:
    """On the last day itself more is known than of that day later: who is exempted."""
    with hands.office.unit() as unit:
        for today in (date(2026, 10, 15), date(2026, 10, 31), date(2026, 11, 1), TODAY):
            assert kept(unit, OCTOBER, today) == anew(unit, OCTOBER, today)


def test_the_offices_own_rows_count(hands: Hands) -> None:
    """A unit that stands no more is no unit of the report; its members are in the file still."""
    with hands.office.unit() as unit:
        wanted = number(unit, "members"), number(unit, "units")
        one = unit.all(Subordinate)[0]
        unit.save(replace(one, until=date(2026, 9, 30)), act="unit.edit")
    with hands.office.unit() as unit:
        assert (number(unit, "members"), number(unit, "units")) == (wanted[0], wanted[1] - 1)
        assert_kept_is_anew(unit, OCTOBER, TODAY)
        unit.save(one, act="unit.edit")


def test_what_the_former_unit_wrote_counts_with_the_member(hands: Hands) -> None:
    """A late month of study comes from the unit that no longer has the member."""
    member_id = hands.somebody()
    with hands.unit("CB01").unit() as unit:
        decision = TransferDecision(number="15-QĐ/ĐU", decided_on=date(2026, 11, 2))
        transfer_member(unit, member_id, hands.node("CB02"), decision)
    hands.up("CB01")
    hands.down("CB02")
    with hands.unit("CB02").unit() as unit:
        (offered,) = arrivals(unit)
        accept_transfer(unit, offered.transfer.id, on=date(2026, 11, 3))
    hands.up("CB02")
    with hands.office.unit() as unit:
        assert_kept_is_anew(unit, YEAR, TODAY)
    with hands.unit("CB01").unit() as unit:
        done = StudyMonth(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            member_id=member_id,
            period=Month(2026, 9),
            has_report=True,
        )
        unit.save(done, act="study.edit")
    hands.up("CB01")
    with hands.office.unit() as unit:
        assert number(unit, "study_reported", YEAR) == 1
        assert kept(unit, YEAR, TODAY) == anew(unit, YEAR, TODAY)
        assert_kept_is_anew(unit, YEAR, TODAY)
        assert studied(unit) == {"Chi bộ CB02": 1}
    hands.down("CB01")  # only now the former unit knows that the member is gone, and says so
    hands.up("CB01")
    with hands.office.unit() as unit:
        assert studied(unit) == {"Chi bộ CB02": 1}
        assert number(unit, "study_reported", YEAR) == 1


def studied(unit: Unit) -> dict[str, int]:
    """How many handed in their study, by unit, as the picture says."""
    picture = load_picture(unit, YEAR, TODAY)
    return {name: count for name, count in picture.of_units("study_reported") if count}


def test_one_stops_the_counting_and_nothing_is_wrong_afterwards(hands: Hands) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, _total: int, _text: str) -> None:
        if done:
            raise StoppedError

    with pytest.raises(StoppedError), hands.office.unit() as unit:
        OfficeReport(scope=scope_of(unit, YEAR, date(2026, 11, 4))).figures(stop)
    with hands.office.unit() as unit:
        assert_kept_is_anew(unit, YEAR, date(2026, 11, 4))


def test_the_report_opens_its_figures_by_name(hands: Hands) -> None:
    with hands.office.unit() as unit:
        draft = load_report(unit, "", OCTOBER, TODAY)
        lines = figure_names(unit, draft, "members", TODAY)
        nothing = figure_names(unit, draft, "no-such-figure", TODAY)
    assert len([one for one in lines if one.is_counted]) == draft.figures["members"].number
    assert {one.place for one in lines} == {"Chi bộ CB01", "Chi bộ CB02"}
    assert nothing == ()
