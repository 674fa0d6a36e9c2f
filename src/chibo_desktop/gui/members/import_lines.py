"""The rows of an import as lines of a table."""

from collections.abc import Mapping
from dataclasses import dataclass

from chibo_desktop.domain.problems import Severity
from chibo_desktop.domain.text import name_sort_key
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.widgets import RIGHT, Column
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.member_import import Decision, ImportPreview, ImportRow, RowKind
from chibo_desktop.wording import import_preview as words

SKIPPED = "skipped"
_STATES = {
    RowKind.NEW: "good",
    RowKind.CHANGED: "information",
    RowKind.UNCHANGED: "secondary",
    RowKind.DOUBTFUL: "attention",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLine:
    """One line of the preview; `row` None is a line of the sheet that is no member."""

    number: int
    kind: str
    kind_text: str
    name: str
    details: str
    decision: str
    state: str
    row: ImportRow | None = None


def columns() -> tuple[Column[ImportLine], ...]:
    """The columns of the preview."""
    return (
        Column(
            key="number", title="Dòng", text=lambda line: str(line.number),
            order=lambda line: line.number, align=RIGHT, width=58, is_optional=False,
        ),
        Column(
            key="name", title="Họ và tên", text=lambda line: line.name,
            order=lambda line: name_sort_key(line.name), width=190,
        ),
        Column(
            key="kind", title="Kết quả", text=lambda line: line.kind_text,
            order=lambda line: line.kind, width=100, state=lambda line: line.state,
        ),
        Column(
            key="decision", title="Sẽ làm", text=lambda line: line.decision,
            order=lambda line: line.decision, width=150,
        ),
        Column(
            key="details", title="Chi tiết", text=lambda line: line.details, width=480,
            tip=lambda line: line.details,
        ),
    )  # fmt: skip


def import_lines(
    preview: ImportPreview,
    choices: Mapping[int, Decision],
    branches: Mapping[str, str],
    say: Say,
) -> list[ImportLine]:
    """Every row of the sheet, members and others, in sheet order."""
    lines = [
        ImportLine(
            number=row.number,
            kind=row.kind,
            kind_text=words.KINDS[row.kind],
            name=row.name,
            details=" · ".join(details(row, branches, say)),
            decision=decision_text(row, choices.get(row.number, row.usual)),
            state=_STATES[row.kind],
            row=row,
        )
        for row in preview.rows
    ]
    lines += [
        ImportLine(
            number=other.number,
            kind=SKIPPED,
            kind_text=words.SKIP,
            name=other.text,
            details=say(other.reason),
            decision="",
            state="secondary",
        )
        for other in preview.skipped
    ]
    return sorted(lines, key=lambda line: line.number)


def decision_text(row: ImportRow, decision: Decision) -> str:
    """What a decision does with a row; nothing for one that has nothing to bring."""
    match decision:
        case Decision.SKIP:
            return "" if row.kind is RowKind.UNCHANGED else words.SKIP
        case Decision.AS_NEW:
            return words.AS_NEW
        case Decision.TAKE_ALL:
            return words.TAKE_ALL
        case _ if row.reason is None:
            return words.TAKE
        case _ if row.reason.code == "import-namesake":
            return words.TAKE_NAMESAKE
        case _ if row.doubts:
            return words.TAKE_SAFE
        case _:
            return words.TAKE_WITHOUT_FAULTS


def details(row: ImportRow, branches: Mapping[str, str], say: Say) -> list[str]:
    """The reason first, then what changes, what is doubtful, what is wrong in the cells."""
    said = [say(row.reason)] if row.reason else []
    said += [
        words.change_text(change.spec, change.old, change.new, catalogues(), branches)
        for change in (*row.changes, *row.doubts)
    ]
    said += [
        say(problem)
        for problem in sorted(
            row.problems, key=lambda problem: problem.severity is not Severity.ERROR
        )
    ]
    return list(dict.fromkeys(said))
