"""How a share computed from a list of tasks came about, in one line."""

from chibo_desktop.domain.task_formula import FormulaResult
from chibo_desktop.wording.numbers import THIN_SPACE, decimal_text


def share_words(result: FormulaResult) -> str:
    """Số lượng 9/10 = 90 %; chất lượng … – kết quả 92,5 %."""
    said = [
        f"{one.part.label} {decimal_text(one.earned)}/{decimal_text(one.possible)}"
        f" = {decimal_text(one.percent)}{THIN_SPACE}%"
        for one in result.parts
    ]
    return f"{'; '.join(said)} – kết quả {decimal_text(result.percent)}{THIN_SPACE}%."
