"""What the practice office hands down: target, set, document, deadline, answers, remark."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import cycle

from chibo_desktop.domain.directives import Instruction, MonthDeadline
from chibo_desktop.domain.evaluation import Round, RoundState
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.opinions.records import ForwardedOpinion
from chibo_desktop.domain.period import Month
from chibo_desktop.services.assigned_targets import assign_target
from chibo_desktop.services.catalogues import criteria_sets
from chibo_desktop.services.criteria_publishing import EVERYONE, publish_set
from chibo_desktop.services.criteria_sets import copy_set, issue_set
from chibo_desktop.services.office_fields import (
    new_office_catalogue,
    new_office_field,
    office_fields,
    save_office_catalogue,
    save_office_field,
)
from chibo_desktop.services.office_letters import (
    issue_instruction,
    reply_to_opinion,
    set_deadline,
    write_remark,
)
from chibo_desktop.services.office_received import replies_by_opinion
from chibo_desktop.services.office_units import units_on
from chibo_desktop.services.practice_clock import TODAY
from chibo_desktop.services.practice_plan import OPEN_MONTH
from chibo_desktop.storage.targets import targets_of
from chibo_desktop.storage.unit_of_work import Unit

OCCUPATIONS = ("Nghỉ hưu", "Công chức, viên chức", "Kinh doanh", "Lao động tự do", "Khác")
_FIELD = "Nghề nghiệp hiện nay (nhóm)"
_ASSIGNED = "KN"
_EACH = Decimal(2)
_EXAMPLE = "thang-vi-du"
_TITLE = "Bộ tiêu chí hằng tháng của Đảng bộ"
_ISSUED_ON = date(2026, 11, 4)
_BY = "Ban Thường vụ Đảng ủy"
_REPLY = (
    "Đảng ủy đã giao Văn phòng xem xét, đưa vào chương trình làm việc tháng 12/2026 và sẽ thông "
    "báo kết quả cho chi bộ."
)
_REMARK = (
    "Biên bản họp tháng 10 cần ghi rõ số được triệu tập, số có mặt; kết quả xếp loại Đảng ủy "
    "nhất trí."
)


def assign_practice(unit: Unit, year: int) -> None:
    """Every unit is asked to admit two members; what they reach is summed."""
    for target in targets_of(unit.connection, unit.author.org_id, "", year):
        if target.code == _ASSIGNED:
            units = units_on(unit, unit.now.date())
            assign_target(unit, target, {one.node_id: _EACH for one in units})


def define_practice_fields(unit: Unit) -> None:
    """A catalogue of occupations and the field of the dossier that offers it."""
    catalogue = replace(
        new_office_catalogue(unit), label="Nhóm nghề", options="\n".join(OCCUPATIONS)
    )
    save_office_catalogue(unit, catalogue)
    field = replace(new_office_field(unit), label=_FIELD, catalogue_id=catalogue.id)
    save_office_field(unit, field)


def fill_practice_fields(unit: Unit) -> None:
    """A unit that has the office's field answers it for its members, one after another."""
    fields = office_fields(unit)
    members = unit.all(Member)
    if fields and not any(one.extra for one in members):
        answers = cycle(OCCUPATIONS)
        filled = [
            replace(one, extra={fields[0].id: next(answers)})
            for one in members
            if one.activity_status == ActivityStatus.ACTIVE
        ]
        unit.save_all(filled, act="member.edit")


def write_practice_letters(unit: Unit) -> None:
    """A set for December on, a document about the end of the year, an earlier day for December."""
    example = next(one for one in criteria_sets() if one.id == _EXAMPLE)
    identity = copy_set(unit, example.to_plain(), title=_TITLE, today=TODAY.date())
    issue_set(unit, identity)
    publish_set(unit, identity, [EVERYONE], today=_ISSUED_ON)
    issue_instruction(
        unit,
        Instruction(
            id="",
            org_id="",
            title="Về kiểm điểm, đánh giá, xếp loại chất lượng cuối năm 2026",
            number="45-CV/ĐU",
            issued_on=_ISSUED_ON,
            due_on=date(2026, 12, 5),
            content="Chi bộ hoàn thành kiểm điểm cá nhân trước ngày 05/12/2026, gửi đề nghị xếp "
            "loại kèm biên bản cùng gói báo cáo tháng 11.",
        ),
    )
    december = OPEN_MONTH.next()
    set_deadline(
        unit,
        MonthDeadline(
            id="",
            org_id="",
            period=december,
            due_on=_last_report_day(december),
            note="nộp sớm để tổng kết năm",
        ),
    )


def answer_practice_opinions(unit: Unit) -> None:
    """Answer what was routed up and not yet answered."""
    answered = replies_by_opinion(unit)
    for one in unit.all(ForwardedOpinion):
        if one.id not in answered:
            reply_to_opinion(unit, one.id, _BY, _REPLY)


def remark_on_newest(unit: Unit) -> None:
    """A remark on the newest month that a unit has closed."""
    closed = [
        one for one in unit.all(Round) if one.state == RoundState.CLOSED and one.period is not None
    ]
    if closed:
        newest = max(closed, key=lambda one: (str(one.period), one.id))
        write_remark(unit, newest.id, _REMARK)


def _last_report_day(month: Month) -> date:
    return month.first_day.replace(day=28)
