"""How a quarter or a year came about from its parts, in Vietnamese."""

from decimal import Decimal

from chibo_desktop.domain.criteria_rating import Reason
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.roll_up import RollUp
from chibo_desktop.domain.roll_up_rule import RollUpOperator, RollUpRule
from chibo_desktop.domain.span import Span, quarter_number
from chibo_desktop.wording.evaluation import rating_label
from chibo_desktop.wording.numbers import decimal_text

_PARTS = {Span.MONTH: "tháng", Span.QUARTER: "quý", Span.YEAR: "năm"}
_OPERATORS = {
    RollUpOperator.MEAN: "Bình quân điểm",
    RollUpOperator.SUM: "Cộng điểm",
    RollUpOperator.LAST: "Lấy điểm kỳ cuối",
    RollUpOperator.BY_RATINGS: "Theo mức xếp loại các kỳ",
    RollUpOperator.MANUAL: "Chi bộ quyết định riêng",
}
_REASONS = {
    "roll-up-unexplained": "Chưa tổng hợp vì chưa nêu lý do thiếu kết quả {parts} {periods}.",
    "roll-up-missing": "Không có kết quả {parts} {periods}; tính trên các {parts} còn lại.",
    "roll-up-missing-refused": (
        "Chưa tổng hợp vì thiếu kết quả {parts} {periods}; bộ tiêu chí đòi đủ các {parts}."
    ),
    "roll-up-too-few": "Chưa tổng hợp vì mới có {count} {parts} có kết quả, cần từ {minimum}.",
    "roll-up-manual": "Bộ tiêu chí để chi bộ quyết định riêng, không tính từ các {parts}.",
    "roll-up-no-points": "Chưa tổng hợp vì có {parts} chỉ có mức xếp loại, không có điểm.",
    "roll-up-by-mean": "Bình quân {count} {parts} là {total} điểm, thuộc mức “{rating}”.",
    "roll-up-by-sum": "Cộng {count} {parts} được {total} điểm, thuộc mức “{rating}”.",
    "roll-up-by-last": "Lấy kết quả {parts} cuối là {total} điểm, thuộc mức “{rating}”.",
    "roll-up-by-ratings": "Theo mức xếp loại các {parts} thì được “{rating}”.",
    "roll-up-block": "Không được xếp cao hơn mức “{rating}” vì {clause}.",
    "roll-up-flag": "Lưu ý: {clause}.",
    "rated": "Mức đề nghị: “{rating}”.",
}


def operator_label(operator: RollUpOperator) -> str:
    """Bình quân điểm."""
    return _OPERATORS[operator]


def explain_roll_up(result: RollUp) -> list[str]:
    """Every step, one sentence each, in order."""
    return [_sentence(reason, result.rule) for reason in result.reasons]


def _sentence(reason: Reason, rule: RollUpRule) -> str:
    words = dict(reason.params)
    words["parts"] = _PARTS[rule.part]
    if "rating" in words:
        words["rating"] = rating_label(Rating(words["rating"]))
    if "total" in words:
        words["total"] = decimal_text(Decimal(words["total"]))
    if "periods" in words:
        words["periods"] = ", ".join(_period(text, rule.part) for text in words["periods"].split())
    if "block" in words:
        clause = rule.blocks[int(words["block"])].clause.rstrip(". ")
        words["clause"] = clause.replace("{count}", words["count"])
    return _REASONS[reason.code].format_map(words)


def _period(text: str, part: Span) -> str:
    """11/2026, IV/2026."""
    month = Month.parse(text)
    if part is Span.QUARTER:
        return f"{_ROMAN[quarter_number(month) - 1]}/{month.year}"
    return f"{month.number}/{month.year}"


_ROMAN = ("I", "II", "III", "IV")
