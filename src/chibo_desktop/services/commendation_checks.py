"""What speaks for and against one proposal: each finding with its reason and where the rule stands.

The rating of the year and those before it, disciplines, the share of excellent ratings.
"""

from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.commendation import CommendationProposal, CommendedKind
from chibo_desktop.domain.commending import MeritCheck, MeritStandard, MeritState, check_merit
from chibo_desktop.domain.criteria_rating import Reason
from chibo_desktop.domain.discipline import effect_ends_on
from chibo_desktop.domain.dossier.merit_rows import Discipline
from chibo_desktop.domain.dossier.tables import TABLES_BY_NAME
from chibo_desktop.domain.rules import Rule
from chibo_desktop.services.collective_merits import branch_history
from chibo_desktop.services.dossier import records_by_member
from chibo_desktop.services.merit_forms import standards_on
from chibo_desktop.services.merits import load_merits
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.commendations import (
    NO_DISCIPLINE,
    OWN_JUDGEMENT,
    discipline_sentence,
    no_standard,
)
from chibo_desktop.wording.evaluation import cap_sentence
from chibo_desktop.wording.merits import reason_sentence

_DECEMBER = 12
RATING, DISCIPLINE, SHARE = "Xếp loại", "Kỷ luật", "Tỷ lệ xuất sắc"
_OF_DISCIPLINE = "merit-disciplined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: what was found, whether it speaks for or against, and the rule."""

    label: str
    state: MeritState
    text: str
    rule: Rule | None = None


def findings_of(unit: Unit, proposal: CommendationProposal, today: date) -> tuple[Finding, ...]:
    """Hold a proposal against the rules in force at the end of its year."""
    year = proposal.year or today.year
    day = date(year, _DECEMBER, 31)
    standard = standards_on(day).get(proposal.standard)
    if standard is None:
        return (Finding(label=RATING, state=MeritState.WAITING, text=no_standard(year)),)
    if proposal.who is CommendedKind.MEMBER:
        return _of_member(unit, proposal, standard, today)
    if proposal.who is CommendedKind.BRANCH or not standard.form.is_yearly:
        history = branch_history(unit, proposal.branch_id)
        return _of_check(check_merit(history, year, standard))
    return (
        Finding(label=RATING, state=MeritState.WAITING, text=OWN_JUDGEMENT, rule=standard.years),
    )


def stands_against(findings: tuple[Finding, ...]) -> bool:
    """Whether something is not met."""
    return any(one.state is MeritState.NOT_MET for one in findings)


def _of_member(
    unit: Unit, proposal: CommendationProposal, standard: MeritStandard, today: date
) -> tuple[Finding, ...]:
    year = proposal.year or today.year
    board = load_merits(unit, proposal.branch_id, year)
    line = next((one for one in board.lines if one.member_id == proposal.member_id), None)
    found = list(_of_check(check_merit(line.history if line else {}, year, standard)))
    found += _in_force(unit, proposal, today)
    if board.cap is not None and standard.form.is_yearly:
        found.append(
            Finding(
                label=SHARE,
                state=MeritState.NOT_MET if board.cap.over else MeritState.MET,
                text=cap_sentence(board.cap),
                rule=rule_book("year-end").on(date(year, _DECEMBER, 31)).get("excellent-share"),
            )
        )
    return tuple(found)


def _of_check(check: MeritCheck) -> tuple[Finding, ...]:
    rule = check.standard.years
    against = [one for one in check.reasons if one.code == _OF_DISCIPLINE]
    rest = [one for one in check.reasons if one.code != _OF_DISCIPLINE]
    found = [
        Finding(label=RATING, state=_state(check, one), text=reason_sentence(one), rule=rule)
        for one in rest
    ]
    found += [
        Finding(label=DISCIPLINE, state=MeritState.NOT_MET, text=reason_sentence(one), rule=rule)
        for one in against
    ]
    if not against:
        found.append(Finding(label=DISCIPLINE, state=MeritState.MET, text=NO_DISCIPLINE, rule=rule))
    return tuple(found)


_FOR = frozenset({"merit-year", "merit-row", "merit-achievement"})


def _state(check: MeritCheck, one: Reason) -> MeritState:
    if one.code in _FOR:
        return MeritState.MET
    return MeritState.WAITING if one.code == "merit-undecided" else check.state


def _in_force(unit: Unit, proposal: CommendationProposal, today: date) -> list[Finding]:
    """A discipline of an earlier year whose effect has not ended."""
    table = TABLES_BY_NAME["discipline"]
    rows = records_by_member(unit, table, [proposal.member_id], proposal.org_id)
    found = []
    for row in rows.get(proposal.member_id, ()):
        if not isinstance(row, Discipline) or row.decided_on is None:
            continue
        rule = rule_book("timers").on(row.decided_on.latest).get("discipline-months")
        months = rule.value if rule and isinstance(rule.value, int) else None
        ends = row.ended_on.latest if row.ended_on else effect_ends_on(row.decided_on, months)
        if ends is not None and ends >= today and row.decided_on.year != proposal.year:
            found.append(
                Finding(
                    label=DISCIPLINE,
                    state=MeritState.NOT_MET,
                    text=discipline_sentence(ends),
                    rule=rule,
                )
            )
    return found
