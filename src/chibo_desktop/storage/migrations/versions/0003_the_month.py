"""The month."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
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
        "commitment",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("registered_on", sa.Text(), nullable=True),
        sa.Column("template", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_commitment")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_commitment_id")),
    )
    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.create_index("ix_commitment_member_id_year", ["member_id", "year"], unique=False)
        batch_op.create_index("ix_commitment_year_org_id", ["year", "org_id"], unique=False)
    op.create_table(
        "commitment_line",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("heading", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("product", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("self_result", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_commitment_line")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_commitment_line_id")),
    )
    with op.batch_alter_table("commitment_line", schema=None) as batch_op:
        batch_op.create_index("ix_commitment_line_commitment_id", ["commitment_id"], unique=False)
        batch_op.create_index("ix_commitment_line_member_id", ["member_id"], unique=False)
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
        "study_month",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("action", sa.Text(), nullable=True),
        sa.Column("line_id", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("hours", sa.Text(), nullable=True),
        sa.Column("participation", sa.Text(), nullable=True),
        sa.Column("has_report", sa.Boolean(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("self_note", sa.Text(), nullable=True),
        sa.Column("story", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("remark_words", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_study_month")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_study_month_id")),
    )
    with op.batch_alter_table("study_month", schema=None) as batch_op:
        batch_op.create_index(
            "ix_study_month_member_id_period", ["member_id", "period"], unique=False
        )
        batch_op.create_index("ix_study_month_period_org_id", ["period", "org_id"], unique=False)
    op.create_table(
        "study_theme",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("quarter", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_study_theme")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_study_theme_id")),
    )
    with op.batch_alter_table("study_theme", schema=None) as batch_op:
        batch_op.create_index("ix_study_theme_branch_id_year", ["branch_id", "year"], unique=False)
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
    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("gaps", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("outside", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("final_parts", sa.Text(), nullable=True))
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.add_column(sa.Column("span", sa.Text(), nullable=True))


def downgrade() -> None:
    """Refuse: a file is never taken back to an older schema."""
    raise NotImplementedError
