"""The rows of an import as lines of a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from chibo_desktop.domain.problems import Severity
from chibo_desktop.domain.text import name_sort_key
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.widgets import RIGHT, Column
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.member_import import (
    Decision,
    ImportPreview,
    ImportRow,
    RowChoice,
    RowKind,
    choice_for,
)
from chibo_desktop.wording import import_preview as words
from chibo_desktop.wording.import_steps import agrees_text

SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLine:
    """One line of the preview; `row` None is a line of the sheet that is no member."""

    number: int
    kind: str
    name: str
    matched: str
    decision: str
    state: str
    details: Callable[[], str]  # made when it is looked at: a list may have thousands
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
            order=lambda line: name_sort_key(line.name), width=180,
        ),
        Column(
            key="decision", title="Sẽ làm", text=lambda line: line.decision,
            order=lambda line: line.decision, width=170, state=lambda line: line.state,
        ),
        Column(
            key="details", title="Chi tiết", text=lambda line: line.details(), width=470,
            tip=lambda line: line.details(),
        ),
        Column(
            key="matched", title="Khớp theo", text=lambda line: line.matched,
            order=lambda line: line.matched, width=240,
        ),
    )  # fmt: skip


def import_lines(
    preview: ImportPreview,
    kind: str,
    choices: Mapping[int, RowChoice],
    branches: Mapping[str, str],
    say: Say,
) -> list[ImportLine]:
    """The rows of one kind, those that wait for a decision first."""
    if kind == SKIPPED:
        return [
            ImportLine(
                number=other.number,
                kind=SKIPPED,
                name=other.text,
                matched="",
                decision=words.SKIP,
                state="secondary",
                details=lambda reason=other.reason: say(reason),  # type: ignore[misc]
            )
            for other in preview.skipped
        ]
    rows = [row for row in preview.rows if row.kind == kind]
    rows.sort(key=lambda row: (row.reason is None, row.number))
    return [_line(row, choices, branches, say) for row in rows]


def _line(
    row: ImportRow, choices: Mapping[int, RowChoice], branches: Mapping[str, str], say: Say
) -> ImportLine:
    choice = choice_for(row, choices)
    waits = row.reason is not None and row.number not in choices
    takes = choice.decision is not Decision.SKIP
    return ImportLine(
        number=row.number,
        kind=row.kind,
        name=row.name,
        matched=agrees_text(row.match.agrees, row.match.score),
        decision=words.WAITING if waits else choice_text(row, choice),
        state="attention" if waits else "good" if takes else "secondary",
        details=lambda: " · ".join(details(row, branches, say)),
        row=row,
    )


def choice_text(row: ImportRow, choice: RowChoice) -> str:
    """What a choice does with a row, in a word or two."""
    if choice.without and not row.creates(choice.decision):
        return words.TAKE_SOME
    return decision_text(row, choice.decision)


def decision_text(row: ImportRow, decision: Decision) -> str:
    """What a decision does with a row; nothing for one that has nothing to bring."""
    match decision:
        case Decision.SKIP if row.kind is RowKind.UNCHANGED:
            return ""
        case Decision.SKIP:
            return words.KEEP if row.member_id else words.SKIP
        case Decision.AS_NEW:
            return words.AS_NEW
        case Decision.TAKE_ALL:
            return words.TAKE_ALL
        case _ if row.reason is None:
            return words.TAKE_NEW if row.member_id else words.TAKE
        case _ if row.match.doubt is not None:
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
        for change in row.differences
    ]
    return list(dict.fromkeys([*said, *told(row, say)]))


def told(row: ImportRow, say: Say) -> Sequence[str]:
    """What is wrong in the cells of a row, the worst first."""
    problems = sorted(row.problems, key=lambda problem: problem.severity is not Severity.ERROR)
    return [say(problem) for problem in problems]
