"""Steps in words: what was done, to whom, which fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chibo_desktop.domain.dossier_extent import NOT_DOSSIER, points_to_member
from chibo_desktop.domain.records import RecordType, type_named
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.record_names import RecordName, record_names
from chibo_desktop.storage.step_log import StepLine, entered_in
from chibo_desktop.storage.undoing import OF_UNDO
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.steps import labels_text, step_text, undone_text

_OFF_THE_LISTS = "bỏ khỏi danh sách"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidStep:
    """A step in words; `member_id` is the one member it is about, if it is about one."""

    line: StepLine
    words: str
    member_id: str = ""
    note: str = ""


def say_steps(unit: Unit, lines: Sequence[StepLine]) -> list[SaidStep]:
    """Lines in words, the names of all read at once; of restricted records nobody is named."""
    wanted: dict[str, set[str]] = {}
    for line in lines:
        for one in line.entries:
            kind = type_named(one.type)
            if kind is not None and kind.is_restricted:
                continue
            wanted.setdefault(one.type, set()).update(c.record_id for c in one.changes)
    names = record_names(unit.connection, unit.author.org_id, wanted)
    return [_say(line, names, _entered(unit, line)) for line in lines]


def _entered(unit: Unit, line: StepLine) -> set[str]:
    ids = {change.record_id for one in line.entries for change in one.changes}
    if any(change.over for one in line.entries for change in one.changes):
        return set()  # something was there before
    return entered_in(unit.connection, line.step, sorted(ids)) if len(ids) == 1 else set()


def atom_label(kind: RecordType[Any] | None, atom: str) -> str:
    """What an atom is called: its field, or its group where other fields are called the same."""
    if atom == VOID:
        return _OFF_THE_LISTS
    specs = kind.atoms.get(atom, ()) if kind else ()
    if not specs or kind is None:
        return ""
    label, group = specs[0].label, specs[0].group
    is_shared = sum(spec.label == label for spec in kind.fields) > 1  # e.g. “Tỉnh” of each address
    if not is_shared or not group:
        return label
    return group if len(specs) > 1 else f"{group} – {label}"


def _say(line: StepLine, names: Mapping[str, RecordName], entered: set[str]) -> SaidStep:
    head = line.entries[0]
    kind = type_named(head.type)
    ids = dict.fromkeys(change.record_id for one in line.entries for change in one.changes)
    about = {names[one].member_id for one in ids if one in names}
    about.discard("")
    complete = line.size <= len(line.entries)
    one_member = about.pop() if complete and len(about) == 1 else ""
    called = list(dict.fromkeys(_called(names[one]) for one in ids if one in names))
    one_name = len(ids) == 1 or one_member
    words = step_text(
        line.original_act,
        type_label=kind.label if kind and line.last_type == head.type else "mục",
        names=called[:1] if complete and one_name else [],
        of_member=bool(one_member),
        count=len(ids) if complete else line.size,
        what=_what(line, entered) if complete and one_name else "",
    )
    depth = 0
    batch = head.batch
    while batch.startswith(OF_UNDO):
        batch, depth = batch.removeprefix(OF_UNDO), depth + 1
    return SaidStep(
        line=line,
        words=undone_text(words, depth) if depth else words,
        member_id=one_member,
        note=head.note,
    )


def _called(one: RecordName) -> str:
    return one.member_name or one.name


def _what(line: StepLine, entered: set[str]) -> str:
    """Which fields of the member changed; which tables of the dossier were written to."""
    labels: list[str] = []
    for one in line.entries:
        kind = type_named(one.type)
        if points_to_member(one.type) and one.type not in NOT_DOSSIER and kind:
            labels.append(kind.label)
            continue
        if entered & {change.record_id for change in one.changes}:
            continue
        labels += [label for c in one.changes if (label := atom_label(kind, c.atom))]
    if not line.is_undoing:
        labels = [label for label in labels if label != _OFF_THE_LISTS]
    return labels_text(labels)
