"""What a condition can be about, in the order in which a secretary thinks of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from chibo_desktop.domain.fields import FieldSpec
from chibo_desktop.domain.filter import (
    OPERATORS,
    Operator,
    RowsCondition,
    Statement,
)
from chibo_desktop.domain.filter_checks import FilterFields
from chibo_desktop.domain.filter_reading import YEARS
from chibo_desktop.domain.text import fold
from chibo_desktop.wording.filter import OPERATOR_WORDS, YEARS_LABELS

_AGE = "Tuổi"
_YEARS_WORDS = {
    Operator.YEARS_FROM: "đã được từ … năm",
    Operator.YEARS_UNTIL: "chưa quá … năm",
    Operator.YEARS_BETWEEN: "số năm trong khoảng",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A field of the member, its years, or the rows of a table (`spec` None)."""

    key: str
    label: str
    group: str
    spec: FieldSpec | None = None
    rows: str = ""
    operators: tuple[Operator, ...] = ()

    def matches(self, typed: str) -> bool:
        """Whether what is typed into the search box may mean it."""
        return all(word in fold(f"{self.label} {self.group}") for word in fold(typed).split())

    def words(self, operator: Operator) -> str:
        """How an operator is called here."""
        if operator in YEARS and self.spec is not None and self.label == self.spec.label:
            return _YEARS_WORDS[operator]
        return OPERATOR_WORDS[operator]


def subjects(known: FilterFields) -> list[Subject]:
    """Ages first, then the fields in the order of the form, then the tables of the dossier."""
    return [*_ages(known), *_fields(known), *_tables(known)]


def subject_of(statement: Statement, among: list[Subject]) -> Subject | None:
    """The subject that a condition is about."""
    for one in among:
        if isinstance(statement, RowsCondition):
            if one.rows == statement.record_type:
                return one
        elif (
            one.spec is not None
            and one.spec.name == statement.field
            and statement.operator in one.operators
        ):
            return one
    return None


def row_subjects(known: FilterFields, record_type: str) -> list[Subject]:
    """What a condition on the rows of a table can be about."""
    return [
        Subject(
            key=spec.name, label=spec.label, group="", spec=spec, operators=OPERATORS[spec.kind]
        )
        for spec in known.of(record_type).values()
    ]


def _ages(known: FilterFields) -> Iterator[Subject]:
    for name, label in YEARS_LABELS.items():
        spec = known.fields[name]
        ops = tuple(one for one in OPERATORS[spec.kind] if one in YEARS)
        yield Subject(key=f"{name}:years", label=label, group=_AGE, spec=spec, operators=ops)


def _fields(known: FilterFields) -> Iterator[Subject]:
    for spec in known.fields.values():
        ops = OPERATORS[spec.kind]
        if spec.name in YEARS_LABELS:
            ops = tuple(one for one in ops if one not in YEARS)
        yield Subject(key=spec.name, label=spec.label, group=spec.group, spec=spec, operators=ops)


def _tables(known: FilterFields) -> Iterator[Subject]:
    for name, rows in known.rows.items():
        yield Subject(key=f"rows:{name}", label=rows.label, group="Bảng kê của hồ sơ", rows=name)
