"""A round's list: who is in it, who was asked for, and the lines that are printed."""

from datetime import date

import pytest

from branch_files import BranchFile
from chibo_desktop.domain.badges import ProposalKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.badge_rounds import (
    BadgeBoard,
    load_badges,
    request_badge,
    withdraw_request,
)
from chibo_desktop.services.timed_members import party_age_on
from chibo_desktop.wording.reminders import age_text, party_age_text
from services.dated_branch import add, empty_branch, give_badge

NOW = date(2026, 9, 21)
K = ProposalKind


@pytest.fixture
def branch(tmp_path):
    made = empty_branch(tmp_path)
    yield made
    made.session.close()


def board(branch: BranchFile, code: str = "") -> BadgeBoard:
    with branch.unit() as unit:
        return load_badges(unit, NOW, code)


def test_the_round_being_prepared_is_shown_first_and_others_may_be_chosen(branch):
    assert board(branch).round.code == "2026-11-07"
    assert board(branch, "2027-02-03").round.day == date(2027, 2, 3)
    assert len(board(branch).rounds) == 12
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        load_badges(unit, NOW, "2026-11-08")
    assert refused.value.problems[0].code == "badge-round-unknown"


def test_everybody_stands_in_their_section(branch):
    add(branch, "Ngô Cao", admitted_on="20/10/1976", confirmed_on="20/10/1977")
    add(branch, "Lý Sớm", admitted_on="05/03/1957", confirmed_on="05/03/1958")
    given = add(branch, "Lê Có", admitted_on="05/10/1981", confirmed_on="05/10/1982")
    add(branch, "Cao Mất", admitted_on="01/03/1952", confirmed_on="01/03/1953",
        activity_status="deceased", left_on="01/06/2026")  # fmt: skip
    give_badge(branch, given, 45)
    found = {(one.full_name, one.kind, one.years) for one in board(branch).lines}
    assert found == {
        ("Ngô Cao", K.REGULAR, 50),
        ("Lý Sớm", K.MISSED, 65),
        ("Lý Sớm", K.EARLY, 70),
        ("Cao Mất", K.POSTHUMOUS, 75),
    }
    (line,) = board(branch).of_kind(K.REGULAR)
    assert line.full_on == date(2026, 10, 20)
    assert age_text(line.months) == "50 năm"
    assert line.is_proposed


def test_an_early_award_is_proposed_only_when_the_branch_asks(branch):
    add(branch, "Lý Sớm", admitted_on="05/03/1957", confirmed_on="05/03/1958")
    (line,) = board(branch).of_kind(K.EARLY)
    assert not line.is_proposed
    with branch.unit() as unit, pytest.raises(DomainError):
        request_badge(unit, line, board(branch).round, "  ")
    with branch.unit() as unit:
        request_badge(unit, line, load_badges(unit, NOW).round, "Bệnh nặng, có bệnh án")
    (asked,) = board(branch).of_kind(K.EARLY)
    assert asked.is_proposed
    assert asked.reason == "Bệnh nặng, có bệnh án"
    assert not board(branch, "2027-02-03").of_kind(K.EARLY)[0].is_proposed
    with branch.unit() as unit:
        withdraw_request(unit, asked.request_id)
    assert not board(branch).of_kind(K.EARLY)[0].is_proposed


def test_the_day_of_the_decision_counts_since_208(branch):
    add(branch, "Ngô Cao", admitted_on="05/12/1976", confirmed_on="05/12/1977",
        admission_decided_on="28/11/1976")  # fmt: skip
    assert [one.years for one in board(branch).of_kind(K.REGULAR)] == [50]


def test_party_age_in_words():
    recorded, decided = PartialDate.read("05/12/1976"), PartialDate.read("28/11/1976")
    old = party_age_on(date(2026, 7, 25), admitted_on=recorded, decided_on=decided)
    new = party_age_on(date(2026, 11, 28), admitted_on=recorded, decided_on=decided)
    assert party_age_text(old, date(2026, 11, 28)) == "49 năm 11 tháng"
    assert party_age_text(new, date(2026, 11, 28)) == "50 năm"
    in_part = party_age_on(NOW, admitted_on=PartialDate(1976))
    assert party_age_text(in_part, NOW) == "≈ 50 năm 8 tháng"
    assert party_age_text(party_age_on(NOW, admitted_on=None), NOW) == ""
    assert age_text(0) == "0 tháng"
