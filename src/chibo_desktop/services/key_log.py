"""A line in the log for every act about keys."""

from chibo_desktop.domain.key_event import KeyAct, KeyEvent
from chibo_desktop.exchange.sealing import key_id
from chibo_desktop.storage.unit_of_work import Unit

NOTE_KEY = "key.note"


def note_key_act(
    unit: Unit,
    kind: KeyAct,
    *,
    subject: str,
    node_id: str = "",
    public_key: bytes = b"",
    note: str = "",
) -> None:
    """Write down what was done about a key; `subject` is the unit as it is called today."""
    unit.save(
        KeyEvent(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            node_id=node_id,
            subject=subject,
            kind=kind,
            on=unit.now.date(),
            key_id=key_id(public_key) if public_key else "",
            note=note,
        ),
        act=NOTE_KEY,
    )
    unit.touched.add("keys")
