"""Self-study: commitments, months of study, themes."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
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
