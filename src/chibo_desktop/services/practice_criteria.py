"""The practice branch keeps a set of its own: one in force, and a draft of its next version."""

from datetime import date
from typing import Any

from chibo_desktop.domain.period import Month
from chibo_desktop.services.catalogues import criteria_sets
from chibo_desktop.services.criteria_sets import copy_set, issue_set, new_version, write_set
from chibo_desktop.services.kept_sets import kept_set, kept_sets
from chibo_desktop.storage.unit_of_work import Unit

OWN_SET_FROM = Month(2026, 10)
_EXAMPLE = "thang-theo-su-viec"
_TITLE = "Phiếu chấm điểm đảng viên hằng tháng của chi bộ"
_MARKED = ("II", "III")  # lines that people mark; what is counted decides the others
_LEFT_OUT = ("VII",)  # dues are collected until the end of the month one is marked in
_CHANGED = "Ý thức tổ chức kỷ luật (sinh hoạt, đảng phí, báo cáo, nền nếp cơ quan)"


def begin_practice_set(unit: Unit, today: date) -> None:
    """Copy the example by events, leave people some lines to mark, put it in force next month."""
    example = next(one for one in criteria_sets() if one.id == _EXAMPLE)
    identity = copy_set(unit, example.to_plain(), title=_TITLE, today=today)
    plain = kept_set(unit, identity).record.plain
    lines = [_line(one) for one in plain["criteria"] if one["code"] not in _LEFT_OUT]
    write_set(unit, identity, {**plain, "criteria": lines})
    issue_set(unit, identity)


def keep_practice_sets(unit: Unit, today: date) -> None:
    """Begin to change the set in force: a draft of its next version."""
    draft = new_version(unit, kept_sets(unit)[0].record.id, today=today)
    plain = kept_set(unit, draft).record.plain
    criteria = [dict(line) for line in plain["criteria"]]
    criteria[3]["label"] = _CHANGED
    write_set(unit, draft, {**plain, "criteria": criteria})


def _line(plain: dict[str, Any]) -> dict[str, Any]:
    left = ("events",) if plain["code"] in _MARKED else ()
    return {name: value for name, value in plain.items() if name not in left}
