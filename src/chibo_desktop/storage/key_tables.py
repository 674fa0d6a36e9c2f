"""Tables of the keys of other nodes: whose signature counts here, and what waits for an answer."""

from sqlalchemy import Column, Index, LargeBinary, Table, Text

from chibo_desktop.storage.table_metadata import WHOLE, metadata

node_key = Table(
    "node_key",  # at an office: every key a unit ever had; at a unit: the office's
    metadata,
    Column("node_id", Text, primary_key=True),
    Column("signing_key", LargeBinary, primary_key=True),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("trust", Text, nullable=False),
    Column("registered_at", Text, nullable=False),
    Column("letter", Text, nullable=False),  # id of the sealed letter whose code was proved
    Column("trusted_to", Text, nullable=False),  # JSON vector: how far a former key counts
    Column("changed_at", Text, nullable=False),
    Index("ix_node_key_code", "code"),
)

sealed_letter = Table(
    "sealed_letter",  # its code is on the paper only; here is what proves it
    metadata,
    Column("id", Text, primary_key=True),
    Column("subordinate_id", Text, nullable=False),
    Column("number", WHOLE, nullable=False),
    Column("key", LargeBinary, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("wrong", WHOLE, nullable=False),
    Column("changed_at", Text, nullable=False),
    Index("ix_sealed_letter_subordinate_id", "subordinate_id"),
)

held_bundle = Table(
    "held_bundle",  # verified and on the shelf, not counted until a person has answered
    metadata,
    Column("bundle_id", Text, primary_key=True),
    Column("node_id", Text, nullable=False),
    Column("signing_key", LargeBinary, nullable=False),
    Column("why", Text, nullable=False),
    Index("ix_held_bundle_node_id", "node_id"),
)
