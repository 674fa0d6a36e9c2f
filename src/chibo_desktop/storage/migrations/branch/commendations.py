"""Commendations, discipline as a course of steps."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
    op.create_table(
        "commendation_decision",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("outcomes", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_commendation_decision")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_commendation_decision_id")),
    )
    op.create_table(
        "discipline_case",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("opened_on", sa.Text(), nullable=True),
        sa.Column("matter", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_discipline_case")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_discipline_case_id")),
    )
    with op.batch_alter_table("discipline_case", schema=None) as batch_op:
        batch_op.create_index("ix_discipline_case_member_id", ["member_id"], unique=False)
        batch_op.create_index(
            "ix_discipline_case_org_id_voided", ["org_id", "voided"], unique=False
        )
    op.create_table(
        "discipline_step",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("happened_on", sa.Text(), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("base", sa.Integer(), nullable=True),
        sa.Column("in_favour", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_discipline_step")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_discipline_step_id")),
    )
    with op.batch_alter_table("discipline_step", schema=None) as batch_op:
        batch_op.create_index("ix_discipline_step_case_id", ["case_id"], unique=False)
    with op.batch_alter_table("commendation_proposal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("name", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("texts", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("vote_id", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("submission_number", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("submitted_on", sa.Text(), nullable=True))
