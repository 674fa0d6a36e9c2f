"""A drop that survives everything: each file a row, each step of it written down.

Files are copied to the office's disk first, so the stick may be pulled out; then each is shown,
then merged in the transaction of its row, a few files in one. Killed, out of room or out of sticks,
the program goes on from these rows: nothing is lost, nothing is received twice.
Source: protocol.md §3.16, T27.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chibo_desktop.domain.incoming import IncomingState
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.inbox import Outcome, Receipt, receive_in
from chibo_desktop.services.incoming import read_file
from chibo_desktop.services.introductions import Introductions, registrations_first
from chibo_desktop.services.receipts import merged_before, once, refusal
from chibo_desktop.services.receiving import DroppedFile, files_in
from chibo_desktop.services.session import Session
from chibo_desktop.services.together import taken
from chibo_desktop.services.watched import Progress
from chibo_desktop.storage.bundle_shelf import shelf_of
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.exchange_log import received_by
from chibo_desktop.storage.incoming import (
    Incoming,
    change_incoming,
    incoming_in,
    incoming_one,
    put_incoming,
    states_of,
)
from chibo_desktop.storage.unit_of_work import Unit

_UNFINISHED = tuple(one for one in IncomingState if one.is_unfinished)
_GONE = "file-unreadable"  # the stick, not the file: it may come back

_STATES: Mapping[Outcome, IncomingState] = {
    Outcome.READY: IncomingState.PREVIEWED,
    Outcome.HELD: IncomingState.PREVIEWED,
    Outcome.MERGED: IncomingState.MERGED,
    Outcome.REGISTERED: IncomingState.REGISTERED,
    Outcome.WAITING: IncomingState.WAITING,
    Outcome.DUPLICATE: IncomingState.DUPLICATE,
    Outcome.REFUSED: IncomingState.REFUSED,
}
_ENDED = {state: outcome for outcome, state in _STATES.items() if not state.is_unfinished}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A drop that was not carried through: of how many files how many are done with."""

    total: int
    done: int
    merged: int
    on_stick: tuple[str, ...]  # names of files that still have to be copied


def begin_drop(session: Session, paths: Sequence[Path], step: Progress) -> list[DroppedFile]:
    """Take files and folders in and show what each would bring. Nothing is merged.

    Raises StorageError store-disk-full, store-read-only; what was copied so far stays.
    """
    files = files_in(paths)
    if not files:
        return []
    with session.unit(takes_turn=True) as unit:
        drop_id, at = unit.new_id(), _now(unit)
        put_incoming(
            unit.connection,
            [
                Incoming(
                    id=unit.new_id(), drop_id=drop_id, place=place, path=str(path),
                    state=IncomingState.SEEN, seen_at=at, changed_at=at,
                )
                for place, path in enumerate(files)
            ],
        )  # fmt: skip
        unit.touched.add("incoming")
    return _go_on(session, drop_id, step)


def continue_drop(session: Session, step: Progress) -> list[DroppedFile]:
    """Go on with every drop that was not carried through, those done with before them.

    Raises as `begin_drop`.
    """
    with session.unit() as unit:
        drops = sorted({one.drop_id for one in incoming_in(unit.connection, _UNFINISHED)})
    return [one for drop_id in drops for one in _go_on(session, drop_id, step)]


def merge_dropped(
    session: Session,
    files: Sequence[DroppedFile],
    step: Progress,
    done: list[DroppedFile],
    typed: Mapping[str, int | None] | None = None,
) -> None:
    """Merge files of a drop one by one, a few in one transaction, each to `done` once committed.

    `typed` has, by row, the numbers typed for bundles that take much away. Whatever `step` raises
    stops it between two files; those before it stay merged.
    """
    numbers = typed or {}

    def take(unit: Unit, one: DroppedFile) -> DroppedFile:
        return _taken(unit, one.row_id, merge=True, typed=numbers.get(one.row_id))

    def refused(one: DroppedFile, error: StorageError) -> DroppedFile:
        return _not_taken(one.path, one.row_id, error)

    def told(place: int, one: DroppedFile) -> None:
        step(place, len(files), one.path.name)

    for answer in taken(session, files, told, take, refused):
        done.append(answer)
        _let_go_after(session, answer)
    step(len(files), len(files), "")


def set_down(session: Session) -> None:
    """Leave what is not merged of every drop; the office's copies go, the sticks keep theirs."""
    with session.unit(takes_turn=True) as unit:
        for one in incoming_in(unit.connection, _UNFINISHED):
            change_incoming(unit.connection, one, IncomingState.SET_DOWN, _now(unit))
            unit.touched.add("incoming")
        _sweep(unit)


def unfinished(unit: Unit) -> Unfinished | None:
    """What remains of drops that were not carried through; None when nothing does."""
    left = incoming_in(unit.connection, _UNFINISHED)
    if not left:
        return None
    states = states_of(unit.connection, {one.drop_id for one in left})
    total = sum(states.values())
    return Unfinished(
        total=total,
        done=total - len(left),
        merged=states.get(IncomingState.MERGED, 0),
        on_stick=tuple(Path(one.path).name for one in left if one.state is IncomingState.SEEN),
    )


def _go_on(session: Session, drop_id: str, step: Progress) -> list[DroppedFile]:
    with session.unit() as unit:
        rows = incoming_in(unit.connection, drops=[drop_id])
    total = 2 * len(rows)
    for index, one in enumerate(rows):
        step(index, total, Path(one.path).name)
        if one.state is IncomingState.SEEN:
            _stage(session, one)
    with session.unit() as unit:
        rows = incoming_in(unit.connection, drops=[drop_id])
    found, names, drop = [], dict[str, str](), Introductions()
    shelf = shelf_of(session.store)
    staged = registrations_first(session, rows, lambda one: shelf.get(one.digest))

    def look(unit: Unit, one: Incoming) -> DroppedFile:
        return _taken(unit, one.id, merge=False, drop=drop)

    def refused(one: Incoming, error: StorageError) -> DroppedFile:
        return _not_taken(Path(one.path), one.id, error)

    def told(place: int, one: Incoming) -> None:
        step(len(rows) + place, total, Path(one.path).name)

    for answer in taken(session, staged, told, look, refused):
        _let_go_after(session, answer)
        found.append(_once(session, answer, names))
    step(total, total, "")
    return found


def _stage(session: Session, one: Incoming) -> None:
    """Copy a file to the office's disk. A stick that is gone leaves it seen, to be asked again."""
    try:
        data = read_file(Path(one.path))
    except DomainError as error:
        problem = error.problems[0]
        state = IncomingState.SEEN if problem.code == _GONE else IncomingState.REFUSED
        with session.unit(takes_turn=True) as unit:
            change_incoming(unit.connection, one, state, _now(unit), problem=problem)
        return
    digest = shelf_of(session.store).put(data)
    with session.unit(takes_turn=True) as unit:
        change_incoming(unit.connection, one, IncomingState.STAGED, _now(unit), digest=digest)


def _taken(
    unit: Unit,
    row_id: str,
    *,
    merge: bool,
    typed: int | None = None,
    drop: Introductions | None = None,
) -> DroppedFile:
    """Preview or merge the office's copy of a file, and write down how far it is.

    Raises StorageError as `receive_in`.
    """
    row = incoming_one(unit.connection, row_id)
    if row is None:
        raise DomainError(Problem(code=_GONE))
    path = Path(row.path)

    def dropped(receipt: Receipt) -> DroppedFile:
        return DroppedFile(path=path, receipt=receipt, row_id=row_id)

    if row.state is IncomingState.SEEN:
        return dropped(refusal(path.name, row.problem or Problem(code=_GONE)))
    if row.state in _ENDED:
        return dropped(_as_it_ended(unit, row))
    try:
        data = shelf_of(unit.store).get(row.digest)
    except StorageError as error:
        return dropped(refusal(path.name, error.problems[0]))
    receipt = receive_in(unit, data, path.name, merge=merge, typed=typed, drop=drop)
    state = _STATES[receipt.outcome]
    if not merge and receipt.outcome in (Outcome.REGISTERED, Outcome.WAITING):
        state = IncomingState.PREVIEWED
    if row.state.may_become(state):  # else merged before: shown again as what it became
        change_incoming(
            unit.connection, row, state, _now(unit), problem=receipt.problem,
            unit_code=receipt.unit_code, bundle_id=receipt.bundle_id,
        )  # fmt: skip
        unit.touched.add("incoming")
    return dropped(receipt)


def _not_taken(path: Path, row_id: str, error: StorageError) -> DroppedFile:
    """The answer to a file that this computer cannot take just now; its row stays as it was."""
    return DroppedFile(path=path, receipt=refusal(path.name, error.problems[0]), row_id=row_id)


def _let_go_after(session: Session, one: DroppedFile) -> None:
    """Once its answer is committed, let go of the copy of what is not received."""
    if not _STATES[one.receipt.outcome].keeps_copy:
        with session.unit(takes_turn=True) as unit:
            row = incoming_one(unit.connection, one.row_id)
            if row is not None and row.state is not IncomingState.SEEN:
                _let_go(unit, row.digest)


def _as_it_ended(unit: Unit, row: Incoming) -> Receipt:
    """The answer that a file got before the program went on with its drop."""
    known = received_by(unit.connection, bundle_id=row.bundle_id) if row.bundle_id else []
    if row.state is IncomingState.MERGED and known:
        return merged_before(unit, known[0], Path(row.path).name)
    return Receipt(
        file_name=Path(row.path).name,
        outcome=_ENDED[row.state],
        problem=row.problem,
        unit_code=row.unit_code,
        bundle_id=row.bundle_id,
    )


def _once(session: Session, one: DroppedFile, names: dict[str, str]) -> DroppedFile:
    """As `once`, and written down."""
    receipt = once(one.receipt, names)
    if receipt is one.receipt:
        return one
    with session.unit(takes_turn=True) as unit:
        row = incoming_one(unit.connection, one.row_id)
        if row is not None:
            change_incoming(
                unit.connection,
                row,
                IncomingState.DUPLICATE,
                _now(unit),
                problem=receipt.problem,
            )
    return replace(one, receipt=receipt)


def _sweep(unit: Unit) -> None:
    for digest in {one.digest for one in incoming_in(unit.connection, [IncomingState.SET_DOWN])}:
        _let_go(unit, digest)


def _let_go(unit: Unit, digest: str) -> None:
    """Remove the office's copy of what it did not receive, unless another row wants it."""
    if not digest:
        return
    rows = incoming_in(unit.connection, digest=digest)
    came = received_by(unit.connection, digest=bytes.fromhex(digest))
    is_kept = any(one.state.keeps_copy for one in rows)
    if not is_kept and all(one.outcome == Outcome.REFUSED for one in came):
        shelf_of(unit.store).remove(digest)


def _now(unit: Unit) -> str:
    return unit.now.isoformat(timespec="seconds")
