"""The practice branch keeps a set of its own: one in force, and a draft of its next version."""

from datetime import date

from chibo_desktop.services.catalogues import criteria_sets
from chibo_desktop.services.criteria_sets import copy_set, issue_set, new_version, write_set
from chibo_desktop.services.kept_sets import kept_set
from chibo_desktop.storage.unit_of_work import Unit

_EXAMPLE = "thang-theo-su-viec"
_TITLE = "Phiếu chấm điểm đảng viên hằng tháng của chi bộ"
_CHANGED = "Ý thức tổ chức kỷ luật (sinh hoạt, đảng phí, báo cáo, nền nếp cơ quan)"


def keep_practice_sets(unit: Unit, today: date) -> None:
    """Copy the example by events, put it in force from next month, begin to change it."""
    example = next(one for one in criteria_sets() if one.id == _EXAMPLE)
    identity = copy_set(unit, example.to_plain(), title=_TITLE, today=today)
    issue_set(unit, identity)
    draft = new_version(unit, identity, today=today)
    plain = dict(kept_set(unit, draft).record.plain)
    criteria = [dict(line) for line in plain["criteria"]]
    criteria[3]["label"] = _CHANGED
    write_set(unit, draft, {**plain, "criteria": criteria})
