"""Cấp ủy by term: who sits on it today, who did before, what is to be seen to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.terms.committee import (
    TermSpan,
    congress_due,
    is_enough_for_committee,
    seat_order,
    seated_on,
    span_on,
    spans_of,
)
from chibo_desktop.domain.terms.records import CommitteePost, CommitteeSeat, Term
from chibo_desktop.services.party_bodies import chosen_body, party_bodies
from chibo_desktop.services.rules import rule_book, rules_on
from chibo_desktop.storage.meetings import members_on_roll
from chibo_desktop.storage.of_body import of_body
from chibo_desktop.storage.terms import full_member_counts
from chibo_desktop.storage.unit_of_work import Unit

ON_ROLL = ("", "active", "away")


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeBoard:
    """A term of one organisation; `span` is None while no term has been entered.

    `full_members` is None for the node as a whole, which always has a committee.
    """

    org_id: str
    branch_id: str
    branches: Mapping[str, str]
    today: date
    spans: tuple[TermSpan, ...]
    span: TermSpan | None
    seats: tuple[CommitteeSeat, ...]
    seated: tuple[CommitteeSeat, ...]
    congress_due: date | None
    full_members: int | None
    may_have_committee: bool
    least_members: int | None  # full members from which a branch elects a committee

    @property
    def secretary(self) -> CommitteeSeat | None:
        """Who is secretary on the day the board shows."""
        return next((one for one in self.seated if one.post == CommitteePost.SECRETARY), None)

    @property
    def before(self) -> tuple[CommitteeSeat, ...]:
        """Seats of the term that are over, or begin later."""
        return tuple(one for one in self.seats if one not in self.seated)

    @property
    def empty_seats(self) -> int:
        """How many are missing of the number the congress decided."""
        size = self.span.term.size if self.span else None
        return max(0, (size or 0) - len(self.seated))


def load_committee(unit: Unit, branch_id: str, term_id: str, today: date) -> CommitteeBoard:
    """A term as it stands today, or at its last day when it is over; unknown: the present one."""
    org_id = unit.author.org_id
    branch_id, branches = chosen_body(unit, branch_id)
    terms = of_body(unit.connection, Term, org_id, branch_id)
    spans = tuple(reversed(spans_of(terms)))
    present = span_on(terms, today) or next(iter(spans), None)
    span = next((one for one in spans if one.term.id == term_id), present)
    full = full_members(unit, branch_id)
    if span is None:
        seats, seated = [], []
    else:
        day = today if span.covers(today) else span.last or span.first
        known = of_body(unit.connection, CommitteeSeat, org_id, branch_id)
        seats = sorted((one for one in known if one.term_id == span.term.id), key=_in_time)
        seated = seated_on(seats, span, day)
    return CommitteeBoard(
        org_id=org_id,
        branch_id=branch_id,
        branches=branches,
        today=today,
        spans=spans,
        span=span,
        seats=tuple(seats),
        seated=tuple(seated),
        congress_due=congress_due(span.term, rule_book("terms")) if span else None,
        full_members=full,
        may_have_committee=has_committee(full, today),
        least_members=rules_on("terms", today).whole("committee-least-members"),
    )


def full_members(unit: Unit, branch_id: str) -> int | None:
    """How many full members a branch has on its roll; None for the node as a whole."""
    if not branch_id:
        return None
    by_node = full_member_counts(unit.connection, ON_ROLL, branch_id)
    return sum(branches[branch_id] for branches in by_node.values())


def has_committee(full: int | None, day: date) -> bool:
    """Whether an organisation of so many full members elects a committee."""
    return full is None or is_enough_for_committee(full, rules_on("terms", day))


def committee_people(unit: Unit, branch_id: str) -> dict[str, str]:
    """Who may be put forward, by id: the branch's members, of the whole everybody's of the file."""
    bodies = [branch_id] if branch_id else [one for one in party_bodies(unit) if one]
    return {
        one.id: one.full_name
        for body in bodies
        for one in members_on_roll(unit.connection, body, ON_ROLL)
    }


def _in_time(seat: CommitteeSeat) -> tuple[date, tuple[int, str]]:
    return seat.from_on or date.max, seat_order(seat)
