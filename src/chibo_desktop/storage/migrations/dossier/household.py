"""Family, economy, ties and trips abroad."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
    op.create_table(
        "foreign_tie",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("relation", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_foreign_tie")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_foreign_tie_id")),
    )
    with op.batch_alter_table("foreign_tie", schema=None) as batch_op:
        batch_op.create_index("ix_foreign_tie_member_id", ["member_id"], unique=False)
    op.create_table(
        "foreign_trip",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_foreign_trip")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_foreign_trip_id")),
    )
    with op.batch_alter_table("foreign_trip", schema=None) as batch_op:
        batch_op.create_index("ix_foreign_trip_member_id", ["member_id"], unique=False)
    op.create_table(
        "household_economy",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("declared_on", sa.Text(), nullable=True),
        sa.Column("income", sa.Text(), nullable=True),
        sa.Column("income_per_head", sa.Text(), nullable=True),
        sa.Column("house_granted", sa.Text(), nullable=True),
        sa.Column("house_owned", sa.Text(), nullable=True),
        sa.Column("land_granted", sa.Text(), nullable=True),
        sa.Column("land_owned", sa.Text(), nullable=True),
        sa.Column("business", sa.Text(), nullable=True),
        sa.Column("farm_area", sa.Text(), nullable=True),
        sa.Column("hired_workers", sa.Integer(), nullable=True),
        sa.Column("valuables", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_household_economy")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_household_economy_id")),
    )
    with op.batch_alter_table("household_economy", schema=None) as batch_op:
        batch_op.create_index("ix_household_economy_member_id", ["member_id"], unique=False)
    op.create_table(
        "relative",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("org_id", sa.Text(), nullable=False),
        sa.Column("voided", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Text(), nullable=True),
        sa.Column("relation", sa.Text(), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("born_on", sa.Text(), nullable=True),
        sa.Column("native_place", sa.Text(), nullable=True),
        sa.Column("residence", sa.Text(), nullable=True),
        sa.Column("occupation", sa.Text(), nullable=True),
        sa.Column("political_activity", sa.Text(), nullable=True),
        sa.Column("died_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_relative")),
        sa.UniqueConstraint("id", "org_id", name=op.f("uq_relative_id")),
    )
    with op.batch_alter_table("relative", schema=None) as batch_op:
        batch_op.create_index("ix_relative_member_id", ["member_id"], unique=False)
