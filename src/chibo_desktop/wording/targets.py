"""Chỉ tiêu in words: figures with their unit, how a target stands and why, what a form refuses."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from chibo_desktop.domain.span import Span, quarter_number
from chibo_desktop.domain.targets.progress import GOOD, TargetCount, TargetProgress
from chibo_desktop.domain.targets.records import (
    Target,
    TargetDirection,
    TargetResult,
    TargetRollUp,
    TargetState,
)
from chibo_desktop.domain.targets.roll_up import UnitTarget
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.names import first_names
from chibo_desktop.wording.numbers import THIN_SPACE, decimal_text

SENTENCES: dict[str, str] = {
    "programme-title": "Chưa ghi tên chương trình. Hãy ghi tên như trên văn bản.",
    "programme-years": "Chưa ghi đúng năm của chương trình. Hãy ghi năm bằng bốn chữ số; năm cuối "
    "không sớm hơn năm đầu, ví dụ 2025 đến 2030.",
    "programme-circle": "Hai chương trình không thể cùng thực hiện lẫn nhau. Hãy chọn lại văn bản "
    "mà chương trình này thực hiện.",
    "programme-in-use": "Chương trình này còn {targets} chỉ tiêu, {tasks} nhiệm vụ và {programmes} "
    "chương trình thực hiện nên chưa bỏ được. Hãy chuyển hoặc bỏ những việc đó trước.",
    "programme-task-title": "Chưa ghi nhiệm vụ. Hãy ghi một câu ngắn: làm gì.",
    "target-title": "Chưa ghi nội dung chỉ tiêu. Hãy ghi một câu ngắn, ví dụ Kết nạp đảng viên.",
    "target-year": "Chưa ghi đúng năm của chỉ tiêu. Hãy ghi bốn chữ số, ví dụ 2026.",
    "target-plan": "Chỉ tiêu định lượng phải có số kế hoạch từ 0 trở lên. Hãy ghi số, ví dụ 90; "
    "không đo bằng số thì chọn loại Định tính.",
    "target-due": "Tháng đến hạn phải thuộc năm {year}. Hãy ghi tháng và năm, ví dụ 12/{year}.",
    "target-nothing-to-copy": "Năm {from} không có chỉ tiêu nào mà năm {to} chưa có. Hãy chọn năm "
    "khác, hoặc thêm từng chỉ tiêu.",
    "assign-nobody": "Chưa ghi số kế hoạch cho đơn vị nào. Hãy ghi số ở từng đơn vị được giao.",
    "target-rolled-up": "Kết quả của chỉ tiêu này tổng hợp từ các đơn vị nên không ghi tay. Muốn "
    "ghi tay thì sửa chỉ tiêu, chọn Tự ghi kết quả.",
    "target-result-period": "Kỳ của kết quả phải thuộc năm {year}. Hãy chọn lại kỳ.",
    "target-result-value": "Kết quả phải là một số từ 0 trở lên. Hãy ghi lại, ví dụ 3 hoặc 92,5.",
    "target-result-state": "Chưa chọn đánh giá. Hãy chọn Vượt, Đạt hoặc Không đạt.",
    "target-result-overlap": "Kỳ này trùng với kết quả đã ghi của kỳ đến tháng {month} nên sẽ tính "
    "hai lần. Hãy sửa kết quả đã ghi, hoặc bỏ nó rồi ghi lại.",
}
STATE_WORDS: dict[TargetState, str] = {
    TargetState.EXCEEDED: "Vượt",
    TargetState.MET: "Đạt",
    TargetState.NOT_MET: "Không đạt",
    TargetState.NOT_DUE: "Chưa đến kỳ",
}
STATE_SIGNS: dict[TargetState, str] = {
    TargetState.EXCEEDED: "↑",
    TargetState.MET: "✓",
    TargetState.NOT_MET: "✕",
    TargetState.NOT_DUE: "…",
}
"""A sign beside the word, so that no colour carries the meaning alone."""
ROLL_UP_WORDS: dict[TargetRollUp, str] = {
    TargetRollUp.OWN: "tự ghi kết quả",
    TargetRollUp.SUM: "cộng các đơn vị",
    TargetRollUp.MEAN: "bình quân các đơn vị",
    TargetRollUp.SHARE: "tỷ lệ % đơn vị đạt và vượt",
    TargetRollUp.ALL: "mọi đơn vị đều đạt",
}
ASSIGNED = "Đảng ủy giao"
_PLACES = Decimal("0.01")
_MOST_NAMES = 4
_ROMAN = ("I", "II", "III", "IV")


def number_text(value: Fraction | Decimal | None) -> str:
    """3; 92,5; a third as 0,33; nothing for None."""
    if value is None:
        return ""
    exact = Fraction(value)
    rounded = Decimal(exact.numerator) / Decimal(exact.denominator)
    return decimal_text(rounded.quantize(_PLACES, ROUND_HALF_UP))


def amount_text(value: Fraction | Decimal | None, unit: str) -> str:
    """3 đảng viên; 92,5 %."""
    if value is None:
        return ""
    return f"{number_text(value)}{THIN_SPACE}{unit}" if unit else number_text(value)


def percent_of_plan(progress: TargetProgress) -> str:
    """133,3 %: over-fulfilment as it is, never cut at a hundred."""
    percent = progress.percent
    if percent is None:
        return ""
    rounded = Decimal(percent.numerator) / Decimal(percent.denominator)
    return f"{decimal_text(rounded.quantize(Decimal('0.1'), ROUND_HALF_UP))}{THIN_SPACE}%"


def plan_text(target: Target) -> str:
    """“3 đảng viên”, “không quá 2 vụ”; of a target without a number: “định tính”."""
    if not target.is_numeric:
        return "định tính"
    amount = amount_text(target.planned, target.unit)
    return f"không quá {amount}" if target.direction == TargetDirection.AT_MOST else amount


def assigned_text(target: Target, units: int) -> str:
    """“Đảng ủy giao” at a unit, “37 đơn vị” at the office, nothing for a target of its own."""
    if target.above_id:
        return ASSIGNED
    return f"{units} đơn vị" if units else ""


def done_text(target: Target, progress: TargetProgress) -> str:
    """What was done, with its unit; of a target without a number, how it was judged."""
    if target.is_numeric:
        return amount_text(progress.done, target.unit)
    return STATE_WORDS[progress.reached].lower() if progress.reached else ""


def state_text(progress: TargetProgress) -> str:
    """“✓ Đạt”; of what is not yet due and has reached its plan: “… Chưa đến kỳ (đã đạt)”."""
    words = f"{STATE_SIGNS[progress.state]} {STATE_WORDS[progress.state]}"
    if progress.state is TargetState.NOT_DUE and progress.reached in GOOD:
        return f"{words} (đã {STATE_WORDS[progress.reached].lower()})"
    return words


def state_on_paper(progress: TargetProgress) -> str:
    """The same without the sign."""
    return state_text(progress).partition(" ")[2]


def headline(count: TargetCount) -> str:
    """“7/8 chỉ tiêu đạt và vượt kế hoạch”."""
    return f"{count.good}/{count.counted} chỉ tiêu đạt và vượt kế hoạch"


def left_out(count: TargetCount) -> str:
    """What is no part of the denominator, said; nothing when everything is."""
    if not count.not_due:
        return ""
    return f"{count.not_due} chỉ tiêu chưa đến kỳ, không tính vào mẫu số"


def count_parts(count: TargetCount) -> str:
    """“5 vượt, 2 đạt, 1 không đạt”."""
    return f"{count.exceeded} vượt, {count.met} đạt, {count.not_met} không đạt"


def why_text(target: Target, progress: TargetProgress, units: Sequence[UnitTarget] = ()) -> str:
    """Why a target stands as it does, as a sentence."""
    if progress.reached is None:
        nothing = "chưa đơn vị nào có kết quả" if target.is_rolled_up else "chưa ghi kết quả kỳ nào"
        return f"{target.title}: {nothing}."
    parts = [_held_against_plan(target, progress)]
    if target.is_rolled_up and (failing := failing_units(units)):
        names = first_names([one.name for one in failing], _MOST_NAMES, "đơn vị khác")
        parts.append(f"đơn vị không đạt: {names}")
    return f"{target.title}: {'; '.join(parts)}."


def failing_units(units: Sequence[UnitTarget]) -> list[UnitTarget]:
    """The units that keep the level above from its target."""
    return [one for one in units if one.progress.state is TargetState.NOT_MET]


def roll_up_text(target: Target, units: Sequence[UnitTarget]) -> str:
    """“cộng các đơn vị: 35/37 đơn vị có kết quả”."""
    rule = ROLL_UP_WORDS[TargetRollUp(target.roll_up or TargetRollUp.OWN)]
    known = sum(one.progress.reached is not None for one in units)
    return f"{rule}: {known}/{len(units)} đơn vị có kết quả"


def period_text(result: TargetResult) -> str:
    """“11/2026”, “Quý III/2026”."""
    if result.period is None:
        return ""
    if result.span == Span.QUARTER:
        return f"Quý {_ROMAN[quarter_number(result.period) - 1]}/{result.period.year}"
    if result.span == Span.YEAR:
        return f"Năm {result.period.year}"
    return short_month_text(result.period)


def _held_against_plan(target: Target, progress: TargetProgress) -> str:
    if not target.is_numeric:
        judged = STATE_WORDS[progress.reached or TargetState.NOT_MET].lower()
        return f"được đánh giá {judged}" if not target.is_rolled_up else judged
    done = amount_text(progress.done, target.unit)
    said = f"thực hiện {done}, kế hoạch {plan_text(target)}"
    if progress.missing is not None:
        gap = amount_text(progress.missing, target.unit)
        is_over = target.direction == TargetDirection.AT_MOST
        return f"{said}, {'quá mức' if is_over else 'còn thiếu'} {gap}"
    return said
