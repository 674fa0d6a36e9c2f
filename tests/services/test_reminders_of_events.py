"""Events are read before the record: certificate, ceremony by receipt, transfers, gaps, papers."""

from datetime import date

import pytest

from branch_files import BranchFile
from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.domain.life_cycle import opening_events
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.reminders import ReminderKind
from chibo_desktop.services.badge_rounds import load_badges
from chibo_desktop.services.reminders import load_reminders
from services.dated_branch import add, empty_branch

NOW = date(2026, 9, 21)
K = LifeEventKind


@pytest.fixture
def branch(tmp_path):
    made = empty_branch(tmp_path)
    yield made
    made.session.close()


def happen(branch: BranchFile, member_id: str, *events: tuple[LifeEventKind, str, dict]) -> None:
    """Write events down as they are, with what the record said before."""
    with branch.unit() as unit:
        member = unit.get(Member, member_id)
        unit.save_all(list(opening_events(member)), act="life.record")
        for kind, day, rest in events:
            one = LifeEvent(
                id=unit.new_id(),
                org_id=unit.author.org_id,
                member_id=member_id,
                kind=kind.value,
                happened_on=PartialDate.read(day),
                **{key: PartialDate.read(text) for key, text in rest.items()},
            )
            unit.save(one, act="life.record")


def paper(branch: BranchFile, member_id: str, document_type: str) -> None:
    with branch.unit() as unit:
        one = Attachment(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            member_id=member_id,
            document_type=document_type,
        )
        unit.save(one, act="paper.add")


def seen(branch: BranchFile, today: date = NOW) -> list[tuple[ReminderKind, date, date]]:
    with branch.unit() as unit:
        lines = [line.reminder for line in load_reminders(unit, today).lines]
    # What a dossier lacks is asked for each quarter, whatever happens.
    timed = [one for one in lines if one.kind is not ReminderKind.PAPERS]
    return [(one.kind, one.since, one.due_on) for one in timed]


def test_the_certificate_of_a_candidate_runs_out(branch):
    one = add(branch, "Lê Ưu Tú", activity_status="candidate")
    happen(branch, one, (K.SYMPATHISER, "01/12/2021", {}), (K.CERTIFIED, "15/02/2022", {}))
    due = (ReminderKind.CERTIFICATE, date(2022, 2, 15), date(2027, 2, 15))
    assert due in seen(branch, date(2027, 1, 4))


def test_an_admission_awaits_its_ceremony_from_the_receipt_of_the_decision(branch):
    one = add(branch, "Lê Mới", activity_status="candidate", central_id="1")
    happen(branch, one, (K.ADMITTED, "20/07/2026", {"received_on": "18/08/2026"}))
    (found,) = seen(branch)
    assert found[:2] == (ReminderKind.CEREMONY, date(2026, 8, 18))
    happen(branch, one, (K.CEREMONY, "19/09/2026", {}))
    assert seen(branch) == []


def test_the_curriculum_is_asked_for_only_where_scans_are_kept(branch):
    one = add(branch, "Lê Mới", admitted_on="19/08/2026")
    assert seen(branch) == []
    other = add(branch, "Lê Cũ", admitted_on="19/05/2009", confirmed_on="19/05/2010")
    paper(branch, other, "2")
    assert [kind for kind, *_ in seen(branch)] == [ReminderKind.CURRICULUM]
    paper(branch, one, "2")
    assert seen(branch) == []


def test_a_transfer_is_watched_until_its_receipt_is_scanned(branch):
    one = add(branch, "Lê Chuyển", admitted_on="19/05/2009", confirmed_on="19/05/2010")
    happen(branch, one, (K.TRANSFERRED_OUT, "01/07/2026", {}))
    ((kind, since, _),) = seen(branch)
    assert (kind, since) == (ReminderKind.TRANSFER, date(2026, 7, 1))
    assert seen(branch, date(2027, 9, 1)) == []  # long past: no longer this branch's work
    paper(branch, one, "60")
    assert seen(branch) == []


def test_who_is_away_for_a_time_comes_back_on_the_day_of_the_letter(branch):
    one = add(branch, "Lê Xa", admitted_on="19/05/2009", confirmed_on="19/05/2010")
    happen(branch, one, (K.SENT_AWAY, "01/05/2026", {"until": "30/10/2026"}))
    assert seen(branch) == [(ReminderKind.TEMPORARY_TRANSFER, date(2026, 5, 1), date(2026, 10, 30))]
    happen(branch, one, (K.CAME_BACK, "15/09/2026", {}))
    assert seen(branch) == []


def test_an_exemption_with_an_end_is_reviewed_one_for_age_is_not(branch):
    one = add(branch, "Lê Bận", admitted_on="19/05/2009", confirmed_on="19/05/2010")
    old = add(branch, "Lê Già", admitted_on="19/05/1979", confirmed_on="19/05/1980")
    happen(branch, one, (K.EXEMPTED, "01/05/2026", {"until": "31/10/2026"}))
    happen(branch, old, (K.EXEMPTED, "01/05/2026", {}))
    assert seen(branch) == [(ReminderKind.EXEMPTION, date(2026, 5, 1), date(2026, 10, 31))]


def test_time_without_taking_part_is_deducted_from_party_age(branch):
    one = add(branch, "Ngô Cao", admitted_on="20/10/1975", confirmed_on="20/10/1976")
    with branch.unit() as unit:
        assert [line.years for line in load_badges(unit, NOW).lines] == [50]
        assert load_badges(unit, NOW).lines[0].kind == "missed"
    happen(branch, one, (K.INTERRUPTED, "01/01/1990", {}), (K.RECONNECTED, "01/01/1991", {}))
    with branch.unit() as unit:
        (line,) = load_badges(unit, NOW).lines
    assert (line.kind, line.full_on) == ("regular", date(2026, 10, 20))
