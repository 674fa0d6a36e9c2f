"""What the program already knows of members for a period, by the codes a criteria set names.

Each area adds its functions to `PROVIDERS`. A member absent from an answer is one of whom the
program does not know; what somebody stated always wins over what is found here.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from chibo_desktop import resources
from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_evidence import filled_facts, sources_of
from chibo_desktop.domain.criteria_marks import read_numbers
from chibo_desktop.domain.criteria_parts import Criterion
from chibo_desktop.domain.evaluation import Evaluation, Round
from chibo_desktop.domain.known_value import Filled, KnownValue
from chibo_desktop.domain.span import span_start
from chibo_desktop.domain.task_formula import TaskResult, task_share
from chibo_desktop.services.dues_arrears import late_known, unpaid_months_known
from chibo_desktop.services.frozen_sets import frozen_set
from chibo_desktop.services.known_meetings import ATTENDANCE, follow_up_tasks
from chibo_desktop.services.known_merits import commendations_in_period, discipline_in_period
from chibo_desktop.services.known_shortcomings import mended_share_in_period
from chibo_desktop.services.known_tasks import TASK_PROVIDERS, tasks_in_period
from chibo_desktop.services.sheet import evidence_of
from chibo_desktop.services.study_facts import (
    study_absent,
    study_registered,
    study_remark,
    study_reported,
)
from chibo_desktop.storage.reading import Connection
from chibo_desktop.wording.task_formula import share_words

Known = Mapping[str, KnownValue]
Find = Callable[[Connection, str, Sequence[str], date, date], Known]
"""(connection, branch id, member ids, first day, last day) → what is known, by member."""
TaskLists = Callable[
    [Connection, str, Sequence[str], date, date], Mapping[str, Sequence[TaskResult]]
]


class KnownUnit(StrEnum):
    """What a known value is measured in."""

    COUNT = "count"
    FLAG = "flag"
    PERCENT = "percent"
    LEVEL = "level"  # the number of a level, from 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """One thing a set may ask for (nguồn số liệu), as the editor offers it."""

    code: str
    label: str
    unit: KnownUnit
    note: str = ""


PROVIDERS: dict[str, Find] = {
    **ATTENDANCE,
    "discipline.in_period": discipline_in_period,
    "commendations.in_period": commendations_in_period,
    "shortcomings.mended_share": mended_share_in_period,
    **TASK_PROVIDERS,
    "study.registered": study_registered,
    "study.reported": study_reported,
    "study.absent": study_absent,
    "study.remark": study_remark,
    "dues.unpaid_months": unpaid_months_known,
    "dues.late": late_known,
}
"""Who knows what. Codes and labels: `resources/rules/known-facts.json`."""

TASK_LISTS: tuple[TaskLists, ...] = (tasks_in_period, follow_up_tasks)
"""Who knows the tasks of members in a period; all lists are taken together."""


@cache
def known_facts() -> Mapping[str, Provider]:
    """Everything a set may ask for, by code, in the order in which it is offered."""
    plain: dict[str, Any] = json.loads(resources.path("rules", "known-facts.json").read_bytes())
    return {
        item["code"]: Provider(
            code=item["code"],
            label=item["label"],
            unit=KnownUnit(item["unit"]),
            note=item.get("note", ""),
        )
        for item in plain["items"]
    }


def filled_of_round(
    connection: Connection, one: Round, evaluations: Iterable[Evaluation]
) -> dict[str, Filled]:
    """What the program knows now of everybody in an open round, by member.

    Asks only for what the round's set names; a set that names nothing costs nothing.
    """
    criteria_set = frozen_set(one)
    rated = {each.member_id: each for each in evaluations if not each.not_rated}
    if one.period is None or not rated:
        return {}
    days = (span_start(one.lasts, one.period).first_day, one.period.last_day)
    asked = sorted(sources_of(criteria_set) & PROVIDERS.keys())
    if not asked and not criteria_set.formulas:
        return {}
    known: dict[str, dict[str, KnownValue]] = {member: {} for member in rated}
    for code in asked:
        for member, value in PROVIDERS[code](connection, one.branch_id, list(rated), *days).items():
            if member in known:
                known[member][code] = value
    tasks = _tasks(connection, one, criteria_set, list(rated), days)
    return {
        member: _filled(criteria_set, rated[member], known[member], tasks.get(member, []))
        for member in rated
    }


def frozen(evaluation: Evaluation, filled: Filled) -> Evaluation:
    """The evaluation with what the program knows written down, as its round is closed."""
    words = {code: one.explanation for code, one in filled.known.items()}
    return replace(
        evaluation,
        known={code: f"{one.value:f}" for code, one in filled.known.items()},
        known_words={**words, **filled.share_words},
        shares={code: f"{share:f}" for code, share in filled.shares.items()},
    )


def _tasks(
    connection: Connection,
    one: Round,
    criteria_set: CriteriaSet,
    member_ids: Sequence[str],
    days: tuple[date, date],
) -> dict[str, list[TaskResult]]:
    found: dict[str, list[TaskResult]] = {}
    if not criteria_set.formulas:
        return found
    for listed in TASK_LISTS:
        for member, tasks in listed(connection, one.branch_id, member_ids, *days).items():
            found.setdefault(member, []).extend(tasks)
    return found


def _filled(
    criteria_set: CriteriaSet,
    evaluation: Evaluation,
    known: Mapping[str, KnownValue],
    tasks: Sequence[TaskResult],
) -> Filled:
    before = Filled(known=known)
    facts = {
        **filled_facts(criteria_set, evidence_of(evaluation, before)),
        **read_numbers(evaluation.facts),
    }
    computed = [leaf for leaf in leaf_criteria(criteria_set) if leaf.formula]
    shares, words = {}, {}
    for leaf in computed:
        formula = criteria_set.formula(leaf.formula)
        result = formula and task_share(formula, _tasks_of(leaf, computed, tasks), facts)
        if result:
            shares[leaf.code] = result.percent
            words[leaf.code] = share_words(result)
    return Filled(known=known, shares=shares, share_words=words)


def _tasks_of(
    leaf: Criterion, computed: Sequence[Criterion], tasks: Sequence[TaskResult]
) -> list[TaskResult]:
    """The tasks that count for a line: its own; all of them when it is the only one computed."""
    return [task for task in tasks if len(computed) == 1 or task.criterion == leaf.code]
