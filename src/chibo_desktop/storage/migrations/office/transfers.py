"""Members who are handed over."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
    op.create_table(
        "arriving_member",
        sa.Column("transfer_id", sa.Text(), nullable=False),
        sa.Column("bundle_id", sa.Text(), nullable=False),
        sa.Column("offer", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("transfer_id", name=op.f("pk_arriving_member")),
    )
    op.create_table(
        "heard_transfer",
        sa.Column("transfer_id", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("transfer_id", name=op.f("pk_heard_transfer")),
    )
    with op.batch_alter_table("heard_transfer", schema=None) as batch_op:
        batch_op.create_index("ix_heard_transfer_member_id", ["member_id"], unique=False)
    op.create_table(
        "late_answer",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=True),
        sa.Column("changed_id", sa.Text(), nullable=True),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("fate", sa.Text(), nullable=True),
        sa.Column("answered_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_late_answer")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_late_answer_id")),
    )
    with op.batch_alter_table("late_answer", schema=None) as batch_op:
        batch_op.create_index("ix_late_answer_member_id", ["member_id"], unique=False)
        batch_op.create_index("ix_late_answer_org_id_voided", ["org_id", "voided"], unique=False)
    op.create_table(
        "member_elsewhere",
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "org_id", name=op.f("pk_member_elsewhere")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "member_transfer",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("from_node", sa.Text(), nullable=True),
        sa.Column("to_node", sa.Text(), nullable=True),
        sa.Column("from_name", sa.Text(), nullable=True),
        sa.Column("to_name", sa.Text(), nullable=True),
        sa.Column("epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("is_order", sa.Boolean(), nullable=True),
        sa.Column("decision_number", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("effective_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("cancelled_on", sa.Text(), nullable=True),
        sa.Column("cancel_reason", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("answered_on", sa.Text(), nullable=True),
        sa.Column("answer_reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_member_transfer")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_member_transfer_id")),
    )
    with op.batch_alter_table("member_transfer", schema=None) as batch_op:
        batch_op.create_index("ix_member_transfer_member_id", ["member_id"], unique=False)
        batch_op.create_index(
            "ix_member_transfer_org_id_voided", ["org_id", "voided"], unique=False
        )
    op.create_table(
        "transfer_answer",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("transfer_id", sa.Text(), nullable=True),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("from_name", sa.Text(), nullable=True),
        sa.Column("epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("answered_on", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_transfer_answer")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_transfer_answer_id")),
    )
    with op.batch_alter_table("transfer_answer", schema=None) as batch_op:
        batch_op.create_index("ix_transfer_answer_member_id", ["member_id"], unique=False)
        batch_op.create_index("ix_transfer_answer_transfer_id", ["transfer_id"], unique=False)
    with op.batch_alter_table("life_event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("elsewhere", sa.Text(), nullable=True))
