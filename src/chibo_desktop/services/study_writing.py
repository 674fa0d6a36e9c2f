"""Writing into the study book: what people fill in of a month, and the branch's themes."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.study import StudyTheme, study_theme_id
from chibo_desktop.domain.text import nfc_lines
from chibo_desktop.services.catalogues import catalogue_codes
from chibo_desktop.services.study import blank_month, branch_members
from chibo_desktop.storage.study import study_months
from chibo_desktop.storage.unit_of_work import Unit

WRITTEN = (
    "action",
    "line_id",
    "documents",
    "hours",
    "participation",
    "has_report",
    "result",
    "self_note",
    "story",
    "remark",
    "remark_words",
)
"""The fields of a month that people fill."""

_ACTION, _REMARK = frozenset({"action", "line_id"}), frozenset({"remark", "remark_words"})
_CHOICES = {"participation": "participation", "remark": "study_remark"}
_MOST_HOURS = Decimal(744)  # hours that a month has


def set_study(unit: Unit, period: Month, values: Mapping[str, Mapping[str, str]]) -> int:
    """Write into a month: member id → field → text; an empty text takes a value away.

    How many months changed. Raises DomainError: study-hours-wrong, study-value-unknown,
    member-unknown.
    """
    known = set(unit.get_many(Member, list(values)))
    if values.keys() - known:
        raise DomainError(Problem(code="member-unknown"))
    standing = {
        one.member_id: one for one in study_months(unit.connection, list(values), period, period)
    }
    changed = [
        replace(
            standing.get(member_id) or blank_month(unit, member_id, period),
            **cast("dict[str, Any]", {name: read_value(name, text) for name, text in one.items()}),
        )
        for member_id, one in values.items()
    ]
    fields = {name for one in values.values() for name in one}
    return unit.save_all(changed, act=_act(fields))


def read_value(name: str, text: str) -> str | bool | Decimal | None:
    """The value a text stands for in a field of the month. Raises DomainError as `set_study`."""
    text = nfc_lines(text)
    if name not in WRITTEN:
        raise KeyError(name)
    if name == "has_report":
        return bool(text)
    if name == "hours":
        return _hours(text)
    catalogue = _CHOICES.get(name)
    if catalogue and text and text not in catalogue_codes()[catalogue]:
        raise DomainError(Problem(code="study-value-unknown", field=name, params={"value": text}))
    return text


def last_month_actions(unit: Unit, branch_id: str, period: Month) -> dict[str, Mapping[str, str]]:
    """What each member had registered the month before: for “chép tháng trước”."""
    before = period.previous()
    members = [one.id for one in branch_members(unit, branch_id)]
    return {
        one.member_id: {"action": one.action, "line_id": one.line_id}
        for one in study_months(unit.connection, members, before, before)
        if one.is_registered
    }


def set_theme(unit: Unit, branch_id: str, year: int, quarter: int, title: str) -> None:
    """Write the branch's theme of a year (`quarter` 0) or a quarter."""
    unit.save(
        StudyTheme(
            id=study_theme_id(branch_id, year, quarter),
            org_id=unit.author.org_id,
            branch_id=branch_id,
            year=year,
            quarter=quarter,
            title=nfc_lines(title),
        ),
        act="study.theme",
    )


def _hours(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        hours = Decimal(text.replace(",", "."))
    except InvalidOperation:
        hours = Decimal(-1)
    if not hours.is_finite() or not 0 <= hours <= _MOST_HOURS:
        raise DomainError(Problem(code="study-hours-wrong", field="hours", params={"value": text}))
    return hours


def _act(fields: set[str]) -> str:
    if fields <= _ACTION:
        return "study.register"
    return "study.remark" if fields <= _REMARK else "study.write"
