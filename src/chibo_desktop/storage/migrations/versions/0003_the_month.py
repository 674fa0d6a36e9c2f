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
        "agenda_item",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("part", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("presenter", sa.Text(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("item_id", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_agenda_item")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_agenda_item_id")),
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.create_index("ix_agenda_item_meeting_id", ["meeting_id"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("is_probationary", sa.Boolean(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("approver", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("spoke", sa.Boolean(), nullable=True),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_attendance")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_attendance_id")),
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index("ix_attendance_meeting_id", ["meeting_id"], unique=False)
        batch_op.create_index("ix_attendance_member_id", ["member_id"], unique=False)
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
        "dues_adjustment",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("month", sa.Text(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("is_recalculation", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_dues_adjustment")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_dues_adjustment_id")),
    )
    with op.batch_alter_table("dues_adjustment", schema=None) as batch_op:
        batch_op.create_index(
            "ix_dues_adjustment_org_id_voided", ["org_id", "voided", "month"], unique=False
        )
    op.create_table(
        "dues_basis",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("payer_group", sa.Text(), nullable=True),
        sa.Column("income", sa.Integer(), nullable=True),
        sa.Column("stated_amount", sa.Integer(), nullable=True),
        sa.Column("voluntary_amount", sa.Integer(), nullable=True),
        sa.Column("document", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_dues_basis")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_dues_basis_id")),
    )
    with op.batch_alter_table("dues_basis", schema=None) as batch_op:
        batch_op.create_index(
            "ix_dues_basis_org_id_voided", ["org_id", "voided", "member_id"], unique=False
        )
    op.create_table(
        "dues_exemption",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_dues_exemption")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_dues_exemption_id")),
    )
    with op.batch_alter_table("dues_exemption", schema=None) as batch_op:
        batch_op.create_index(
            "ix_dues_exemption_org_id_voided", ["org_id", "voided", "member_id"], unique=False
        )
    op.create_table(
        "dues_month",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("month", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("lines", sa.Text(), nullable=True),
        sa.Column("reopen_reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_dues_month")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_dues_month_id")),
    )
    with op.batch_alter_table("dues_month", schema=None) as batch_op:
        batch_op.create_index("ix_dues_month_branch_id_month", ["branch_id", "month"], unique=False)
    op.create_table(
        "dues_payment",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("month", sa.Text(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("paid_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_dues_payment")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_dues_payment_id")),
    )
    with op.batch_alter_table("dues_payment", schema=None) as batch_op:
        batch_op.create_index(
            "ix_dues_payment_branch_id_month", ["branch_id", "month"], unique=False
        )
        batch_op.create_index(
            "ix_dues_payment_org_id_voided", ["org_id", "voided", "month"], unique=False
        )
    op.create_table(
        "dues_remittance",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("month", sa.Text(), nullable=True),
        sa.Column("paid_on", sa.Text(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_dues_remittance")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_dues_remittance_id")),
    )
    with op.batch_alter_table("dues_remittance", schema=None) as batch_op:
        batch_op.create_index(
            "ix_dues_remittance_branch_id_month", ["branch_id", "month"], unique=False
        )
    op.create_table(
        "dues_setting",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("retained_percent", sa.Text(), nullable=True),
        sa.Column("wage_zone", sa.Text(), nullable=True),
        sa.Column("rounded_to", sa.Integer(), nullable=True),
        sa.Column("due_day", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_dues_setting")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_dues_setting_id")),
    )
    op.create_table(
        "forwarded_opinion",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("sent_on", sa.Text(), nullable=True),
        sa.Column("area", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("answered_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_forwarded_opinion")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_forwarded_opinion_id")),
    )
    with op.batch_alter_table("forwarded_opinion", schema=None) as batch_op:
        batch_op.create_index(
            "ix_forwarded_opinion_org_id_voided", ["org_id", "voided"], unique=False
        )
    op.create_table(
        "meeting",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("held_on", sa.Text(), nullable=True),
        sa.Column("starts_at", sa.Text(), nullable=True),
        sa.Column("ends_at", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("theme", sa.Text(), nullable=True),
        sa.Column("chair_name", sa.Text(), nullable=True),
        sa.Column("secretary_name", sa.Text(), nullable=True),
        sa.Column("guests", sa.Text(), nullable=True),
        sa.Column("materials", sa.Text(), nullable=True),
        sa.Column("committee_met_on", sa.Text(), nullable=True),
        sa.Column("invited_on", sa.Text(), nullable=True),
        sa.Column("materials_on", sa.Text(), nullable=True),
        sa.Column("published_on", sa.Text(), nullable=True),
        sa.Column("agency_topics", sa.Text(), nullable=True),
        sa.Column("cancel_reason", sa.Text(), nullable=True),
        sa.Column("ideology", sa.Text(), nullable=True),
        sa.Column("past_month", sa.Text(), nullable=True),
        sa.Column("next_month", sa.Text(), nullable=True),
        sa.Column("organizing", sa.Text(), nullable=True),
        sa.Column("conclusion", sa.Text(), nullable=True),
        sa.Column("term", sa.Text(), nullable=True),
        sa.Column("minutes_number", sa.Integer(), nullable=True),
        sa.Column("resolution_number", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_meeting")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_meeting_id")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index(
            "ix_meeting_branch_id_held_on", ["branch_id", "held_on"], unique=False
        )
    op.create_table(
        "meeting_habits",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("usual_day", sa.Text(), nullable=True),
        sa.Column("starts_at", sa.Text(), nullable=True),
        sa.Column("ends_at", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("secretary_name", sa.Text(), nullable=True),
        sa.Column("theme_months", sa.Text(), nullable=True),
        sa.Column("has_separate_theme", sa.Boolean(), nullable=True),
        sa.Column("agenda_kind", sa.Text(), nullable=True),
        sa.Column("sheet_id", sa.Text(), nullable=True),
        sa.Column("settings", sa.Text(), nullable=True),
        sa.Column("first_numbers", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_meeting_habits")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_meeting_habits_id")),
    )
    op.create_table(
        "meeting_item",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("owner_id", sa.Text(), nullable=True),
        sa.Column("owner_name", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_meeting_item")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_meeting_item_id")),
    )
    with op.batch_alter_table("meeting_item", schema=None) as batch_op:
        batch_op.create_index(
            "ix_meeting_item_branch_id_state", ["branch_id", "state"], unique=False
        )
        batch_op.create_index("ix_meeting_item_meeting_id", ["meeting_id"], unique=False)
    op.create_table(
        "meeting_score",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.Column("committee_choices", sa.Text(), nullable=True),
        sa.Column("superior_choices", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("superior_name", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("sheet", sa.Text(), nullable=True),
        sa.Column("final", sa.Text(), nullable=True),
        sa.Column("final_total", sa.Text(), nullable=True),
        sa.Column("final_grade", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_meeting_score")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_meeting_score_id")),
    )
    op.create_table(
        "meeting_vote",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("majority", sa.Text(), nullable=True),
        sa.Column("base", sa.Integer(), nullable=True),
        sa.Column("in_favour", sa.Integer(), nullable=True),
        sa.Column("against", sa.Integer(), nullable=True),
        sa.Column("abstained", sa.Integer(), nullable=True),
        sa.Column("advisory", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_meeting_vote")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_meeting_vote_id")),
    )
    with op.batch_alter_table("meeting_vote", schema=None) as batch_op:
        batch_op.create_index("ix_meeting_vote_meeting_id", ["meeting_id"], unique=False)
    op.create_table(
        "opinion",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=False),
        sa.Column("received", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("opinion", schema=None) as batch_op:
        batch_op.create_index("ix_opinion_branch_id", ["branch_id"], unique=False)
    op.create_table(
        "opinion_count",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("counts", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_opinion_count")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_opinion_count_id")),
    )
    with op.batch_alter_table("opinion_count", schema=None) as batch_op:
        batch_op.create_index(
            "ix_opinion_count_branch_id_year", ["branch_id", "year"], unique=False
        )
    op.create_table(
        "opinion_step",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("opinion_id", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("on", sa.Text(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_opinion_step")),
    )
    with op.batch_alter_table("opinion_step", schema=None) as batch_op:
        batch_op.create_index("ix_opinion_step_opinion_id", ["opinion_id"], unique=False)
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
        "programme",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("first_year", sa.Integer(), nullable=True),
        sa.Column("last_year", sa.Integer(), nullable=True),
        sa.Column("parent_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_programme")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_programme_id")),
    )
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.create_index("ix_programme_org_id_voided", ["org_id", "voided"], unique=False)
    op.create_table(
        "programme_task",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("programme_id", sa.Text(), nullable=True),
        sa.Column("target_id", sa.Text(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("owner_id", sa.Text(), nullable=True),
        sa.Column("owner_name", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_programme_task")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_programme_task_id")),
    )
    with op.batch_alter_table("programme_task", schema=None) as batch_op:
        batch_op.create_index("ix_programme_task_programme_id", ["programme_id"], unique=False)
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
        "speech",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("agenda_item_id", sa.Text(), nullable=True),
        sa.Column("speaker_id", sa.Text(), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_speech")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_speech_id")),
    )
    with op.batch_alter_table("speech", schema=None) as batch_op:
        batch_op.create_index("ix_speech_meeting_id", ["meeting_id"], unique=False)
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
        "target",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("programme_id", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("planned", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("roll_up", sa.Text(), nullable=True),
        sa.Column("owner_id", sa.Text(), nullable=True),
        sa.Column("owner_name", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_target")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_target_id")),
    )
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.create_index("ix_target_year_org_id", ["year", "org_id"], unique=False)
    op.create_table(
        "target_result",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("target_id", sa.Text(), nullable=True),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("span", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_target_result")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_target_result_id")),
    )
    with op.batch_alter_table("target_result", schema=None) as batch_op:
        batch_op.create_index("ix_target_result_target_id", ["target_id"], unique=False)
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


def downgrade() -> None:
    """Refuse: a file is never taken back to an older schema."""
    raise NotImplementedError
