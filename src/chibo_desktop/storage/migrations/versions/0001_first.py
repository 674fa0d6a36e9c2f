"""The first schema: journal, projections, keys and bundles."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table of release 1."""
    op.create_table(
        "branch",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("secretary_name", sa.Text(), nullable=True),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_branch")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_branch_id")),
    )
    op.create_index("ix_branch_org_id", "branch", ["org_id"], unique=False)
    op.create_table(
        "conflict",
        sa.Column("record_type", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("atom", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "record_type", "org_id", "record_id", "atom", name=op.f("pk_conflict")
        ),
    )
    op.create_table(
        "entry",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("batch", sa.Text(), nullable=False),
        sa.Column("ms", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("bundle_id", sa.Text(), nullable=False),
        sa.Column("header", sa.LargeBinary(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_entry")),
        sa.UniqueConstraint("hash", name=op.f("uq_entry_hash")),
    )
    op.create_index(
        "ix_entry_aside",
        "entry",
        ["org_id"],
        unique=False,
        sqlite_where=sa.text("standing != 'accepted'"),
    )
    op.create_index(
        "ix_entry_batch", "entry", ["batch"], unique=False, sqlite_where=sa.text("batch != ''")
    )
    op.create_index(
        "ix_entry_bundle",
        "entry",
        ["bundle_id"],
        unique=False,
        sqlite_where=sa.text("bundle_id != ''"),
    )
    op.create_index("ix_entry_org_stream", "entry", ["org_id", "stream", "seq"], unique=False)
    op.create_table(
        "evaluation",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=True),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("not_rated", sa.Text(), nullable=True),
        sa.Column("self_marks", sa.Text(), nullable=True),
        sa.Column("committee_marks", sa.Text(), nullable=True),
        sa.Column("branch_marks", sa.Text(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("votes", sa.Text(), nullable=True),
        sa.Column("override_rating", sa.Text(), nullable=True),
        sa.Column("override_reason", sa.Text(), nullable=True),
        sa.Column("final_total", sa.Text(), nullable=True),
        sa.Column("final_rating", sa.Text(), nullable=True),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_evaluation")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_evaluation_id")),
    )
    op.create_index("ix_evaluation_member_id", "evaluation", ["member_id"], unique=False)
    op.create_index("ix_evaluation_round_id", "evaluation", ["round_id"], unique=False)
    op.create_table(
        "member",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("other_name", sa.Text(), nullable=True),
        sa.Column("gender", sa.Text(), nullable=True),
        sa.Column("born_on", sa.Text(), nullable=True),
        sa.Column("ethnic_group", sa.Text(), nullable=True),
        sa.Column("religion", sa.Text(), nullable=True),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("admitted_on", sa.Text(), nullable=True),
        sa.Column("confirmed_on", sa.Text(), nullable=True),
        sa.Column("activity_status", sa.Text(), nullable=True),
        sa.Column("left_on", sa.Text(), nullable=True),
        sa.Column("identity_number", sa.Text(), nullable=True),
        sa.Column("card_number", sa.Text(), nullable=True),
        sa.Column("card_issued_by", sa.Text(), nullable=True),
        sa.Column("card_issued_on", sa.Text(), nullable=True),
        sa.Column("old_card_number", sa.Text(), nullable=True),
        sa.Column("old_identity_number", sa.Text(), nullable=True),
        sa.Column("central_id", sa.Text(), nullable=True),
        sa.Column("birth_country", sa.Text(), nullable=True),
        sa.Column("birth_province", sa.Text(), nullable=True),
        sa.Column("birth_detail", sa.Text(), nullable=True),
        sa.Column("birth_commune", sa.Text(), nullable=True),
        sa.Column("birth_hamlet", sa.Text(), nullable=True),
        sa.Column("native_country", sa.Text(), nullable=True),
        sa.Column("native_province", sa.Text(), nullable=True),
        sa.Column("native_detail", sa.Text(), nullable=True),
        sa.Column("residence_country", sa.Text(), nullable=True),
        sa.Column("residence_province", sa.Text(), nullable=True),
        sa.Column("residence_detail", sa.Text(), nullable=True),
        sa.Column("residence_commune", sa.Text(), nullable=True),
        sa.Column("residence_hamlet", sa.Text(), nullable=True),
        sa.Column("removal_requested", sa.Boolean(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_member")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_member_id")),
    )
    op.create_index(
        "ix_member_branch_id_voided", "member", ["branch_id", "voided", "sort_key"], unique=False
    )
    op.create_index("ix_member_identity_number", "member", ["identity_number"], unique=False)
    op.create_index(
        "ix_member_org_id_voided", "member", ["org_id", "voided", "sort_key"], unique=False
    )
    op.create_index(
        "ix_member_voided_sort_key",
        "member",
        [
            "voided",
            "sort_key",
            "activity_status",
            "confirmed_on",
            "born_on",
            "admitted_on",
            "position",
        ],
        unique=False,
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "month_arrival",
        sa.Column("branch_id", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("node_id", sa.Text(), nullable=False),
        sa.Column("bundle_id", sa.Text(), nullable=False),
        sa.Column("written_on", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "period", name=op.f("pk_month_arrival")),
    )
    op.create_table(
        "pending_kill",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("idx", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("atom", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "hash", "idx", "org_id", "record_id", "atom", name=op.f("pk_pending_kill")
        ),
    )
    op.create_table(
        "received",
        sa.Column("bundle_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("node_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bundle_id", name=op.f("pk_received")),
    )
    op.create_index("ix_received_digest", "received", ["digest"], unique=False)
    op.create_index("ix_received_node", "received", ["node_id", "seq"], unique=False)
    op.create_table(
        "round",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.Text(), nullable=True),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("criteria", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("opened_on", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("meeting_on", sa.Text(), nullable=True),
        sa.Column("summoned", sa.Integer(), nullable=True),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("reopen_reason", sa.Text(), nullable=True),
        sa.Column("reopened_on", sa.Text(), nullable=True),
        sa.Column("is_outstanding", sa.Boolean(), nullable=True),
        sa.Column("cap_decision", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_round")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_round_id")),
    )
    op.create_index("ix_round_period_branch_id", "round", ["period", "branch_id"], unique=False)
    op.create_table(
        "secret",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_secret")),
    )
    op.create_table(
        "sender",
        sa.Column("node_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("signing_key", sa.LargeBinary(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("trust", sa.Text(), nullable=False),
        sa.Column("registered_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("node_id", name=op.f("pk_sender")),
    )
    op.create_table(
        "sent",
        sa.Column("bundle_id", sa.Text(), nullable=False),
        sa.Column("node_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("acknowledged_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bundle_id", name=op.f("pk_sent")),
    )
    op.create_index("ix_sent_node", "sent", ["node_id", "seq"], unique=False)
    op.create_table(
        "stream",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("is_ours", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stream")),
    )
    op.create_table(
        "subordinate",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("parent_id", sa.Text(), nullable=True),
        sa.Column("node_id", sa.Text(), nullable=True),
        sa.Column("phone_contact", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_subordinate")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_subordinate_id")),
    )
    op.create_index("ix_subordinate_node_id", "subordinate", ["node_id"], unique=False)
    op.create_table(
        "workplace",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("superior_name", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("secretary_name", sa.Text(), nullable=True),
        sa.Column("term", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_workplace")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_workplace_id")),
    )
    op.create_table(
        "operation",
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("atom", sa.Text(), nullable=False),
        sa.Column("entry_n", sa.Integer(), nullable=False),
        sa.Column("idx", sa.Integer(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["entry_n"], ["entry.n"], name=op.f("fk_operation_entry_n_entry")),
        sa.PrimaryKeyConstraint("record_id", "atom", "entry_n", "idx", name=op.f("pk_operation")),
        sqlite_with_rowid=False,
    )
    op.execute(
        "CREATE VIRTUAL TABLE member_search USING fts5(words, content='', contentless_delete=1, "
        "prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')"
    )


def downgrade() -> None:
    """Refuse: a file is never taken back to an older schema."""
    raise NotImplementedError
