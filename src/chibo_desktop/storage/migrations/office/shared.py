"""What an office that several people use at once needs."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
    op.create_table(
        "node_record",
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("record_type", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "record_type", "record_id", name=op.f("pk_node_record")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_org_stream"))
        batch_op.create_index(
            "ix_entry_org_stream", ["org_id", "stream", "seq", "standing", "hash"], unique=False
        )
