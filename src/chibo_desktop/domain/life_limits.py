"""The limits in time and number that the rules of an event's own day set.

Dates known in part are compared by possibility: a limit is held against an event only when no
day that the date may mean would keep it. Source of the limits: resources/rules/life-cycle.json.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from chibo_desktop.domain.eligibility import months_later
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.life_state import LifeState
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import Problem, Severity
from chibo_desktop.domain.rules import Rule, RuleBook, RuleSet

K = LifeEventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A problem of an event, and the rule that makes it one, where it is a rule."""

    problem: Problem
    rule: Rule | None = None


_Found = Iterator[Finding]


def limit_findings(
    state: LifeState, event: LifeEvent, book: RuleBook, *, born_on: PartialDate | None
) -> tuple[Finding, ...]:
    """What the rules of its day hold against an event that could follow on a state."""
    if event.happened_on is None or event.is_opening:
        return ()
    found: tuple[Finding, ...] = ()
    for day in dict.fromkeys((event.earliest, event.latest)):
        found = tuple(_all(state, event, book.on(day), born_on))
        if not found:
            return ()  # on one of the days it may mean it was in order
    return found


def _all(state: LifeState, event: LifeEvent, rules: RuleSet, born_on: PartialDate | None) -> _Found:
    kind = K(event.kind)
    if kind in (K.PROPOSED, K.ADMITTED, K.READMITTED):
        yield from _age(event, rules, born_on)
        yield from _certificate(state, event, rules)
    if kind in (K.PROPOSED, K.STRUCK_OFF):
        code = "admission-share" if kind is K.PROPOSED else "striking-off-share"
        yield from _share(event, rules.get(code))
    if kind in _CHECKS:
        yield from _CHECKS[kind](state, event, rules, born_on)


def _age(event: LifeEvent, rules: RuleSet, born_on: PartialDate | None) -> _Found:
    if born_on is None:
        return
    least, most = rules.get("admission-age-least"), rules.get("admission-age-most")
    if least and event.latest < _years_later(born_on.earliest, int(least.value)):
        yield _finding("life-too-young", least, years=int(least.value))
    if most and event.earliest > _years_later(born_on.latest, int(most.value)):
        yield _finding("life-too-old", most, years=int(most.value))


def _certificate(state: LifeState, event: LifeEvent, rules: RuleSet) -> _Found:
    rule, certified = rules.get("awareness-certificate-months"), state.steps.get(K.CERTIFIED)
    if rule is None or certified is None or event.kind != K.PROPOSED:
        return
    if event.earliest > months_later(certified.latest, int(rule.value)):
        yield _finding("life-certificate-expired", rule, months=int(rule.value))


def _share(event: LifeEvent, rule: Rule | None) -> _Found:
    if rule is None or event.summoned is None or event.votes_for is None:
        return
    if event.votes_for < Fraction(str(rule.value)) * event.summoned:
        yield _finding(
            "life-votes-too-few",
            rule,
            share=str(rule.value),
            have=event.votes_for,
            of=event.summoned,
        )


def _probation(state: LifeState, event: LifeEvent, rules: RuleSet, _: object) -> _Found:
    rule = rules.get("probation-months")
    by_ceremony = rules.word("probation-counted-from") == "ceremony"
    start = state.current.ceremony_on if by_ceremony else state.current.decided_on
    if rule is None or start is None:
        return
    end = months_later(start.earliest, int(rule.value))
    if event.latest < end:
        yield _finding("life-probation-too-short", rule, months=int(rule.value), end=_said(end))


def _readmission(state: LifeState, event: LifeEvent, rules: RuleSet, _: object) -> _Found:
    rule, ended = rules.get("readmission-months"), state.current.ended_on
    if rule and ended:
        end = months_later(ended.earliest, int(rule.value))
        if event.latest < end:
            yield _finding(
                "life-readmission-too-early", rule, months=int(rule.value), end=_said(end)
            )
    times = rules.get("readmission-times")
    if times and state.readmissions >= int(times.value):
        yield _finding("life-readmission-again", times, times=int(times.value))


def _away(_: LifeState, event: LifeEvent, rules: RuleSet, __: object) -> _Found:
    least = rules.get("temporary-transfer-months-least")
    most = rules.get("official-transfer-months-least")
    if event.until is None:
        return
    if least and event.until.latest < months_later(event.earliest, int(least.value)):
        yield _finding("life-away-too-short", least, months=int(least.value))
    if most and event.until.earliest >= months_later(event.latest, int(most.value)):
        yield _finding("life-away-too-long", most, months=int(most.value))


def _exemption(
    _: LifeState, event: LifeEvent, rules: RuleSet, born_on: PartialDate | None
) -> _Found:
    rule = rules.get("exemption-age")
    if rule is None or born_on is None or event.reason:
        return
    if event.latest < _years_later(born_on.earliest, int(rule.value)):
        yield _finding("life-exemption-needs-reason", rule, years=int(rule.value))


_CHECKS: Mapping[
    LifeEventKind, Callable[[LifeState, LifeEvent, RuleSet, PartialDate | None], _Found]
] = {
    K.CONFIRMED: _probation,
    K.READMITTED: _readmission,
    K.SENT_AWAY: _away,
    K.EXEMPTED: _exemption,
}


def _finding(code: str, rule: Rule, **params: str | int) -> Finding:
    severity = Severity.ERROR if rule.is_strict else Severity.WARNING
    problem = Problem(code=code, field="happened_on", params=params, severity=severity)
    return Finding(problem=problem, rule=rule)


def _years_later(day: date, years: int) -> date:
    return months_later(day, 12 * years)


def _said(day: date) -> str:
    return f"{day:%d/%m/%Y}"
