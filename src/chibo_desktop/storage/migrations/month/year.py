"""Quarter and year: reviews, shortcomings, proposals, papers of the year's end."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
    op.create_table(
        "commendation_proposal",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("standard", sa.Text(), nullable=True),
        sa.Column("merit", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_commendation_proposal")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_commendation_proposal_id")),
    )
    with op.batch_alter_table("commendation_proposal", schema=None) as batch_op:
        batch_op.create_index(
            "ix_commendation_proposal_branch_id_year", ["branch_id", "year"], unique=False
        )
        batch_op.create_index("ix_commendation_proposal_member_id", ["member_id"], unique=False)
    op.create_table(
        "past_rating",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("rating", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_past_rating")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_past_rating_id")),
    )
    with op.batch_alter_table("past_rating", schema=None) as batch_op:
        batch_op.create_index("ix_past_rating_branch_id_year", ["branch_id", "year"], unique=False)
        batch_op.create_index("ix_past_rating_member_id", ["member_id"], unique=False)
    op.create_table(
        "review",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("span", sa.Text(), nullable=True),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("texts", sa.Text(), nullable=True),
        sa.Column("marks", sa.Text(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=True),
        sa.Column("proposed", sa.Text(), nullable=True),
        sa.Column("decided", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_review")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_review_id")),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index("ix_review_branch_id_period", ["branch_id", "period"], unique=False)
        batch_op.create_index("ix_review_member_id", ["member_id"], unique=False)
    op.create_table(
        "shortcoming",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.Column("pointed_out_by", sa.Text(), nullable=True),
        sa.Column("pointed_out_on", sa.Text(), nullable=True),
        sa.Column("remedy", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_shortcoming")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_shortcoming_id")),
    )
    with op.batch_alter_table("shortcoming", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shortcoming_branch_id_voided", ["branch_id", "voided"], unique=False
        )
        batch_op.create_index("ix_shortcoming_member_id", ["member_id"], unique=False)
    op.create_table(
        "shortcoming_step",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("shortcoming_id", sa.Text(), nullable=True),
        sa.Column("noted_on", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_shortcoming_step")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_shortcoming_step_id")),
    )
    with op.batch_alter_table("shortcoming_step", schema=None) as batch_op:
        batch_op.create_index(
            "ix_shortcoming_step_shortcoming_id", ["shortcoming_id"], unique=False
        )
    op.create_table(
        "year_paper",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("paper", sa.Text(), nullable=True),
        sa.Column("copies", sa.Integer(), nullable=True),
        sa.Column("counted_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_year_paper")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_year_paper_id")),
    )
    with op.batch_alter_table("year_paper", schema=None) as batch_op:
        batch_op.create_index("ix_year_paper_branch_id_year", ["branch_id", "year"], unique=False)
