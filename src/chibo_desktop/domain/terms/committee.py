"""Who sits on a committee on a day, until when a term lasts, and what cannot be true of a seat."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chibo_desktop.domain.eligibility import months_later
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.rules import RuleBook, RuleSet
from chibo_desktop.domain.terms.records import CommitteePost, CommitteeSeat, Term
from chibo_desktop.domain.text import name_sort_key

_ORDER = {post.value: at for at, post in enumerate(CommitteePost)}
_SINGLE = frozenset({CommitteePost.SECRETARY})


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSpan:
    """A term with the days it really covers; `last` None: it goes on."""

    term: Term
    first: date
    last: date | None

    def covers(self, day: date) -> bool:
        """Whether the day belongs to it."""
        return self.first <= day and (self.last is None or day <= self.last)


def spans_of(terms: Sequence[Term]) -> list[TermSpan]:
    """The terms in time: each lasts until its last day, else until the next one begins."""
    known = sorted(
        (one for one in terms if one.starts_on is not None),
        key=lambda one: (one.starts_on or date.max, one.id),
    )
    found = []
    for at, term in enumerate(known):
        following = known[at + 1].starts_on if at + 1 < len(known) else None
        before_next = following - timedelta(days=1) if following else None
        last = min(filter(None, (term.ends_on, before_next)), default=None)
        found.append(TermSpan(term=term, first=term.starts_on or date.max, last=last))
    return found


def span_on(terms: Sequence[Term], day: date) -> TermSpan | None:
    """The term a day belongs to."""
    return next((one for one in reversed(spans_of(terms)) if one.covers(day)), None)


def congress_due(term: Term, book: RuleBook) -> date | None:
    """When the next congress is due by the rule in force on the day the term began."""
    if term.starts_on is None:
        return None
    months = book.on(term.starts_on).whole("term-months")
    return months_later(term.starts_on, months) if months else None


def seated_on(seats: Sequence[CommitteeSeat], span: TermSpan, day: date) -> list[CommitteeSeat]:
    """Who sits on the committee of a term on a day, by post and then by name."""
    if not span.covers(day):
        return []
    found = [one for one in seats if one.term_id == span.term.id and _sits(one, day)]
    return sorted(found, key=seat_order)


def seat_order(seat: CommitteeSeat) -> tuple[int, str]:
    """Secretary first, then by given name."""
    return _ORDER.get(seat.post, len(_ORDER)), name_sort_key(seat.full_name)


def is_enough_for_committee(full_members: int, rules: RuleSet) -> bool:
    """Whether a branch of so many full members elects a committee, or only a secretary."""
    least = rules.whole("committee-least-members")
    return least is None or full_members >= least


def term_problems(term: Term, others: Sequence[Term]) -> Iterator[Problem]:
    """What cannot be true of a term beside the others of its organisation."""
    if not term.title:
        yield Problem(code="term-title", field="title")
    if term.starts_on is None:
        yield Problem(code="term-start", field="starts_on")
        return
    if term.ends_on is not None and term.ends_on <= term.starts_on:
        yield Problem(code="term-turned", field="ends_on")
    for other in others:
        if other.starts_on is None or other.id == term.id:
            continue
        first, second = sorted((term, other), key=lambda one: one.starts_on or date.max)
        is_inside = first.ends_on is not None and first.ends_on >= (second.starts_on or date.max)
        if is_inside or first.starts_on == second.starts_on:
            yield Problem(code="term-overlap", field="starts_on", params={"other": other.title})
            return


def seat_problems(
    seat: CommitteeSeat, span: TermSpan, others: Sequence[CommitteeSeat]
) -> Iterator[Problem]:
    """What cannot be true of a seat: its days, two posts of one person, two secretaries."""
    if not seat.full_name:
        yield Problem(code="seat-name", field="person")
    if seat.post not in _ORDER:
        yield Problem(code="seat-post", field="post")
    if seat.from_on is None:
        yield Problem(code="seat-start", field="from_on")
        return
    if not span.covers(seat.from_on):
        yield Problem(code="seat-outside-term", field="from_on", params={"term": span.term.title})
    if seat.until_on is not None and seat.until_on < seat.from_on:
        yield Problem(code="seat-turned", field="until_on")
        return
    beside = [one for one in others if one.id != seat.id and _overlap(one, seat)]
    twice = next((one for one in beside if is_same_person(one, seat)), None)
    if twice is not None:
        yield Problem(code="seat-twice", field="person", params={"name": seat.full_name})
    taken = next((one for one in beside if one.post == seat.post and seat.post in _SINGLE), None)
    if taken is not None and not is_same_person(taken, seat):
        yield Problem(code="seat-taken", field="post", params={"name": taken.full_name})


def is_same_person(one: CommitteeSeat, other: CommitteeSeat) -> bool:
    """By the member's record where both have one, else by name."""
    if one.member_id or other.member_id:
        return one.member_id == other.member_id
    return one.full_name == other.full_name


def _sits(seat: CommitteeSeat, day: date) -> bool:
    first = seat.from_on or date.max
    return first <= day and (seat.until_on is None or day <= seat.until_on)


def _overlap(one: CommitteeSeat, other: CommitteeSeat) -> bool:
    if one.term_id != other.term_id or one.from_on is None or other.from_on is None:
        return False
    last, other_last = one.until_on or date.max, other.until_on or date.max
    return one.from_on <= other_last and other.from_on <= last
