"""Streams, witnesses, and what other computers wrote."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
    op.create_table(
        "cover",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("bundle_id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hash", "bundle_id", name=op.f("pk_cover")),
    )
    op.create_table(
        "historic",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("idx", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("bundle_id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("atom", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hash", "idx", "bundle_id", name=op.f("pk_historic")),
    )
    op.create_table(
        "office_catalogue",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("options", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_office_catalogue")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_office_catalogue_id")),
    )
    op.create_table(
        "office_field",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("options", sa.Text(), nullable=True),
        sa.Column("is_sensitive", sa.Boolean(), nullable=True),
        sa.Column("place", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("catalogue_id", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_office_field")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_office_field_id")),
    )
    op.create_table(
        "stream_opening",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("opened_on", sa.Text(), nullable=True),
        sa.Column("after_stream", sa.Text(), nullable=True),
        sa.Column("after_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("after_hash", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_stream_opening")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_stream_opening_id")),
    )
