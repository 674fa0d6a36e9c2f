"""Dues: grounds, money in, money passed on, books."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
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
