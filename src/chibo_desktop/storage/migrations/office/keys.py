"""Keys that are made known, replaced and revoked."""

import sqlalchemy as sa
from alembic import op

_KEEP_KEYS = """
INSERT INTO node_key (node_id, signing_key, code, name, recipient, trust, registered_at, letter,
                      trusted_to, changed_at)
SELECT node_id, signing_key, code, name, recipient, trust, registered_at, '', '', registered_at
FROM sender
"""


def make() -> None:
    """Bring files of the schema before to this one."""
    op.create_table(
        "held_bundle",
        sa.Column("bundle_id", sa.Text(), nullable=False),
        sa.Column("node_id", sa.Text(), nullable=False),
        sa.Column("signing_key", sa.LargeBinary(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bundle_id", name=op.f("pk_held_bundle")),
    )
    with op.batch_alter_table("held_bundle", schema=None) as batch_op:
        batch_op.create_index("ix_held_bundle_node_id", ["node_id"], unique=False)
    op.create_table(
        "key_event",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("node_id", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("on", sa.Text(), nullable=True),
        sa.Column("key_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_key_event")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_key_event_id")),
    )
    with op.batch_alter_table("key_event", schema=None) as batch_op:
        batch_op.create_index("ix_key_event_node_id", ["node_id"], unique=False)
    op.create_table(
        "node_key",
        sa.Column("node_id", sa.Text(), nullable=False),
        sa.Column("signing_key", sa.LargeBinary(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("trust", sa.Text(), nullable=False),
        sa.Column("registered_at", sa.Text(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("trusted_to", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("node_id", "signing_key", name=op.f("pk_node_key")),
    )
    with op.batch_alter_table("node_key", schema=None) as batch_op:
        batch_op.create_index("ix_node_key_code", ["code"], unique=False)
    op.create_table(
        "sealed_letter",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("subordinate_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_letter")),
    )
    with op.batch_alter_table("sealed_letter", schema=None) as batch_op:
        batch_op.create_index("ix_sealed_letter_subordinate_id", ["subordinate_id"], unique=False)
    op.execute(_KEEP_KEYS)
    op.drop_table("sender")
