"""What came through a unit that is an office: taken in only as far as the units signed it.

A middle office is believed about who is below it, never about what these say: every entry must lead
from a head that the unit itself signed, and a unit that sends here itself is believed alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from chibo_desktop.domain.journal import Entry
from chibo_desktop.domain.organization import TrustState
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.provenance import proven
from chibo_desktop.exchange.below import ForwardedNode, Proof
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.manifest import Envelope
from chibo_desktop.exchange.snapshot import is_beyond
from chibo_desktop.services.bundle_checks import CheckedBundle
from chibo_desktop.services.forwarding import kept_proof
from chibo_desktop.services.office_units import nodes_by_unit, nodes_of, unit_names, whole_tree
from chibo_desktop.services.receipts import instant
from chibo_desktop.storage.absorb import absorb
from chibo_desktop.storage.exchange_log import merged_by, note_arrivals
from chibo_desktop.storage.node_keys import senders
from chibo_desktop.storage.proofs import keep_proof, known_chain, known_keys
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import state_hash, version_vector


@dataclass(slots=True)
class TakenIn:
    """What a bundle brought of the units below its sender."""

    names: list[str] = field(default_factory=list)
    nodes: list[str] = field(default_factory=list)
    new_entries: int = 0
    conflicts: int = 0
    set_aside: int = 0
    months: int = 0
    touched: set[tuple[str, str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def take_in_below(unit: Unit, checked: CheckedBundle) -> TakenIn:
    """Merge what the units below the sender said, each as far as its signature reaches.

    From top to bottom: the tree of an office is here before the units in it are asked about.
    """
    taken = TakenIn()
    below = checked.bundle.contents.below
    if below is None:
        return taken
    said: dict[str, list[Entry]] = defaultdict(list)
    for one in checked.below:
        said[one.org_id].append(one)
    if unnamed := said.keys() - {one.node_id for one in below.nodes}:
        taken.problems.append(Problem(code="below-not-in-tree", params={"count": len(unnamed)}))
    for node in below.nodes:
        _take_in(unit, checked, node, said[node.node_id], taken)
    taken.problems += _taken_back_further(unit, checked, below.taken_back)
    return taken


def _take_in(
    unit: Unit, checked: CheckedBundle, node: ForwardedNode, said: list[Entry], taken: TakenIn
) -> None:
    connection, letter, own = unit.connection, checked.bundle.envelope, unit.author.org_id
    tree = whole_tree(unit)  # own units first
    place = next((one for one in tree if one.node_id == node.node_id), None)
    through = nodes_of(tree)[checked.sender.node_id]
    if place is not None and place.org_id == own:
        taken.problems.append(Problem(code="below-direct", params={"unit": place.name}))
        return
    if place is None or node.node_id not in through or node.node_id == own:
        taken.problems.append(Problem(code="below-not-in-tree", params={"count": 1}))
        return
    name = place.name
    signed = list(_verified(unit, node, name, taken))
    heads = [
        (stream, bytes.fromhex(digest))
        for _, envelope in signed
        for stream, (_, digest) in envelope.vec_to.items()
    ]
    allowed = [one for one in said if one.type != "subordinate" or place.is_office]
    covered = proven(allowed, heads, lambda stream: known_chain(connection, node.node_id, stream))
    if left := len(said) - len(covered):
        taken.problems.append(Problem(code="below-unproven", params={"unit": name, "count": left}))
    done = absorb(connection, covered, bundle_id=letter.id)
    for proof, envelope in signed:
        keep_proof(
            connection,
            kept_proof(proof, node.node_id, seq=envelope.seq, bundle_id=letter.id),
        )
    newest = max((envelope.created_ms for _, envelope in signed), default=letter.created_ms)
    taken.months += note_arrivals(
        connection,
        node.node_id,
        bundle_id=letter.id,
        written_on=instant(newest)[:10],
        received_on=unit.now.date().isoformat(),
    )
    if not left and state_hash(connection, node.node_id) != node.state:
        taken.problems.append(_difference(unit, checked, node, name))
    unit.touched |= done.record_types
    taken.names.append(name)
    taken.nodes.append(node.node_id)
    taken.new_entries += done.new_entries
    taken.conflicts += done.conflicts
    taken.set_aside += done.set_aside
    taken.touched |= done.touched


def _taken_back_further(
    unit: Unit, checked: CheckedBundle, said: Mapping[str, str]
) -> Iterator[Problem]:
    """What an office below the sender lets count no more, and nobody above it yet."""
    names, through = unit_names(unit), nodes_by_unit(unit)[checked.sender.node_id]
    for node, office in said.items():
        if {node, office} <= through:
            params = {"unit": names[node], "node": node, "office": names[office], "at": office}
            params["through"] = checked.sender.name
            yield Problem(code="below-taken-back-further", params=params)


def _difference(unit: Unit, checked: CheckedBundle, node: ForwardedNode, name: str) -> Problem:
    """Why a unit stands otherwise here than there: mostly more has come here than counts there."""
    sender, connection = checked.sender, unit.connection
    earlier = merged_by(connection, node_id=sender.node_id)
    is_newest = all(one.seq <= checked.bundle.envelope.seq for one in earlier)
    if is_newest and is_beyond(version_vector(connection, node.node_id), node.reach):
        params = {"unit": name, "node": node.node_id, "office": sender.name, "at": sender.node_id}
        return Problem(code="below-taken-back", params=params)
    return Problem(code="below-state", params={"unit": name})


def _verified(
    unit: Unit, node: ForwardedNode, name: str, taken: TakenIn
) -> Iterator[tuple[Proof, Envelope]]:
    """The proofs that hold. A key known here by the telephone counts alone; a new one is told."""
    confirmed = {
        one.signing_key
        for one in senders(unit.connection, node_id=node.node_id)
        if one.trust == TrustState.CONFIRMED
    }
    before = known_keys(unit.connection, node.node_id)
    for proof in node.proofs:
        try:
            envelope = proof.read()
        except BundleError:
            taken.problems.append(Problem(code="below-signature", params={"unit": name}))
            continue
        if confirmed and proof.public_key not in confirmed:
            taken.problems.append(Problem(code="below-signature", params={"unit": name}))
            continue
        if before and proof.public_key not in before:
            taken.problems.append(Problem(code="below-new-key", params={"unit": name}))
        yield proof, envelope
