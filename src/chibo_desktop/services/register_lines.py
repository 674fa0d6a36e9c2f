"""Lines written into the registers that nothing else feeds: card and dossier handovers, loans."""

from collections.abc import Mapping
from dataclasses import dataclass

from chibo_desktop.domain.drafts import read_draft
from chibo_desktop.domain.fields import FieldSpec
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem, errors
from chibo_desktop.domain.records import type_of
from chibo_desktop.domain.register_line import (
    RegisterLine,
    RegisterLineKind,
    register_line_problems,
)
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.storage.standing_rows import standing_rows
from chibo_desktop.storage.unit_of_work import Seeing, Unit
from chibo_desktop.wording.values import typed_text

__all__ = [
    "LineDraft",
    "RegisterLineKind",
    "WrittenLine",
    "line_fields",
    "load_line",
    "new_line",
    "register_lines",
    "save_line",
    "void_line",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLine:
    """A line as a list shows it."""

    id: str
    member: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDraft:
    """What stands in the dialog of one line, and what its author saw."""

    id: str
    kind: str
    member_id: str
    written: Mapping[str, str]
    base: Seeing[RegisterLine] | None = None


def line_fields() -> tuple[FieldSpec, ...]:
    """What is written into a line, in order."""
    return tuple(spec for spec in type_of(RegisterLine).fields if not spec.internal)


def register_lines(unit: Unit, kind: str) -> tuple[WrittenLine, ...]:
    """The lines of one register, the newest day first."""
    org_id = unit.author.org_id
    lines = standing_rows(unit.connection, RegisterLine, org_id, [kind])
    members = unit.get_many(Member, [line.member_id for line in lines if line.member_id])
    lines.sort(key=lambda line: (str(line.happened_on or ""), line.id), reverse=True)
    return tuple(
        WrittenLine(
            id=line.id,
            member=members[line.member_id].full_name if line.member_id in members else "",
            texts=_texts(line),
        )
        for line in lines
    )


def new_line(unit: Unit, kind: str) -> LineDraft:
    """An empty line, dated today."""
    today = unit.now.date()
    written = {spec.name: "" for spec in line_fields()}
    written["happened_on"] = f"{today.day:02}/{today.month:02}/{today.year:04}"
    return LineDraft(id=unit.new_id(), kind=kind, member_id="", written=written)


def load_line(unit: Unit, line_id: str) -> LineDraft:
    """A line to be corrected. Raises DomainError: register-line-unknown."""
    base = unit.edit(RegisterLine, line_id)
    if base is None or base.record.org_id != unit.author.org_id:
        raise DomainError(Problem(code="register-line-unknown"))
    line = base.record
    return LineDraft(
        id=line_id, kind=line.kind, member_id=line.member_id, written=_texts(line), base=base
    )


def save_line(unit: Unit, draft: LineDraft) -> None:
    """Write a line. Raises DomainError with every problem."""
    kind = type_of(RegisterLine)
    reading = read_draft(line_fields(), draft.written, catalogues())
    plain = {**reading.values, "kind": draft.kind, "member_id": draft.member_id}
    line = kind.build(draft.id, unit.author.org_id, plain)
    unread = {problem.field for problem in errors(reading.problems)}
    checked = [
        problem
        for problem in register_line_problems(line, today=unit.now.date())
        if problem.field not in unread
    ]
    if found := (*errors(reading.problems), *checked):
        raise DomainError(*found)
    unit.save(line, act="register.edit" if draft.base else "register.write", base=draft.base)


def void_line(unit: Unit, line_id: str) -> None:
    """Take a line out of its register; it stays in the journal.

    Raises DomainError: register-line-unknown.
    """
    line = unit.get(RegisterLine, line_id)
    if line is None or line.org_id != unit.author.org_id:
        raise DomainError(Problem(code="register-line-unknown"))
    unit.void(line, reason="removed", act="register.void")


def _texts(line: RegisterLine) -> dict[str, str]:
    plain = type_of(RegisterLine).plain(line)
    return {spec.name: typed_text(spec, plain[spec.name]) for spec in line_fields()}
