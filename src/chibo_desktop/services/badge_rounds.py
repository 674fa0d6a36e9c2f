"""The round of Huy hiệu Đảng: who is proposed, who may be asked for, what was asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.badges import (
    BadgeRequest,
    BadgeRound,
    ProposalKind,
    last_year_of_list,
    next_round,
    proposals,
    rounds_of_year,
)
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rules import Rule
from chibo_desktop.domain.text import nfc
from chibo_desktop.services.holidays import calendar_of
from chibo_desktop.services.rules import rule_book, rules_on
from chibo_desktop.services.timed_members import timed_members
from chibo_desktop.storage.member_dates import Sought
from chibo_desktop.storage.member_lines import branch_names, unit_names
from chibo_desktop.storage.unit_of_work import Unit

_RULES = (
    "badge-steps",
    "badge-files",
    "badge-early",
    "badge-early-old",
    "badge-posthumous",
    "party-age-counted-from",
    "party-age-gaps",
    "party-age-leap-day",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeLine:
    """One line of a round's list, for the screen and for paper.

    `months` of Party age are those of the round's day (of death, for posthumous award). `is_exact`
    False: the day of admission is known only in part and has to be looked up before proposing.
    `unit_name` is empty for the unit whose file this is.
    `request_id` and `reason`: the branch has asked for an early or posthumous award.
    """

    kind: ProposalKind
    member_id: str
    org_id: str
    full_name: str
    gender: str
    position: str
    branch_id: str
    branch_name: str
    unit_name: str
    born_on: PartialDate | None
    admitted_on: PartialDate | None
    decided_on: PartialDate | None
    confirmed_on: PartialDate | None
    died_on: date | None
    years: int
    full_on: date
    months: int
    awarded: tuple[int, ...]
    is_exact: bool
    request_id: str = ""
    reason: str = ""

    @property
    def is_proposed(self) -> bool:
        """Goes into the list that is sent: reaches the step in time, or was asked for."""
        return self.kind is ProposalKind.REGULAR or bool(self.request_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeBoard:
    """One round with everybody in it; `rounds` are those one may choose from."""

    rounds: tuple[BadgeRound, ...]
    round: BadgeRound
    lines: tuple[BadgeLine, ...]
    rules: tuple[Rule, ...]
    branches: Mapping[str, str]
    units: Mapping[str, str]

    def of_kind(self, kind: ProposalKind) -> tuple[BadgeLine, ...]:
        """The lines of one section."""
        return tuple(line for line in self.lines if line.kind is kind)


def badge_rounds(unit: Unit, today: date) -> tuple[BadgeRound, ...]:
    """The rounds of last year, this year and the next, by the rules of today."""
    rules, calendar = rule_book("badges").on(today), calendar_of(unit)
    years = range(today.year - 1, today.year + 2)
    return tuple(one for year in years for one in rounds_of_year(year, rules, calendar))


def load_badges(unit: Unit, today: date, round_code: str = "") -> BadgeBoard:
    """A round's board; without a code that of the round being prepared.

    Raises DomainError: badge-round-unknown.
    """
    rounds = badge_rounds(unit, today)
    chosen = _round(unit, rounds, today, round_code)
    return BadgeBoard(
        rounds=rounds,
        round=chosen,
        lines=badge_proposals(unit, chosen, today),
        rules=_rules(today),
        branches=branch_names(unit.connection),
        units=unit_names(unit.connection),
    )


def badge_proposals(unit: Unit, one: BadgeRound, today: date) -> tuple[BadgeLine, ...]:
    """Everybody in a round's list: by kind, the highest step first, then by given name.

    Steps, start of counting and gaps follow the rules in force on `today`.
    """
    rules = rules_on("badges", today)
    sought = Sought(admitted_by=last_year_of_list(one, rules))
    members = {each.dates.owner: each for each in timed_members(unit, today, sought=sought)}
    branches, units = branch_names(unit.connection), unit_names(unit.connection)
    own = unit.author.org_id
    asked = {
        (request.member_id, request.years): request
        for request in unit.all(BadgeRequest)
        if request.round_on == one.day
    }
    found = proposals((member.holder for member in members.values()), one, rules)
    lines = []
    for line in found:
        holder = line.holder
        dates = members[(holder.member_id, holder.org_id)].dates
        request = asked.get((holder.member_id, line.years))
        lines.append(
            BadgeLine(
                kind=line.kind,
                member_id=holder.member_id,
                org_id=holder.org_id,
                full_name=holder.full_name,
                gender=dates.gender,
                position=dates.position,
                branch_id=holder.branch_id,
                branch_name=branches.get(holder.branch_id, ""),
                unit_name=units.get(holder.org_id, "") if holder.org_id != own else "",
                born_on=holder.born_on,
                admitted_on=holder.admitted_on,
                decided_on=dates.decided_on,
                confirmed_on=holder.confirmed_on,
                died_on=holder.died_on,
                years=line.years,
                full_on=line.full_on,
                months=line.months,
                awarded=tuple(sorted(holder.awarded)),
                is_exact=holder.age is not None and holder.age.is_exact,
                request_id=request.id if request else "",
                reason=request.reason if request else "",
            )
        )
    return tuple(lines)


def request_badge(unit: Unit, line: BadgeLine, one: BadgeRound, reason: str) -> None:
    """Ask for an early or posthumous award. Raises DomainError: badge-reason-missing."""
    reason = nfc(reason)
    if not reason:
        raise DomainError(Problem(code="badge-reason-missing", field="reason"))
    request = BadgeRequest(
        id=line.request_id or unit.new_id(),
        org_id=unit.author.org_id,
        member_id=line.member_id,
        years=line.years,
        round_on=one.day,
        reason=reason,
    )
    unit.save(request, act="badge.request")


def withdraw_request(unit: Unit, request_id: str) -> None:
    """Ask no longer; what was asked stays in the journal."""
    request = unit.get(BadgeRequest, request_id)
    if request is not None:
        unit.void(request, reason="Thôi đề nghị", act="badge.withdraw")


def _round(unit: Unit, rounds: tuple[BadgeRound, ...], today: date, round_code: str) -> BadgeRound:
    if round_code:
        chosen = next((one for one in rounds if one.code == round_code), None)
    else:
        chosen = next_round(today, rule_book("badges").on(today), calendar_of(unit))
    if chosen is None:
        raise DomainError(Problem(code="badge-round-unknown"))
    return chosen


def _rules(today: date) -> tuple[Rule, ...]:
    rules = rule_book("badges").on(today)
    found = [rules.get(code) for code in _RULES]
    rounds = [rule for code, rule in rules.rules.items() if code.startswith("badge-round-")]
    return tuple(rule for rule in [*rounds[:1], *found] if rule is not None)
