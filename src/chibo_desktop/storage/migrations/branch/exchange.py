"""What travels between a branch and its office."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
    op.create_table(
        "assigned_target",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=True),
        sa.Column("target_id", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("planned", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("roll_up", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_assigned_target")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_assigned_target_id")),
    )
    with op.batch_alter_table("assigned_target", schema=None) as batch_op:
        batch_op.create_index(
            "ix_assigned_target_org_id_unit_id", ["org_id", "unit_id"], unique=False
        )
        batch_op.create_index("ix_assigned_target_target_id", ["target_id"], unique=False)
    op.create_table(
        "instruction",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_instruction")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_instruction_id")),
    )
    with op.batch_alter_table("instruction", schema=None) as batch_op:
        batch_op.create_index("ix_instruction_org_id_unit_id", ["org_id", "unit_id"], unique=False)
    op.create_table(
        "month_deadline",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=True),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_month_deadline")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_month_deadline_id")),
    )
    with op.batch_alter_table("month_deadline", schema=None) as batch_op:
        batch_op.create_index(
            "ix_month_deadline_org_id_unit_id", ["org_id", "unit_id"], unique=False
        )
    op.create_table(
        "office_remark",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=True),
        sa.Column("evaluation_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("written_on", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_office_remark")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_office_remark_id")),
    )
    with op.batch_alter_table("office_remark", schema=None) as batch_op:
        batch_op.create_index("ix_office_remark_round_id", ["round_id"], unique=False)
    op.create_table(
        "opinion_reply",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("forwarded_id", sa.Text(), nullable=True),
        sa.Column("replied_on", sa.Text(), nullable=True),
        sa.Column("by_whom", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_opinion_reply")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_opinion_reply_id")),
    )
    with op.batch_alter_table("opinion_reply", schema=None) as batch_op:
        batch_op.create_index("ix_opinion_reply_forwarded_id", ["forwarded_id"], unique=False)
    op.create_table(
        "published_criteria",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=True),
        sa.Column("set_id", sa.Text(), nullable=True),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("version", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published_on", sa.Text(), nullable=True),
        sa.Column("effective_from", sa.Text(), nullable=True),
        sa.Column("effective_to", sa.Text(), nullable=True),
        sa.Column("plain", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_published_criteria")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_published_criteria_id")),
    )
    with op.batch_alter_table("published_criteria", schema=None) as batch_op:
        batch_op.create_index(
            "ix_published_criteria_org_id_unit_id", ["org_id", "unit_id"], unique=False
        )
    with op.batch_alter_table("commendation_decision", schema=None) as batch_op:
        batch_op.add_column(sa.Column("proposal_id", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("copy_of", sa.Text(), nullable=True))
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.add_column(sa.Column("above_id", sa.Text(), nullable=True))
