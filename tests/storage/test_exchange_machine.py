"""Several computers write, exchange, fall back to old copies, take bundles back: nothing is lost.

The machine runs the real code on real encrypted files. Beside each file it keeps the plain set of
entries the file must hold; what stands is then computed from that set by the journal's own words.
"""

import contextlib
import dataclasses
import shutil
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from builders import (
    ORG,
    OTHER_ORG,
    PASSWORD,
    START,
    Node,
    copy_of,
    member,
    quick_folder,
    read_all,
)
from chibo_desktop.domain.member import Member
from chibo_desktop.storage.backup import backup, restore
from chibo_desktop.storage.batches import batch_lines, undo_batch
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.engine import Store, open_with_key
from chibo_desktop.storage.history import conflicts, resolve_conflict
from chibo_desktop.storage.rebuild import rebuild, take_back
from chibo_desktop.storage.unit_of_work import Seeing
from chibo_desktop.storage.vectors import (
    entries_since,
    has_state,
    live_entries,
    state_hash,
    version_vector,
)
from faults import PROPERTY_EXAMPLES, PROPERTY_STEPS, proves, times
from storage.journal_state import (
    Stored,
    expected_conflicts,
    expected_hash,
    found_conflicts,
    stored,
)
from strategies import names, notes, wall_clocks

WRITERS = ("pc1", "pc2", "office")
OWNERS = {"pc1": ORG, "pc2": ORG, "office": OTHER_ORG}
writers = st.sampled_from(WRITERS)
numbers = st.integers(0, 2)


class Exchange(RuleBasedStateMachine):
    """Two computers of one branch and its office."""

    bundles = Bundle("bundles")

    def __init__(self, template: Store) -> None:
        super().__init__()
        self.home = contextlib.ExitStack()
        self.folder = self.home.enter_context(quick_folder())
        self.template = template
        self.nodes: dict[str, Node] = {
            name: copy_of(self.template, self.folder, name, org) for name, org in OWNERS.items()
        }
        self.held: dict[str, Stored] = {name: {} for name in WRITERS}
        self.taken_back: set[bytes] = set()
        self.exported: Stored = {}
        self.seeing: dict[str, Seeing[Member]] = {}
        self.copies: dict[str, tuple[Path, Stored, set[bytes]]] = {}
        self.count = 0

    def teardown(self) -> None:
        self.compare()
        for name in WRITERS:
            self.check_the_file(name)
        for node in self.nodes.values():
            node.store.close()
        self.home.close()

    def _note(self, name: str) -> None:
        """Take over what a node wrote itself: the only entries that come from nowhere."""
        now = stored(self.nodes[name])
        assert now.keys() >= self.held[name].keys()
        self.held[name] = now

    @initialize()
    def begin(self) -> None:
        with self.nodes["pc1"].unit() as unit:
            unit.save_all([member(number) for number in range(2)], act="add")
        self._note("pc1")

    @rule(name=writers, number=numbers, new=names, note=notes)
    def edit(self, name: str, number: int, new: str, note: str) -> None:
        node = self.nodes[name]
        with node.unit() as unit:
            known = unit.edit(Member, f"m{number}") if OWNERS[name] == ORG else None
            record = known.record if known else member(number, org_id=OWNERS[name])
            record = dataclasses.replace(record, full_name=new, note=note)
            unit.save(record, act="edit", base=known)
        self._note(name)

    @rule(name=writers, number=numbers)
    def open_form(self, name: str, number: int) -> None:
        """Somebody looks, and will save only later."""
        if OWNERS[name] == ORG:
            with self.nodes[name].unit() as unit:
                seeing = unit.edit(Member, f"m{number}")
            if seeing:
                self.seeing[name] = seeing

    @rule(name=writers, new=names)
    def save_form(self, name: str, new: str) -> None:
        seeing = self.seeing.pop(name, None)
        if seeing:
            with self.nodes[name].unit() as unit:
                unit.save(
                    dataclasses.replace(seeing.record, full_name=new), act="edit", base=seeing
                )
            self._note(name)

    @rule(name=writers, number=numbers)
    def void(self, name: str, number: int) -> None:
        with self.nodes[name].unit() as unit:
            known = unit.get(Member, f"m{number}")
            if known and known.org_id == OWNERS[name]:
                unit.void(known, reason="nhập nhầm", act="void")
        self._note(name)

    @rule(name=writers, new=names, lots=st.lists(numbers, min_size=1, max_size=3, unique=True))
    def import_many(self, name: str, new: str, lots: list[int]) -> None:
        self.count += 1
        with self.nodes[name].unit() as unit:
            rows = [member(number, org_id=OWNERS[name], other_name=new) for number in lots]
            unit.save_all(rows, act="import", batch=f"batch{self.count}")
        self._note(name)

    @rule(name=writers, which=st.integers(0, 5))
    def undo(self, name: str, which: int) -> None:
        with self.nodes[name].unit() as unit:
            lines = batch_lines(unit.connection, OWNERS[name])
            if lines:
                undo_batch(unit, lines[which % len(lines)].batch)
        self._note(name)

    @rule(name=writers)
    def settle(self, name: str) -> None:
        with self.nodes[name].unit() as unit:
            for line in conflicts(unit.connection, OWNERS[name]):
                value = line.values[-1].value
                assert resolve_conflict(unit, line.record_type, line.record_id, line.atom, value)
            assert not conflicts(unit.connection, OWNERS[name])
        self._note(name)

    @rule(name=writers, moment=wall_clocks)
    def set_clock(self, name: str, moment: object) -> None:
        self.nodes[name].wall.at = moment  # type: ignore[assignment]

    @rule(target=bundles, name=writers, to=writers, org_id=st.sampled_from([ORG, OTHER_ORG]))
    def send(self, name: str, to: str, org_id: str) -> tuple[str, list[tuple[bytes, bytes]]]:
        """What the addressee lacks, as far as the sender could know."""
        self.count += 1
        with self.nodes[to].store.transaction() as connection:
            vector = version_vector(connection, org_id)
        with self.nodes[name].store.transaction() as connection:
            entries = entries_since(connection, org_id, vector)
        sent = {one.hash: (one.header, one.payload) for one in read_all(entries)}
        counted = {
            digest
            for digest, pair in self.held[name].items()
            if read_all([pair])[0].org_id == org_id
            if name != "office" or digest not in self.taken_back
        }
        had = self.held[to].keys() - (self.taken_back if to == "office" else set())
        assert sent.keys() >= counted - had
        self.exported |= sent
        return f"bundle{self.count}", entries

    @rule(bundle=bundles, to=writers)
    def deliver(self, bundle: tuple[str, list[tuple[bytes, bytes]]], to: str) -> None:
        """Late, twice, out of order: any bundle at any time."""
        name, entries = bundle
        lacked = {one.hash for one in read_all(entries)} - self.held[to].keys()
        if to == "office":
            lacked |= {one.hash for one in read_all(entries)} & self.taken_back
        done = self.nodes[to].receive(entries, bundle_id=name)
        assert done.new_entries == len(lacked)
        assert self.nodes[to].receive(entries, bundle_id=name).new_entries == 0
        self.held[to] |= {one.hash: (one.header, one.payload) for one in read_all(entries)}
        if to == "office":
            self.taken_back -= {one.hash for one in read_all(entries)}

    @rule(bundle=bundles)
    def take_a_bundle_back(self, bundle: tuple[str, list[tuple[bytes, bytes]]]) -> None:
        with self.nodes["office"].store.transaction() as connection:
            came = connection.exec_driver_sql(
                "SELECT hash FROM entry WHERE bundle_id = ?", (bundle[0],)
            ).scalars()
            self.taken_back |= set(came)
            take_back(connection, bundle[0])

    @rule(name=writers)
    def keep_a_copy(self, name: str) -> None:
        self.count += 1
        store = self.nodes[name].store
        info = backup(store, self.folder / "backups", name, START, keep=100)
        self.copies[name] = (info.path, dict(self.held[name]), set(self.taken_back))

    @rule(name=writers, noticed=st.booleans())
    def go_back_to_the_copy(self, name: str, noticed: bool) -> None:
        """By the program, which begins a new stream, or behind its back: then the stream forks."""
        if name not in self.copies:
            return
        copy, held, taken_back = self.copies[name]
        node = self.nodes[name]
        node.store.close()
        if noticed:
            self.count += 1
            stream = f"{name}-{self.count}"
            restore(copy, node.store.path, PASSWORD, now=START, new_stream=stream)
            node.author = dataclasses.replace(node.author, stream=stream)
        else:
            shutil.copyfile(copy, node.store.path)
        node.store = open_with_key(node.store.path, self.template.key)
        self.held[name] = dict(held)
        if name == "office":
            self.taken_back = set(taken_back)
        self.seeing.pop(name, None)

    @rule(name=writers)
    def start_again(self, name: str) -> None:
        """The program is closed and opened; every row is made anew from the journal."""
        store = self.nodes[name].store
        store.close()
        self.nodes[name].store = open_with_key(store.path, self.template.key)
        with self.nodes[name].store.transaction() as connection:
            rebuild(connection)

    @invariant()
    def every_file_holds_what_it_was_given(self) -> None:
        for name, node in self.nodes.items():
            assert stored(node).keys() == self.held[name].keys()

    @rule()
    def compare(self) -> None:
        self._what_stands_is_what_the_entries_say()
        self._nothing_is_overwritten_unseen()

    def _what_stands_is_what_the_entries_say(self) -> None:
        for name, node in self.nodes.items():
            counted = self._counted(name)
            with node.store.transaction() as connection:
                for org_id in (ORG, OTHER_ORG):
                    expected = expected_hash(counted, org_id)
                    assert state_hash(connection, org_id) == expected
                    assert has_state(connection, org_id, expected)
                    assert not has_state(connection, org_id, expected[::-1])
            assert found_conflicts(node) == expected_conflicts(counted)

    def _nothing_is_overwritten_unseen(self) -> None:
        """A delivered op stands, or an entry that is here names it as overwritten."""
        for name, node in self.nodes.items():
            entries = read_all(list(self._counted(name).values()))
            named = {op for one in entries for change in one.changes for op in change.over}
            with node.store.transaction() as connection:
                standing = connection.exec_driver_sql(
                    "SELECT hash, idx FROM operation JOIN entry ON n = entry_n WHERE live"
                ).all()
            every = {(one.hash, i) for one in entries for i, _ in enumerate(one.changes)}
            assert every <= named | {tuple(row) for row in standing}

    @rule(name=writers)
    def check_the_file(self, name: str) -> None:
        """Every row is what the journal alone would give."""
        assert check_store(self.nodes[name].store).problems == ()

    @rule()
    def exchange_everything(self) -> None:
        """Whatever happened, one full round brings the computers of the branch together."""
        given = [one for name in ("pc1", "pc2") for one in self.nodes[name].everything(ORG)]
        for name in WRITERS:
            self.nodes[name].receive(given)
            self.held[name] |= {one.hash: (one.header, one.payload) for one in read_all(given)}
        self.taken_back -= {one.hash for one in read_all(given)}
        hashes = set()
        for name in ("pc1", "pc2"):
            with self.nodes[name].store.transaction() as connection:
                hashes.add(state_hash(connection, ORG))
                assert set(live_entries(connection, ORG)) <= set(given)
        assert len(hashes) == 1

    @rule()
    def what_was_sent_comes_back(self) -> None:
        """However a computer fell back: from the office it gets all that was ever sent."""
        self.nodes["office"].receive(list(self.exported.values()))
        self.held["office"] |= self.exported
        self.taken_back -= self.exported.keys()
        ours = {one.hash for one in read_all(list(self.exported.values())) if one.org_id == ORG}
        for name in ("pc1", "pc2"):
            with self.nodes[name].store.transaction() as connection:
                vector = version_vector(connection, ORG)
            with self.nodes["office"].store.transaction() as connection:
                back = entries_since(connection, ORG, vector)
            self.nodes[name].receive(back)
            self.held[name] |= {one.hash: (one.header, one.payload) for one in read_all(back)}
            assert stored(self.nodes[name]).keys() >= ours

    def _counted(self, name: str) -> Stored:
        if name != "office":
            return self.held[name]
        return {
            digest: pair
            for digest, pair in self.held[name].items()
            if digest not in self.taken_back
        }


# A step costs some milliseconds of real cryptography and real syncs: fewer, but everywhere.
EXAMPLES = times(pr=settings().max_examples * 2 // 5, nightly=PROPERTY_EXAMPLES)
STEPS = times(pr=30, nightly=PROPERTY_STEPS)


@proves("P3", "P4", "P5", "P6", "P8", number=EXAMPLES)
def test_nothing_is_lost_whatever_happens(template: Store) -> None:
    run_state_machine_as_test(
        lambda: Exchange(template),
        settings=settings(max_examples=EXAMPLES, stateful_step_count=STEPS),
    )
