"""The practice units keep a study book: most register each month, some forget, a few shine."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from random import Random

from chibo_desktop import resources
from chibo_desktop.domain.period import Month
from chibo_desktop.services.commitments import load_member_year, make_commitments, write_line
from chibo_desktop.services.study import branch_members, why_not_followed
from chibo_desktop.services.study_writing import set_study, set_theme
from chibo_desktop.storage.unit_of_work import Unit

_FORGET, _UNCOMMITTED = 0.08, 3  # share of months, members at the end of the list
_JUDGED_MONTH = 7  # what was due in quarter II is judged in July
_HOURS = ("2", "2,5", "3", "4", "6")
_TOOK_PART = ("attended",) * 12 + ("excused",) * 2 + ("absent",)


def live_study(
    unit: Unit, branch_ids: Sequence[str], month: Month, seed: str, *, is_open: bool = False
) -> None:
    """A month of every branch's study; `is_open`: the month under way, half of it written."""
    rng = Random(f"{seed} study {month}")  # noqa: S311 - invented, no secret
    for branch_id in branch_ids:
        values = {
            member_id: one
            for member_id in _followed(unit, branch_id)
            if (one := _month(rng, is_open=is_open))
        }
        set_study(unit, month, values)


def begin_study(unit: Unit, branch_ids: Sequence[str], year: int, template: str) -> None:
    """Themes and commitments at the beginning of the year; a few have not handed theirs in."""
    for branch_id in branch_ids:
        for quarter, title in enumerate(_words()["themes"]):
            set_theme(unit, branch_id, year, quarter, title)
        members = _followed(unit, branch_id)
        committed = members[:-_UNCOMMITTED] or members
        make_commitments(unit, committed, year, template)


def judge_study(unit: Unit, branch_ids: Sequence[str], month: Month) -> None:
    """In July most say how they kept what was due; those who do not are late."""
    if month.number != _JUDGED_MONTH:
        return
    for branch_id in branch_ids:
        for place, member_id in enumerate(_followed(unit, branch_id)):
            lines = load_member_year(unit, member_id, month.year).lines
            if lines and place % 4:
                result = "not-met" if place % 9 == 1 else "met"
                write_line(unit, member_id, month.year, {"self_result": result}, lines[-1].id)


def _followed(unit: Unit, branch_id: str) -> list[str]:
    today = unit.now.date()
    members = branch_members(unit, branch_id)
    return [one.id for one in members if not why_not_followed(one, today)]


def _month(rng: Random, *, is_open: bool) -> dict[str, str]:
    words = _words()
    if rng.random() < (3 * _FORGET if is_open else _FORGET):
        return {}
    month = {"action": rng.choice(words["actions"])}
    if is_open and rng.random() < 0.5:
        return month
    took_part = rng.choice(_TOOK_PART)
    month |= {
        "participation": took_part,
        "documents": rng.choice(words["documents"]) if took_part == "attended" else "",
        "hours": rng.choice(_HOURS),
        "has_report": "1" if rng.random() > _FORGET else "",
    }
    if is_open:
        return month
    remark = rng.choice(("met",) * 10 + ("model",) * 2 + ("not-met",))
    month |= {"remark": remark, "result": rng.choice(words["results"])}
    if remark == "model":
        month |= {"remark_words": rng.choice(words["praise"])}
        month |= {"story": rng.choice(words["stories"])} if rng.random() < 0.3 else {}
    elif remark == "not-met":
        month |= {"remark_words": rng.choice(words["blame"]), "result": ""}
    return month


@cache
def _words() -> Mapping[str, Sequence[str]]:
    found: dict[str, Sequence[str]] = json.loads(
        resources.path("practice", "study.json").read_bytes()
    )
    return found
