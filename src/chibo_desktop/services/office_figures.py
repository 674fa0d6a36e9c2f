"""The names behind the office's figures: who is counted, who is not, and why."""

from dataclasses import dataclass

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.closed_standing import standing_text
from chibo_desktop.services.listed_people import place_names
from chibo_desktop.services.matrix import Matrix, UnitMonth
from chibo_desktop.services.matrix_cells import HERE, CellState
from chibo_desktop.services.office_units import unit_names, whole_tree
from chibo_desktop.services.received_notes import read_note
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.storage.evaluations import closed_standings
from chibo_desktop.storage.exchange_log import Received, received_lately
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.evaluation import not_rated_sentence, rating_label
from chibo_desktop.wording.matrix import cell_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleLine:
    """One bundle of a unit, as the office's log has it."""

    seq: int
    period: str
    written_at: str
    received_at: str
    file_name: str
    new: int = 0
    changed: int = 0
    conflicts: int = 0
    doubts: tuple[str, ...] = ()
    same_state: bool = True
    below_problems: tuple[Problem, ...] = ()
    refusal: Problem | None = None
    bundle_id: str = ""
    is_taken_back: bool = False
    is_waiting: bool = False  # kept, not counted until a person has answered

    @property
    def can_be_taken_back(self) -> bool:
        """True for what was merged and counts."""
        return self.refusal is None and not (self.is_taken_back or self.is_waiting)


def bundle_lines(month: UnitMonth) -> list[BundleLine]:
    """The bundles that concern a unit's month: those that brought it, and those refused then.

    What was refused names no month; it belongs to the month whose report was due when it came.
    """
    wanted = {one.bundle_id for one in month.arrivals}
    due_in = str(month.month.next())
    return [
        bundle_line(one)
        for one in month.bundles
        if one.bundle_id in wanted
        or (one.outcome != "refused" and one.period == str(month.month))
        or (one.outcome == "refused" and one.received_at.startswith(due_in))
    ]


def recent_bundles(unit: Unit, count: int = 40) -> list[tuple[str, BundleLine]]:
    """What came in last, newest first: unit name and bundle."""
    names = unit_names(unit)
    known = received_lately(unit.connection, count)
    return [(names.get(one.node_id, ""), bundle_line(one)) for one in known]


def bundle_line(one: Received) -> BundleLine:
    """A line of the log in readable parts."""
    note = read_note(one.counts)
    return BundleLine(
        seq=one.seq,
        period=one.period,
        written_at=one.written_at,
        received_at=one.received_at,
        file_name=one.file_name,
        new=note.new,
        changed=note.changed,
        conflicts=note.conflicts,
        doubts=note.doubts,
        same_state=note.same_state,
        below_problems=note.below,
        refusal=note.refusal if one.outcome == "refused" else None,
        bundle_id=one.bundle_id,
        is_taken_back=one.outcome == "taken-back",
        is_waiting=one.outcome == "waiting",
    )


def rated_names(sheets: tuple[Sheet, ...], rating: Rating) -> list[NameLine]:
    """Who stands at a rating; then everyone else with what they stand at instead."""
    counted, others = [], []
    for sheet in sheets:
        for row in sheet.rows:
            name, place = row.evaluation.full_name, sheet.branch_name
            if row.rating is rating:
                note = row.evaluation.override_reason if row.is_overridden else ""
                counted.append(NameLine(name=name, place=place, note=note))
            else:
                note = rating_label(row.rating) if row.rating else "Chưa có xếp loại"
                others.append(NameLine(name=name, place=place, note=note, is_counted=False))
        others += unrated_names((sheet,))
    return counted + others


def unrated_names(sheets: tuple[Sheet, ...]) -> list[NameLine]:
    """Who is not rated in a month, and why."""
    return [
        NameLine(
            name=evaluation.full_name,
            place=sheet.branch_name,
            note=not_rated_sentence(reason),
            is_counted=False,
        )
        for sheet in sheets
        for evaluation, reason in sheet.not_rated
    ]


def excellent_names(unit: Unit, month: Month) -> list[NameLine]:
    """Who is proposed as excellent in the closed rounds of a month; then everyone else and why."""
    units = {one.node_id: one for one in reversed(whole_tree(unit))}
    places = place_names(unit)
    lines = []
    for one in closed_standings(unit.connection, month):
        home = units.get(one.org_id)
        is_counted = one.is_rated and one.rating == Rating.EXCELLENT
        line = NameLine(
            name=one.full_name,
            place=places.get((one.org_id, one.branch_id), ""),
            note="" if is_counted else standing_text(one),
            is_counted=is_counted,
            key=one.member_id,
        )
        lines.append((not is_counted, home.code if home else "", line))
    lines.sort(key=lambda one: one[:2])
    return [line for _, _, line in lines]


def arrived_units(matrix: Matrix) -> list[NameLine]:
    """Whose month is here, and whose is not with the reason."""
    lines = [
        NameLine(
            name=row.subordinate.name,
            place=row.subordinate.code,
            note=""
            if cell.state is CellState.RECEIVED
            else cell_sentence(cell.state, cell.arrived, cell.expected),
            is_counted=cell.state in HERE,
        )
        for row in matrix.rows
        for cell in (row.cells[matrix.month.number - 1],)
    ]
    return sorted(lines, key=lambda line: line.is_counted)
