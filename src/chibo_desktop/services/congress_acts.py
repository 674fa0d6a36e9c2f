"""What people do with a congress: prepare it, hold it, count its ballots, begin the term."""

from collections.abc import Sequence
from dataclasses import replace

from chibo_desktop.domain.meeting_content import ItemState
from chibo_desktop.domain.problems import DomainError, Problem, errors
from chibo_desktop.domain.terms.congress import (
    Congress,
    CongressBallot,
    CongressCandidate,
    CongressList,
    CongressState,
    CongressStep,
    term_of_congress_id,
)
from chibo_desktop.domain.terms.election import attendance_problems, list_problems
from chibo_desktop.domain.terms.records import CommitteePost, CommitteeSeat, SeatEntry, Term
from chibo_desktop.domain.text import match_key, nfc, nfc_lines
from chibo_desktop.services.committee import committee_people
from chibo_desktop.services.committee_acts import save_seats, save_term
from chibo_desktop.services.congress import congress_plan, election_lines
from chibo_desktop.services.target_acts import named_owner
from chibo_desktop.storage.of_body import of_body
from chibo_desktop.storage.terms import of_congress
from chibo_desktop.storage.unit_of_work import Unit


def save_congress(unit: Unit, congress: Congress) -> None:
    """Write a congress; a new one gets the steps of its preparation from the list.

    Raises DomainError: congress-title, congress-day, votes-negative, present-over-summoned,
    congress-not-yet.
    """
    cleaned = replace(
        congress,
        title=nfc(congress.title),
        state=congress.state or CongressState.PREPARED,
        place=nfc(congress.place),
        absent_note=nfc(congress.absent_note),
        chair_names=nfc(congress.chair_names),
        secretary_names=nfc(congress.secretary_names),
        resolution_number=nfc(congress.resolution_number),
        result=nfc_lines(congress.result),
        note=nfc_lines(congress.note),
    )
    problems = list(attendance_problems(cleaned))
    if not cleaned.title:
        problems.append(Problem(code="congress-title", field="title"))
    if cleaned.held_on is None:
        problems.append(Problem(code="congress-day", field="held_on"))
    elif cleaned.is_held and cleaned.held_on > unit.now.date():
        problems.append(Problem(code="congress-not-yet", field="held_on"))
    if problems:
        raise DomainError(*problems)
    known = any(
        one.id == congress.id
        for one in of_body(unit.connection, Congress, congress.org_id, congress.branch_id)
    )
    unit.save(cleaned, act="congress.edit" if known else "congress.create")
    if not known:
        unit.save_all(planned_steps(unit, cleaned), act="congress.create")


def remove_congress(unit: Unit, congress: Congress) -> None:
    """Take a congress off that was a mistake. Raises DomainError: congress-has-term."""
    terms = of_body(unit.connection, Term, congress.org_id, congress.branch_id)
    if any(one.id == term_of_congress_id(congress.id) for one in terms):
        raise DomainError(Problem(code="congress-has-term"))
    unit.void(congress, reason="Ghi nhầm", act="congress.remove")


def save_step(unit: Unit, step: CongressStep) -> None:
    """Write a piece of the preparation. Raises DomainError: congress-step-title."""
    if not nfc(step.title):
        raise DomainError(Problem(code="congress-step-title", field="title"))
    others = of_congress(unit.connection, CongressStep, step.congress_id)
    last = max((one.number or 0 for one in others), default=0)
    is_done = step.state == ItemState.DONE
    owner_id, owner_name = named_owner(unit, step.owner_id, step.owner_name)
    unit.save(
        replace(
            step,
            number=step.number or last + 1,
            title=nfc(step.title),
            state=step.state or ItemState.OPEN,
            done_on=(step.done_on or unit.now.date()) if is_done else None,
            result=nfc_lines(step.result),
            owner_id=owner_id,
            owner_name=owner_name,
        ),
        act="congress.step",
    )


def remove_step(unit: Unit, step: CongressStep) -> None:
    """Take a step off that is not needed."""
    unit.void(step, reason="Không cần", act="congress.step.remove")


def save_election(
    unit: Unit,
    congress: Congress,
    ballot: CongressBallot,
    names: Sequence[tuple[str, int | None]],
) -> None:
    """Write one list whole: its count and its names with their votes, in their order.

    A name of a member is tied to his record. Raises DomainError: votes-negative, candidate-votes,
    candidate-twice, election-seats and those of ballots.
    """
    known = {
        match_key(one.full_name): one
        for one in of_congress(unit.connection, CongressCandidate, congress.id)
        if one.kind == ballot.kind
    }
    found = committee_people(unit, congress.branch_id)
    people = {match_key(name): key for key, name in found.items()}
    written: dict[str, CongressCandidate] = {}
    problems = []
    for number, (name, votes) in enumerate(names, start=1):
        key = match_key(name)
        if key in written:
            problems.append(Problem(code="candidate-twice", field="names", params={"name": name}))
        one = known.get(key) or CongressCandidate(
            id=unit.new_id(),
            org_id=congress.org_id,
            branch_id=congress.branch_id,
            congress_id=congress.id,
            kind=ballot.kind,
            member_id=people.get(key, ""),
            full_name=nfc(name),
        )
        written[key] = replace(one, number=number, votes=votes)
    if ballot.seats is not None and ballot.seats < 0:
        problems.append(Problem(code="election-seats", field="seats"))
    problems += errors(list_problems(congress, ballot, tuple(written.values())))
    if problems:
        raise DomainError(*problems)
    unit.save(ballot, act="congress.election")
    unit.save_all(list(written.values()), act="congress.election")
    for key, one in known.items():
        if key not in written:
            unit.void(one, reason="Không còn trong danh sách", act="congress.election")


def begin_term(unit: Unit, congress: Congress) -> str:
    """Make the term that the congress elected, with its committee; returns the term's id.

    Raises DomainError: congress-not-held, congress-has-term, congress-nobody-elected and those of
    seats.
    """
    if not congress.is_held or congress.held_on is None:
        raise DomainError(Problem(code="congress-not-held"))
    identity = term_of_congress_id(congress.id)
    terms = of_body(unit.connection, Term, congress.org_id, congress.branch_id)
    if any(one.id == identity for one in terms):
        raise DomainError(Problem(code="congress-has-term"))
    posts = _elected_posts(unit, congress)
    if not posts:
        raise DomainError(Problem(code="congress-nobody-elected"))
    save_term(
        unit,
        Term(
            id=identity,
            org_id=congress.org_id,
            branch_id=congress.branch_id,
            title=congress.title,
            number=congress.number,
            congress_id=congress.id,
            starts_on=congress.held_on,
            size=len(posts),
        ),
    )
    save_seats(unit, [_seat(unit, congress, identity, one, post) for one, post in posts])
    return identity


def _seat(
    unit: Unit, congress: Congress, term_id: str, one: CongressCandidate, post: CommitteePost
) -> CommitteeSeat:
    return CommitteeSeat(
        id=unit.new_id(),
        org_id=congress.org_id,
        branch_id=congress.branch_id,
        term_id=term_id,
        member_id=one.member_id,
        full_name=one.full_name,
        post=post,
        from_on=congress.held_on,
        entry=SeatEntry.ELECTED,
    )


def _elected_posts(unit: Unit, congress: Congress) -> list[tuple[CongressCandidate, CommitteePost]]:
    """Everybody elected with the highest post he was elected to."""
    found: dict[str, tuple[CongressCandidate, CommitteePost]] = {}
    posts = (
        (CongressList.SECRETARY, CommitteePost.SECRETARY),
        (CongressList.DEPUTY_SECRETARY, CommitteePost.DEPUTY_SECRETARY),
        (CongressList.COMMITTEE, CommitteePost.COMMITTEE_MEMBER),
    )
    lines = {line.kind: line for line in election_lines(unit, congress)}
    for kind, post in posts:
        line = lines[kind]
        for one in line.candidates:
            if one.id in line.elected.elected:
                found.setdefault(match_key(one.full_name), (one, post))
    return list(found.values())


def planned_steps(unit: Unit, congress: Congress) -> list[CongressStep]:
    """The list of what is to be prepared, as the plan in force has it."""
    return [
        CongressStep(
            id=unit.new_id(),
            org_id=congress.org_id,
            branch_id=congress.branch_id,
            congress_id=congress.id,
            number=number,
            title=one.title,
            days_before=one.days_before,
            owner_name=one.owner,
            state=ItemState.OPEN,
        )
        for number, one in enumerate(congress_plan().steps, start=1)
    ]
