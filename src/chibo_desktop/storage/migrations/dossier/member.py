"""The member's record itself."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Bring files of the schema before to this one."""
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("class_origin", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("phone", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("party_group", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("residence_branch", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("admission_decided_on", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("admission_decision", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("admitted_at", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("first_introducer", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("first_introducer_post", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("second_introducer", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("second_introducer_post", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("confirmation_decision", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("confirmed_at", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("identity_issued_on", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("identity_issued_by", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("old_card_issued_on", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("dossier_number", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("birth_written", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("native_written", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("residence_written", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("stay_province", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("stay_commune", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("stay_detail", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("occupation", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("occupation_group", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("job_title", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("employer", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("outside_political_system", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("recruited_on", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("recruited_by", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("youth_union_on", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("enlisted_on", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("discharged_on", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("general_education", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("general_education_written", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("professional_level", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("professional_field", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("academic_title", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("political_theory", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("foreign_languages", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("computer_skills", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("ethnic_language", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("health", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("wound_class", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("martyr_family", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("merit_family", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("extra", sa.Text(), nullable=True))
        batch_op.create_index(
            "ix_member_sort_key_voided",
            [
                "sort_key",
                "voided",
                "activity_status",
                "gender",
                "born_on",
                "ethnic_group",
                "admitted_on",
                "confirmed_on",
                "religion",
                "class_origin",
                "position",
                "branch_id",
                "left_on",
                "admission_decided_on",
                "identity_issued_on",
                "card_issued_on",
                "old_card_issued_on",
                "occupation_group",
                "outside_political_system",
                "recruited_on",
                "youth_union_on",
                "enlisted_on",
                "discharged_on",
                "general_education",
                "professional_level",
                "academic_title",
                "political_theory",
                "wound_class",
                "martyr_family",
                "merit_family",
                "removal_requested",
            ],
            unique=False,
        )
