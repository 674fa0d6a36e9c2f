"""Closed reports of the office and what came after them."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
    op.create_table(
        "closed_part",
        sa.Column("closing_id", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("state_hash", sa.Text(), nullable=False),
        sa.Column("reach", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("names", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("closing_id", "number", "org_id", name=op.f("pk_closed_part")),
    )
    op.create_table(
        "period_closing",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=True),
        sa.Column("figures", sa.Text(), nullable=True),
        sa.Column("fingerprint", sa.Text(), nullable=True),
        sa.Column("reopened_on", sa.Text(), nullable=True),
        sa.Column("reopen_reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_period_closing")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_period_closing_id")),
    )
    op.create_table(
        "picture_part",
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column(
            "excellent", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "excellent_limit", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("names", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("period", "org_id", name=op.f("pk_picture_part")),
    )
    with op.batch_alter_table("picture_part", schema=None) as batch_op:
        batch_op.create_index("ix_picture_part_org_id", ["org_id"], unique=False)
    op.create_table(
        "unit_size",
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("members", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("org_id", name=op.f("pk_unit_size")),
    )
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_org_id_voided"))
        batch_op.create_index(
            "ix_member_org_id_voided",
            ["org_id", "voided", "sort_key", "activity_status"],
            unique=False,
        )
    with op.batch_alter_table("month_arrival", schema=None) as batch_op:
        batch_op.create_index(
            "ix_month_arrival_period",
            ["period", "node_id", "bundle_id", "written_on"],
            unique=False,
        )
