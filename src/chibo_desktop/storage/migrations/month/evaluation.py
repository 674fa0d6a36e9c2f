"""Evaluation: criteria sets, ballots, decisions, work, columns of rounds and sheets."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
    op.create_table(
        "ballot_count",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=True),
        sa.Column("issued", sa.Integer(), nullable=True),
        sa.Column("collected", sa.Integer(), nullable=True),
        sa.Column("invalid", sa.Integer(), nullable=True),
        sa.Column("tellers", sa.Text(), nullable=True),
        sa.Column("method", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_ballot_count")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_ballot_count_id")),
    )
    with op.batch_alter_table("ballot_count", schema=None) as batch_op:
        batch_op.create_index("ix_ballot_count_round_id", ["round_id"], unique=False)
    op.create_table(
        "criteria_set",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("version", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("effective_from", sa.Text(), nullable=True),
        sa.Column("effective_to", sa.Text(), nullable=True),
        sa.Column("copied_from", sa.Text(), nullable=True),
        sa.Column("plain", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_criteria_set")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_criteria_set_id")),
    )
    op.create_table(
        "rating_decision",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("ratings", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_rating_decision")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_rating_decision_id")),
    )
    with op.batch_alter_table("rating_decision", schema=None) as batch_op:
        batch_op.create_index("ix_rating_decision_round_id", ["round_id"], unique=False)
    op.create_table(
        "round_paper",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("dated", sa.Text(), nullable=True),
        sa.Column("texts", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_round_paper")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_round_paper_id")),
    )
    with op.batch_alter_table("round_paper", schema=None) as batch_op:
        batch_op.create_index("ix_round_paper_round_id", ["round_id"], unique=False)
    op.create_table(
        "work_item",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("month", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("criterion", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("planned", sa.Text(), nullable=True),
        sa.Column("done", sa.Text(), nullable=True),
        sa.Column("coefficient", sa.Text(), nullable=True),
        sa.Column("quality", sa.Text(), nullable=True),
        sa.Column("progress", sa.Text(), nullable=True),
        sa.Column("leadership", sa.Text(), nullable=True),
        sa.Column("errors", sa.Integer(), nullable=True),
        sa.Column("days_late", sa.Integer(), nullable=True),
        sa.Column("is_exceeding", sa.Boolean(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_work_item")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_work_item_id")),
    )
    with op.batch_alter_table("work_item", schema=None) as batch_op:
        batch_op.create_index("ix_work_item_branch_id_month", ["branch_id", "month"], unique=False)
        batch_op.create_index("ix_work_item_member_id", ["member_id"], unique=False)
    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("member_kind", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("party_group_marks", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("workplace_marks", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("collective_marks", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("superior_marks", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("events", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("gaps", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("outside", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("known", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("known_words", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("shares", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("final_parts", sa.Text(), nullable=True))
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.add_column(sa.Column("span", sa.Text(), nullable=True))
