"""What somebody did and was given: career, training, honours, discipline, history."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
    op.create_table(
        "career_step",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("work", sa.Text(), nullable=True),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_career_step")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_career_step_id")),
    )
    with op.batch_alter_table("career_step", schema=None) as batch_op:
        batch_op.create_index("ix_career_step_member_id", ["member_id"], unique=False)
    op.create_table(
        "commendation",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("awarded_on", sa.Text(), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decision_number", sa.Text(), nullable=True),
        sa.Column("merit", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_commendation")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_commendation_id")),
    )
    with op.batch_alter_table("commendation", schema=None) as batch_op:
        batch_op.create_index("ix_commendation_member_id", ["member_id"], unique=False)
    op.create_table(
        "discipline",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decision_number", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("ended_on", sa.Text(), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_discipline")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_discipline_id")),
    )
    with op.batch_alter_table("discipline", schema=None) as batch_op:
        batch_op.create_index("ix_discipline_member_id", ["member_id"], unique=False)
    op.create_table(
        "history_trait",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_history_trait")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_history_trait_id")),
    )
    with op.batch_alter_table("history_trait", schema=None) as batch_op:
        batch_op.create_index("ix_history_trait_member_id", ["member_id"], unique=False)
    op.create_table(
        "honorary_title",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("awarded_on", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("decision_number", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_honorary_title")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_honorary_title_id")),
    )
    with op.batch_alter_table("honorary_title", schema=None) as batch_op:
        batch_op.create_index("ix_honorary_title_member_id", ["member_id"], unique=False)
    op.create_table(
        "organization_membership",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("joined_on", sa.Text(), nullable=True),
        sa.Column("organization", sa.Text(), nullable=True),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("left_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_organization_membership")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_organization_membership_id")),
    )
    with op.batch_alter_table("organization_membership", schema=None) as batch_op:
        batch_op.create_index("ix_organization_membership_member_id", ["member_id"], unique=False)
    op.create_table(
        "party_badge",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("years", sa.Text(), nullable=True),
        sa.Column("awarded_on", sa.Text(), nullable=True),
        sa.Column("decision_number", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("badge_number", sa.Text(), nullable=True),
        sa.Column("posthumous", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_party_badge")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_party_badge_id")),
    )
    with op.batch_alter_table("party_badge", schema=None) as batch_op:
        batch_op.create_index("ix_party_badge_member_id", ["member_id"], unique=False)
    op.create_table(
        "training",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("school", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("certificate", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_training")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_training_id")),
    )
    with op.batch_alter_table("training", schema=None) as batch_op:
        batch_op.create_index("ix_training_member_id", ["member_id"], unique=False)
