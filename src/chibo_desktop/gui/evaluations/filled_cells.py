"""Values that nobody typed: what the program counted, computed or knew for a cell."""

from dataclasses import dataclass

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_evidence import filled_facts, filled_marks
from chibo_desktop.gui.evaluations.cell_keys import plain_number
from chibo_desktop.gui.evaluations.grid_column import EVENTS, FACTS, GridColumn
from chibo_desktop.services.sheet import SheetRow, evidence_of
from chibo_desktop.wording.filled import filled_event_words, filled_mark_words


@dataclass(frozen=True, slots=True)
class FilledCell:
    """The value as it would be stored, and the words that explain it."""

    text: str
    words: str


def filled_text(row: SheetRow, slot: GridColumn, criteria_set: CriteriaSet) -> str:
    """The value that counts in a cell left empty, asked while painting; empty when none does."""
    if slot.is_mark:
        total = row.outcome.totals.get(slot.area)
        if total is None or slot.code not in total.filled:
            return ""
        return plain_number(total.counted[slot.code])
    source = _source(slot, criteria_set)
    known = row.filled.known.get(source) if source else None
    return plain_number(known.value) if known is not None else ""


def filled_cell(row: SheetRow, slot: GridColumn, criteria_set: CriteriaSet) -> FilledCell | None:
    """What the program found for a cell, also under a value typed over it; None for nothing."""
    if slot.is_mark and slot.leaf is not None:
        evidence = evidence_of(row.evaluation, row.filled)
        mark = filled_marks(criteria_set, evidence).get(slot.code)
        text = plain_number(mark) if mark is not None else filled_text(row, slot, criteria_set)
        words = filled_mark_words(criteria_set, slot.leaf, row.filled, evidence)
        return FilledCell(text, words) if text else None
    if slot.area == FACTS:
        evidence = evidence_of(row.evaluation, row.filled)
        fact = criteria_set.fact(slot.code)
        value = filled_facts(criteria_set, evidence).get(slot.code)
        if fact is None or value is None:
            return None
        return FilledCell(plain_number(value), row.filled.known[fact.source].explanation)
    text = filled_text(row, slot, criteria_set)
    if not text or slot.event is None:
        return None
    return FilledCell(text, filled_event_words(slot.event, row.filled))


def _source(slot: GridColumn, criteria_set: CriteriaSet) -> str:
    if slot.area == EVENTS and slot.event is not None:
        return slot.event.source
    fact = criteria_set.fact(slot.code) if slot.area == FACTS else None
    return fact.source if fact is not None else ""
