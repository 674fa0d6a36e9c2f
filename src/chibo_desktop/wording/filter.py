"""A filter in words: over a list, in the title of a paper, on the chips of the list page."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from chibo_desktop.domain.catalogue import Catalogue
from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.filter import (
    Combination,
    ConditionGroup,
    FieldCondition,
    Filter,
    Operator,
    Part,
    RowsCondition,
    value_counts,
)
from chibo_desktop.domain.filter_checks import FilterFields
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.values import value_text

SENTENCES: dict[str, str] = {
    "filter-field-unknown": (
        "Bộ lọc dùng một thông tin không còn trong chương trình này ({name}). Hãy bỏ điều kiện đó "
        "rồi lưu lại bộ lọc."
    ),
    "filter-rows-unknown": (
        "Bộ lọc dùng một bảng không có trong chương trình này ({name}). Hãy bỏ điều kiện đó rồi "
        "lưu lại bộ lọc."
    ),
    "filter-operator-unknown": (
        "Điều kiện trên “{label}” không dùng được cho thông tin này. Hãy lập lại điều kiện."
    ),
    "filter-value-missing": "Điều kiện trên “{label}” chưa có giá trị. Hãy ghi hoặc chọn giá trị.",
    "filter-value-unreadable": (
        "Không hiểu giá trị của điều kiện trên “{label}”. Ngày ghi như 05/02/1957, 02/1957 hoặc "
        "1957; số tuổi, số năm ghi bằng chữ số."
    ),
    "filter-name-missing": "Chưa có tên bộ lọc. Hãy đặt một tên ngắn, ví dụ “Nữ dưới 35 tuổi”.",
    "filter-name-taken": "Đã có bộ lọc tên “{name}”. Hãy đặt tên khác.",
    "filter-empty": "Bộ lọc chưa có điều kiện nào để lưu. Hãy thêm ít nhất một điều kiện.",
    "list-too-long": (
        "Danh sách dài hơn {most} người, in ra giấy không tiện dùng. Hãy lọc bớt, hoặc lưu ra bảng "
        "tính Excel."
    ),
    "filter-too-deep": (
        "Bộ lọc có quá {most} lớp ngoặc lồng nhau, khó đọc và khó kiểm tra. Hãy bỏ bớt một dấu "
        "ngoặc."
    ),
    "filter-unknown": (
        "Bộ lọc này không còn. Có thể nó vừa được bỏ ở máy khác; hãy chọn bộ lọc khác."
    ),
}
YEARS_LABELS: Mapping[str, str] = {"born_on": "Tuổi", "admitted_on": "Tuổi Đảng"}
"""What years since a date are called; of other dates: số năm từ …"""

_YEARS = frozenset({Operator.YEARS_FROM, Operator.YEARS_UNTIL, Operator.YEARS_BETWEEN})
_NO_NAMES: Mapping[str, str] = {}
_JOINTS = {Combination.ALL: " và ", Combination.ANY: " hoặc ", Combination.NONE: " hoặc "}

OPERATOR_WORDS: Mapping[Operator, str] = {
    Operator.CONTAINS: "có chữ",
    Operator.LACKS: "không có chữ",
    Operator.IS: "đúng là",
    Operator.ONE_OF: "là",
    Operator.NONE_OF: "khác",
    Operator.FROM: "từ",
    Operator.UNTIL: "đến hết",
    Operator.BETWEEN: "trong khoảng",
    Operator.IN_MONTH: "trong tháng",
    Operator.YEARS_FROM: "từ",
    Operator.YEARS_UNTIL: "đến",
    Operator.YEARS_BETWEEN: "trong khoảng",
    Operator.YES: "có",
    Operator.NO: "không",
    Operator.EMPTY: "chưa ghi",
    Operator.FILLED: "đã ghi",
}
"""What the user chooses from when a condition is made."""


def years_label(spec: FieldSpec) -> str:
    """Tuổi, Tuổi Đảng, or: số năm từ ngày …"""
    return YEARS_LABELS.get(spec.name, f"Số năm từ “{spec.label}”")


def filter_text(
    given: Filter,
    known: FilterFields,
    catalogues: Mapping[str, Catalogue],
    names: Mapping[str, str] = _NO_NAMES,
) -> str:
    """The whole filter as one phrase; empty when it lets everyone through.

    `names` says what branches and units are called by id. What is unknown stands as its key.
    """
    texts = [part_text(part, known, catalogues, names) for part in given.parts]
    joined = _joined(given.combination, texts)
    if texts and given.combination is Combination.NONE:
        return f"Không ({_lower(joined)})"
    return joined


def part_text(
    part: Part,
    known: FilterFields,
    catalogues: Mapping[str, Catalogue],
    names: Mapping[str, str] = _NO_NAMES,
) -> str:
    """One part as a phrase with a capital."""

    def condition(one: FieldCondition, fields: Mapping[str, FieldSpec]) -> str:
        spec = fields.get(one.field)
        if spec is None:
            return f"{one.field} (không rõ)"
        return condition_text(one, spec, catalogues, names)

    match part:
        case FieldCondition():
            return condition(part, known.fields)
        case RowsCondition():
            return _rows_text(part, known, condition)
        case ConditionGroup():
            inner = (part_text(one, known, catalogues, names) for one in part.parts)
            joined = _joined(part.combination, inner)
            if part.combination is Combination.NONE:
                return f"Không ({_lower(joined)})"
            return f"({joined})"


def condition_text(
    one: FieldCondition,
    spec: FieldSpec,
    catalogues: Mapping[str, Catalogue],
    names: Mapping[str, str] = _NO_NAMES,
) -> str:
    """One condition, e.g. Dân tộc là Kinh, Mường."""
    if one.operator in _YEARS:
        return _years_text(one, spec)
    values = [_value(one.operator, spec, value, catalogues, names) for value in one.values]
    label = spec.label
    match one.operator:
        case Operator.CONTAINS | Operator.LACKS | Operator.IS:
            return f"{label} {OPERATOR_WORDS[one.operator]} “{''.join(values)}”"
        case Operator.BETWEEN:
            return f"{label} từ {' đến '.join(values)}"
        case Operator.YES | Operator.NO | Operator.EMPTY | Operator.FILLED:
            return f"{label}: {OPERATOR_WORDS[one.operator]}"
        case _:
            return f"{label} {OPERATOR_WORDS[one.operator]} {', '.join(values)}"


def _years_text(one: FieldCondition, spec: FieldSpec) -> str:
    most = value_counts(one.operator)[1]
    years, days = one.values[: most - 1], one.values[most - 1 :]
    words = f"{OPERATOR_WORDS[one.operator]} {years[0]}"
    if one.operator is Operator.YEARS_BETWEEN:
        words = f"từ {years[0]} đến {years[1]}"
    until = "".join(f", tính đến {date_text(date.fromisoformat(day))}" for day in days)
    return f"{years_label(spec)} {words}{until}"


def _value(
    operator: Operator,
    spec: FieldSpec,
    value: str,
    catalogues: Mapping[str, Catalogue],
    names: Mapping[str, str],
) -> str:
    if operator is Operator.IN_MONTH:
        return str(int(value))
    if spec.kind in (Kind.TEXT, Kind.LONG_TEXT):
        return value
    return value_text(spec, value, catalogues, names) or value


def _rows_text(
    part: RowsCondition,
    known: FilterFields,
    condition: Callable[[FieldCondition, Mapping[str, FieldSpec]], str],
) -> str:
    rows = known.rows.get(part.record_type)
    label = _lower(rows.label) if rows else f"{part.record_type} (không rõ)"
    text = f"{'Có' if part.exists else 'Không có'} {label}"
    if not part.conditions:
        return text
    fields = rows.fields if rows else {}
    inner = _joined(Combination.ALL, (condition(one, fields) for one in part.conditions))
    return f"{text} ({_lower(inner)})"


def _joined(combination: Combination, texts: Iterable[str]) -> str:
    first, *rest = [*texts] or [""]
    return _JOINTS[combination].join((first, *map(_lower, rest)))


def _lower(text: str) -> str:
    """With a small first letter, unless a word of capitals begins it (ID)."""
    if text.startswith("("):
        return f"({_lower(text[1:])}"
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
