"""The office's book of transfers: who is on the way since when, how it ended, what is in doubt."""

from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.member import COUNTED
from chibo_desktop.domain.rules import Rule
from chibo_desktop.domain.transfers.ledger import holding, passed_over, stage_of
from chibo_desktop.domain.transfers.records import MemberTransfer, TransferAnswer, TransferStage
from chibo_desktop.services.late_entries import LateEntry, late_entries
from chibo_desktop.services.timing import timers_of
from chibo_desktop.storage.life_events import people_with_status
from chibo_desktop.storage.transfers import rows_elsewhere, transfer_facts
from chibo_desktop.storage.unit_of_work import Unit

DEADLINE = "transfer-working-days"


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferLine:
    """One transfer as the office sees it. `due_on` is the last day by the rule, while under way."""

    transfer: MemberTransfer
    stage: TransferStage
    since: date | None
    due_on: date | None = None
    days_left: int | None = None
    rule: Rule | None = None
    answer: TransferAnswer | None = None
    has_instead: str = ""  # the unit that has the member although this transfer was accepted
    can_be_cancelled: bool = False

    @property
    def heard(self) -> MemberTransfer:
        """The transfer with what the office knows of how it stands."""
        return replace(
            self.transfer,
            stage=self.stage,
            answered_on=self.answer.answered_on if self.answer else None,
            answer_reason=self.answer.reason if self.answer else "",
        )

    @property
    def is_under_way(self) -> bool:
        """Waits for the receiving unit."""
        return self.stage is TransferStage.NOTED


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferBook:
    """Everything of the place: under way first, then what ended, then what is doubtful."""

    lines: tuple[TransferLine, ...]
    doubts: tuple[LateEntry, ...]  # to be decided on first, then decided

    @property
    def open_doubts(self) -> int:
        """How many late changes wait for a decision."""
        return sum(one.is_open for one in self.doubts)

    @property
    def under_way(self) -> tuple[TransferLine, ...]:
        """Who is on the way."""
        return tuple(one for one in self.lines if one.is_under_way)


def transfer_book(unit: Unit) -> TransferBook:
    """The office's book of transfers as it stands today."""
    facts = transfer_facts(unit.connection)
    timers = timers_of(unit, unit.now.date())
    lines = []
    for member_id, known in facts.items():
        idle = passed_over(known)
        by = holding(member_id, known).by if idle else None
        for one in known.transfers:
            stage = stage_of(one, known)
            found = None
            if stage is TransferStage.NOTED and one.starts_on is not None:
                found = timers.deadline(one.starts_on, DEADLINE)
            lines.append(
                TransferLine(
                    transfer=one,
                    stage=stage,
                    since=one.decided_on,
                    due_on=found[0] if found else None,
                    days_left=(found[0] - unit.now.date()).days if found else None,
                    rule=found[1] if found else None,
                    answer=known.answers.get(one.id),
                    has_instead=by.to_name if by and one in idle else "",
                    can_be_cancelled=stage is TransferStage.NOTED
                    and one.is_order
                    and one.org_id == unit.author.org_id,
                )
            )
    lines.sort(key=_order)
    return TransferBook(lines=tuple(lines), doubts=tuple(late_entries(unit, facts)))


def people_of(unit: Unit, node_id: str) -> dict[str, str]:
    """Whom the office can move from a unit: its members who are counted there, by id."""
    people = people_with_status(unit.connection, sorted(COUNTED), node_id)
    gone = rows_elsewhere(unit.connection)
    return {one.id: one.full_name for one in people if (one.id, node_id) not in gone}


def _order(line: TransferLine) -> tuple[bool, int, str, str]:
    """Under way first, the nearest last day before; then what ended, the newest before."""
    name, key = line.transfer.full_name, line.transfer.id
    if line.is_under_way:
        return False, (line.due_on or date.max).toordinal(), name, key
    ended = line.answer.answered_on if line.answer else line.transfer.cancelled_on
    return True, -(ended or date.min).toordinal(), name, key
