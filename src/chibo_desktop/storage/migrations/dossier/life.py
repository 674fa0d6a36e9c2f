"""Events of a life, requests, registers, supplements."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
    op.create_table(
        "badge_request",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("years", sa.Integer(), nullable=True),
        sa.Column("round_on", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_badge_request")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_badge_request_id")),
    )
    with op.batch_alter_table("badge_request", schema=None) as batch_op:
        batch_op.create_index("ix_badge_request_round_on", ["round_on"], unique=False)
    op.create_table(
        "holiday",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_holiday")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_holiday_id")),
    )
    op.create_table(
        "life_event",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("happened_on", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("decision_number", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("received_on", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("summoned", sa.Integer(), nullable=True),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("is_opening", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_life_event")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_life_event_id")),
    )
    with op.batch_alter_table("life_event", schema=None) as batch_op:
        batch_op.create_index(
            "ix_life_event_member_id_voided", ["member_id", "voided"], unique=False
        )
        batch_op.create_index(
            "ix_life_event_org_id_voided", ["org_id", "voided", "kind"], unique=False
        )
    op.create_table(
        "register_line",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("happened_on", sa.Text(), nullable=True),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("giver", sa.Text(), nullable=True),
        sa.Column("receiver", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("returned_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_register_line")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_register_line_id")),
    )
    with op.batch_alter_table("register_line", schema=None) as batch_op:
        batch_op.create_index("ix_register_line_member_id", ["member_id"], unique=False)
        batch_op.create_index(
            "ix_register_line_org_id_voided", ["org_id", "voided", "kind"], unique=False
        )
    op.create_table(
        "reminder_note",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("subject_id", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("again_on", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_reminder_note")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_reminder_note_id")),
    )
    op.create_table(
        "supplement",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("written_on", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("covers_until", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_supplement")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_supplement_id")),
    )
    with op.batch_alter_table("supplement", schema=None) as batch_op:
        batch_op.create_index("ix_supplement_member_id", ["member_id"], unique=False)
