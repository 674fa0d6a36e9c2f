"""What people do with terms and seats; what follows from them elsewhere is written in one step.

Who is secretary today signs the papers (`Branch.secretary_name`, `Workplace.secretary_name`); the
posts of today stand in the dossiers (`Member.position`); numbers of documents run by the term
(`Workplace.term`). Nothing of it is typed twice, and undoing the act takes all of it back.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch, Workplace, WorkplaceKind
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.terms.committee import (
    TermSpan,
    seat_problems,
    seated_on,
    span_on,
    spans_of,
    term_problems,
)
from chibo_desktop.domain.terms.records import (
    CommitteePost,
    CommitteeSeat,
    SeatEntry,
    SeatExit,
    Term,
)
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.services.committee import ON_ROLL
from chibo_desktop.services.target_acts import named_owner
from chibo_desktop.storage.meetings import members_on_roll
from chibo_desktop.storage.of_body import of_body
from chibo_desktop.storage.unit_of_work import Unit

_IN_THE_DOSSIER = {
    CommitteePost.SECRETARY: "secretary",
    CommitteePost.DEPUTY_SECRETARY: "deputy_secretary",
    CommitteePost.COMMITTEE_MEMBER: "committee_member",
}
"""Posts of a branch's committee by the codes of the catalogue `position`."""


def save_term(unit: Unit, term: Term) -> None:
    """Write a term. Raises DomainError: term-title, term-start, term-turned, term-overlap."""
    cleaned = replace(
        term,
        title=nfc(term.title),
        decision_number=nfc(term.decision_number),
        decided_by=nfc(term.decided_by),
        note=nfc_lines(term.note),
    )
    others = of_body(unit.connection, Term, term.org_id, term.branch_id)
    if problems := tuple(term_problems(cleaned, others)):
        raise DomainError(*problems)
    known = any(one.id == term.id for one in others)
    unit.save(cleaned, act="term.edit" if known else "term.create")
    follow_committee(unit, term.branch_id, unit.now.date())


def remove_term(unit: Unit, term: Term) -> None:
    """Take a term off that was a mistake. Raises DomainError: term-in-use."""
    seats = [one for one in _seats(unit, term.branch_id) if one.term_id == term.id]
    if seats:
        raise DomainError(Problem(code="term-in-use", params={"count": len(seats)}))
    unit.void(term, reason="Ghi nhầm", act="term.remove")


def save_seats(unit: Unit, seats: Sequence[CommitteeSeat]) -> None:
    """Write who sits on one committee in which post, from when, until when.

    Raises DomainError: term-unknown, seat-name, seat-post, seat-start, seat-turned,
    seat-outside-term, seat-twice, seat-taken.
    """
    for seat in seats:
        _save_seat(unit, seat)
    for branch_id in {seat.branch_id for seat in seats}:
        follow_committee(unit, branch_id, unit.now.date())


def change_post(
    unit: Unit, seat: CommitteeSeat, post: CommitteePost, from_on: date | None, decision: str
) -> None:
    """Give somebody another post within the term: the old one ends the day before.

    Raises DomainError: seat-change-day, seat-same-post, and those of `save_seat`.
    """
    if from_on is None or seat.from_on is None or from_on <= seat.from_on:
        raise DomainError(Problem(code="seat-change-day", field="from_on"))
    if post == seat.post:
        raise DomainError(Problem(code="seat-same-post", field="post"))
    until_on = from_on - timedelta(days=1)
    ended = replace(seat, until_on=until_on, exit=SeatExit.POST_CHANGED, exit_decision="")
    begun = replace(
        seat,
        id=unit.new_id(),
        post=post,
        from_on=from_on,
        entry=SeatEntry.POST_CHANGED,
        decision_number=nfc(decision),
        decision_on=None,
    )
    unit.save(ended, act="seat.change")
    _check(unit, begun)
    unit.save(begun, act="seat.change")
    follow_committee(unit, seat.branch_id, unit.now.date())


def remove_seat(unit: Unit, seat: CommitteeSeat) -> None:
    """Take a seat off that was a mistake."""
    unit.void(seat, reason="Ghi nhầm", act="seat.remove")
    follow_committee(unit, seat.branch_id, unit.now.date())


def follow_committee(unit: Unit, branch_id: str, today: date) -> None:
    """Write what follows from the committee of today; without one nothing is touched."""
    terms = of_body(unit.connection, Term, unit.author.org_id, branch_id)
    span = span_on(terms, today)
    seated = seated_on(_seats(unit, branch_id), span, today) if span else []
    if span is None or not seated:
        return
    secretary = next((one for one in seated if one.post == CommitteePost.SECRETARY), None)
    _sign(unit, branch_id, span, secretary.full_name if secretary else "")
    if branch_id:
        _write_posts(unit, branch_id, seated)


def _sign(unit: Unit, branch_id: str, span: TermSpan, name: str) -> None:
    branch = unit.get(Branch, branch_id) if branch_id else None
    if branch is not None:
        unit.save(replace(branch, secretary_name=name), act="branch.edit")
    workplace = unit.get(Workplace, unit.author.org_id)
    if workplace is not None and bool(branch_id) == (workplace.kind == WorkplaceKind.BRANCH):
        named = replace(workplace, secretary_name=name, term=span.term.title)
        unit.save(named, act="workplace.edit")


def _write_posts(unit: Unit, branch_id: str, seated: list[CommitteeSeat]) -> None:
    posts = {
        one.member_id: _IN_THE_DOSSIER.get(CommitteePost(one.post), "")
        for one in seated
        if one.member_id
    }
    known = frozenset(_IN_THE_DOSSIER.values())
    changed: list[Member] = []
    for member in members_on_roll(unit.connection, branch_id, ON_ROLL):
        wanted = posts.get(member.id, "" if member.position in known else member.position)
        if wanted != member.position:
            changed.append(replace(member, position=wanted))
    unit.save_all(changed, act="member.edit")


def _save_seat(unit: Unit, seat: CommitteeSeat) -> None:
    member_id, full_name = named_owner(unit, seat.member_id, seat.full_name)
    cleaned = replace(
        seat,
        member_id=member_id,
        full_name=full_name,
        entry=seat.entry or SeatEntry.ELECTED,
        decision_number=nfc(seat.decision_number),
        exit=seat.exit if seat.until_on is not None else "",
        exit_decision=nfc(seat.exit_decision) if seat.until_on is not None else "",
        duties=nfc(seat.duties),
        note=nfc(seat.note),
    )
    known = _check(unit, cleaned)
    unit.save(cleaned, act="seat.edit" if known else "seat.create")


def _check(unit: Unit, seat: CommitteeSeat) -> bool:
    """Raise what is wrong with a seat; whether it was known before."""
    terms = of_body(unit.connection, Term, seat.org_id, seat.branch_id)
    span = next((one for one in spans_of(terms) if one.term.id == seat.term_id), None)
    if span is None:
        raise DomainError(Problem(code="term-unknown"))
    others = _seats(unit, seat.branch_id)
    if problems := tuple(seat_problems(seat, span, others)):
        raise DomainError(*problems)
    return any(one.id == seat.id for one in others)


def _seats(unit: Unit, branch_id: str) -> list[CommitteeSeat]:
    return of_body(unit.connection, CommitteeSeat, unit.author.org_id, branch_id)
