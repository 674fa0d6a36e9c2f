"""Decisions about units of the practice Đảng bộ: a merge before the year, a new name in it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.unit_change import UnitChangeKind
from chibo_desktop.services.enrolment import add_subordinate
from chibo_desktop.services.practice_plan import FIRST_MONTH
from chibo_desktop.services.subordinates import edit_subordinate, subordinate_to_edit
from chibo_desktop.services.unit_changes import ActDraft, carry_out_act
from chibo_desktop.storage.unit_of_work import Unit

_MERGED, _RENAMED = "CB09", "CB07"
_BEFORE = (("Chi bộ Ban Công nghiệp", "CB09A"), ("Chi bộ Ban Đô thị", "CB09B"))
_OLD_NAME = "Chi bộ Ban Thiếu nhi"
_BODY = "Ban Thường vụ Đảng ủy"
_MERGED_ON = date(FIRST_MONTH.year, 1, 1)
_RENAMED_ON = date(FIRST_MONTH.year, 7, 1)


def tell_unit_story(unit: Unit, ids: Mapping[str, str]) -> None:
    """Write the decisions down; `ids` gives the units of the tree by their codes."""
    if _MERGED in ids:
        ended = [
            add_subordinate(unit, name=name, code=code, kind=WorkplaceKind.BRANCH)
            for name, code in _BEFORE
        ]
        carry_out_act(
            unit,
            ActDraft(
                kind=UnitChangeKind.MERGE,
                number="41-QĐ/ĐU",
                effective_on=_MERGED_ON,
                decided_on=date(FIRST_MONTH.year - 1, 12, 18),
                decided_by=_BODY,
                ending=tuple(one.id for one in ended),
                staying=(ids[_MERGED],),
            ),
        )
    if _RENAMED in ids:
        now = subordinate_to_edit(unit, ids[_RENAMED])
        edit_subordinate(unit, replace(now, name=_OLD_NAME))
        carry_out_act(
            unit,
            ActDraft(
                kind=UnitChangeKind.RENAME,
                number="17-QĐ/ĐU",
                effective_on=_RENAMED_ON,
                decided_on=date(FIRST_MONTH.year, 6, 22),
                decided_by=_BODY,
                staying=(now.id,),
                name=now.name,
            ),
        )
