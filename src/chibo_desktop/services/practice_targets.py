"""Programmes and targets of the practice units: seven of eight met, and why the eighth was not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.targets.records import (
    Programme,
    ProgrammeKind,
    ProgrammeTask,
    ProgrammeTaskState,
    Target,
    TargetDirection,
    TargetKind,
    TargetMeasure,
    TargetResult,
    TargetRollUp,
    TargetState,
    target_result_id,
)
from chibo_desktop.services.practice_plan import FIRST_MONTH, PRACTICE_UNIT
from chibo_desktop.services.targets import target_owners
from chibo_desktop.storage.targets import targets_of
from chibo_desktop.storage.unit_of_work import Unit

_DUE = 11  # the month in which the year is summed up
_OF_UNITS = (6, 10)  # the other units report twice


@dataclass(frozen=True, slots=True)
class _Plan:
    code: str
    title: str
    unit: str
    planned: str
    is_at_date: bool = False
    is_at_most: bool = False
    roll_up: TargetRollUp = TargetRollUp.OWN
    due: int = _DUE


_STUDIED = _Plan("HT", "Đảng viên học tập, quán triệt nghị quyết", "%", "100", is_at_date=True)
_ADMITTED = _Plan("KN", "Kết nạp đảng viên", "đảng viên", "2")
_THEMES = _Plan("CĐ", "Sinh hoạt chuyên đề", "buổi", "4")
_DIGITISED = _Plan("HS", "Hoàn thành số hóa hồ sơ đảng viên, đối chiếu với hồ sơ gốc", "", "")
_OF_BRANCH = (
    _STUDIED,
    _ADMITTED,
    _Plan("SH", "Sinh hoạt chi bộ định kỳ, đến kỳ tổng kết tháng 11", "buổi", "11"),
    _THEMES,
    _Plan("BD", "Đảng viên đăng ký và thực hiện việc làm theo Bác", "%", "90", is_at_date=True),
    _Plan("NP", "Số tháng nộp đảng phí lên cấp trên đúng hạn", "tháng", "10"),
    _Plan("ĐT", "Đơn thư khiếu nại, tố cáo vượt cấp", "đơn", "0", is_at_most=True),
    _DIGITISED,
)
_OF_OFFICE = (
    replace(_STUDIED, planned="95", roll_up=TargetRollUp.MEAN),
    replace(_ADMITTED, roll_up=TargetRollUp.SUM),  # one for each unit
    replace(
        _THEMES,
        title="Chi bộ sinh hoạt chuyên đề đủ số buổi đã đăng ký",
        unit="%",
        planned="70",
        is_at_date=True,
        roll_up=TargetRollUp.SHARE,
    ),
    _Plan("KT", "Chi bộ được kiểm tra, giám sát theo chương trình", "%", "30", is_at_date=True),
    _Plan("BDLL", "Lớp bồi dưỡng nghiệp vụ công tác đảng cho cấp ủy viên", "lớp", "2"),
    _Plan("BDHT", "Đảng viên mới được bồi dưỡng lý luận chính trị", "%", "100", is_at_date=True),
    _Plan("KN-TC", "Đơn thư khiếu nại, tố cáo vượt cấp", "đơn", "0", is_at_most=True),
    replace(_DIGITISED, title="Hoàn thành số hóa hồ sơ đảng viên trong toàn Đảng bộ"),
)
# What the office itself has done by October; digitising is what its units are still at.
_DONE_AT_OFFICE = {"KT": "35", "BDLL": "3", "BDHT": "100", "KN-TC": "0", "HS": "not_met"}
# Done by month: value, and the evidence of it.
_DONE: Mapping[str, Mapping[int, tuple[str, str]]] = {
    "HT": {3: ("96", ""), 6: ("98", ""), 10: ("100", "Danh sách dự học, bài thu hoạch")},
    "KN": {5: ("1", ""), 8: ("1", ""), 10: ("1", "03 quyết định kết nạp trong năm")},
    "SH": {number: ("1", "Sổ biên bản" if number == _DUE else "") for number in range(1, 12)},
    "CĐ": {3: ("1", ""), 6: ("1", ""), 9: ("1", "Biên bản 03 buổi chuyên đề")},
    "BD": {6: ("88", ""), 10: ("93,5", "Sổ theo dõi học tập và làm theo Bác")},
    "NP": {number: ("1", "Sổ S01/ĐP" if number == 10 else "") for number in range(1, 11)},
    "ĐT": {6: ("0", ""), 11: ("0", "Sổ tiếp nhận đơn thư")},
    "HS": {10: ("met", "Biên bản đối chiếu hồ sơ")},
}
_TASKS = (
    ("KN", "Cử 03 quần chúng ưu tú học lớp bồi dưỡng nhận thức về Đảng", 3, "done"),
    ("CĐ", "Chuẩn bị chuyên đề quý IV về công tác quản lý đảng viên", 12, "going_on"),
    ("HS", "Quét giấy tờ, đối chiếu từng hồ sơ với hồ sơ gốc", 9, "done"),
    ("", "Kiểm tra việc thực hiện chương trình hành động sáu tháng cuối năm", 11, "open"),
)


def plan_targets(unit: Unit, branch_ids: Sequence[str], year: int, *, is_whole: bool) -> None:
    """The year's programme and targets of each branch; the whole set with tasks, or three."""
    for branch_id in branch_ids:
        owners = list(target_owners(unit, branch_id).items())
        programmes = _programmes(unit, branch_id, year) if is_whole else []
        unit.save_all(programmes, act="programme.create")
        programme_id = programmes[-1].id if programmes else ""
        plans = _OF_BRANCH if is_whole else (_STUDIED, _ADMITTED, _THEMES)
        targets = [
            _target(unit, branch_id, year, number, plan, programme_id)
            for number, plan in enumerate(plans, start=1)
        ]
        if is_whole:
            targets = [_owned(one, owners, at) for at, one in enumerate(targets)]
        unit.save_all(targets, act="target.create")
        if is_whole:
            unit.save_all(_tasks(unit, targets, programme_id), act="programme-task.create")


def plan_office_targets(unit: Unit, year: int, units: int) -> None:
    """The office's own programme: targets that follow from its units', and its own with results."""
    programme = Programme(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        title=f"Nhiệm vụ công tác xây dựng Đảng năm {year}",
        kind=ProgrammeKind.WORK_PROGRAMME,
        number="01-CTr/ĐU",
        issuer="Đảng ủy",
        first_year=year,
        last_year=year,
    )
    unit.save(programme, act="programme.create")
    targets = [
        _target(unit, "", year, number, plan, programme.id)
        for number, plan in enumerate(_OF_OFFICE, start=1)
    ]
    targets = [
        replace(one, planned=Decimal(units)) if one.code == _ADMITTED.code else one
        for one in targets
    ]
    unit.save_all(targets, act="target.create")
    october = Month(year, _OF_UNITS[-1])
    results = [
        _result(one, october, _DONE_AT_OFFICE[one.code], "")
        for one in targets
        if one.code in _DONE_AT_OFFICE
    ]
    unit.save_all(results, act="target.result")


def live_targets(unit: Unit, branch_ids: Sequence[str], month: Month, code: str, seed: int) -> None:
    """What was done of the targets in a month; in the first one they are set."""
    is_whole = code == PRACTICE_UNIT
    if month == FIRST_MONTH:
        plan_targets(unit, branch_ids, month.year, is_whole=is_whole)
    if not is_whole and month.number not in _OF_UNITS:
        return
    found: list[TargetResult] = []
    for branch_id in branch_ids:
        dice = Random(f"{seed} {code} {branch_id} targets {month}")  # noqa: S311 - no secret
        for target in targets_of(unit.connection, unit.author.org_id, branch_id, month.year):
            done = (
                _DONE.get(target.code, {}).get(month.number)
                if is_whole
                else (_rolled(dice, target.code, month), "")
            )
            if done is not None:
                found.append(_result(target, month, *done))
    unit.save_all(found, act="target.result")


def _rolled(dice: Random, code: str, month: Month) -> str:
    if code == _STUDIED.code:
        return str(dice.choice((96, 98, 100, 100)))
    if code == _ADMITTED.code:
        return str(dice.choice((0, 1, 1, 2)))
    is_last = month.number == _OF_UNITS[-1]
    return str(dice.choice((2, 2, 2, 3)) if is_last else dice.choice((2, 2, 2, 2, 2, 1)))


def _result(target: Target, month: Month, done: str, evidence: str) -> TargetResult:
    return TargetResult(
        id=target_result_id(target.id, Span.MONTH, month),
        org_id=target.org_id,
        branch_id=target.branch_id,
        target_id=target.id,
        period=month,
        span=Span.MONTH,
        value=Decimal(done.replace(",", ".")) if target.is_numeric else None,
        state="" if target.is_numeric else TargetState(done),
        evidence=evidence,
    )


def _target(
    unit: Unit, branch_id: str, year: int, number: int, plan: _Plan, programme_id: str
) -> Target:
    is_numeric = bool(plan.planned)
    direction = TargetDirection.AT_MOST if plan.is_at_most else TargetDirection.AT_LEAST
    measure = TargetMeasure.AT_DATE if plan.is_at_date else TargetMeasure.CUMULATIVE
    return Target(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        branch_id=branch_id,
        year=year,
        number=number,
        programme_id=programme_id,
        code=plan.code,
        title=plan.title,
        unit=plan.unit,
        kind=TargetKind.NUMERIC if is_numeric else TargetKind.STATED,
        direction=direction if is_numeric else "",
        measure=measure if is_numeric else "",
        planned=Decimal(plan.planned) if is_numeric else None,
        due=Month(year, plan.due),
        roll_up=plan.roll_up,
        owner_name="Chi ủy" if branch_id else "Ban Tổ chức",
    )


def _owned(target: Target, owners: Sequence[tuple[str, str]], at: int) -> Target:
    if at % 2 or not owners:
        return target
    owner_id, owner_name = owners[at % len(owners)]
    return replace(target, owner_id=owner_id, owner_name=owner_name)


def _programmes(unit: Unit, branch_id: str, year: int) -> list[Programme]:
    first = year - year % 5  # a term of five years
    resolution = Programme(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        branch_id=branch_id,
        title=f"Nghị quyết đại hội chi bộ nhiệm kỳ {first} - {first + 5}",
        kind=ProgrammeKind.CONGRESS_RESOLUTION,
        number="01-NQ/ĐH",
        issuer="Đại hội chi bộ",
        issued_on=date(first, 4, 20),
        first_year=first,
        last_year=first + 5,
    )
    programme = Programme(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        branch_id=branch_id,
        title=f"Tăng cường công tác quản lý đảng viên năm {year}",
        kind=ProgrammeKind.ACTION_PROGRAMME,
        number="02-CTr/CB",
        issuer="Chi bộ",
        issued_on=date(year, 1, 15),
        first_year=year,
        last_year=year,
        parent_id=resolution.id,
    )
    return [resolution, programme]


def _tasks(unit: Unit, targets: Sequence[Target], programme_id: str) -> list[ProgrammeTask]:
    by_code = {one.code: one for one in targets}
    year = targets[0].year or 0
    found = []
    for number, (code, title, due, state) in enumerate(_TASKS, start=1):
        target = by_code.get(code)
        due_on = Month(year, due).last_day
        is_done = state == ProgrammeTaskState.DONE
        found.append(
            ProgrammeTask(
                id=unit.new_id(),
                org_id=unit.author.org_id,
                branch_id=targets[0].branch_id,
                programme_id=programme_id,
                target_id=target.id if target else "",
                number=number,
                title=title,
                owner_id=target.owner_id if target else "",
                owner_name=target.owner_name if target else "Chi ủy",
                due_on=due_on,
                state=state,
                done_on=due_on if is_done else None,
            )
        )
    return found
