"""By what the tables of the records are searched and ordered: one line for every record type."""

from collections.abc import Mapping

from chibo_desktop.domain.dossier.tables import DOSSIER_TABLES
from chibo_desktop.storage.facets import FACETS

INDEXES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "workplace": (),
    "branch": (("org_id",),),
    "member": (
        # All that the list filters and sorts by: 100,000 members are ordered without their rows.
        (
            "voided",
            "sort_key",
            "activity_status",
            "confirmed_on",
            "born_on",
            "admitted_on",
            "position",
        ),
        ("org_id", "voided", "sort_key"),
        ("branch_id", "voided", "sort_key"),
        ("identity_number",),
        FACETS,
    ),
    "round": (("period", "branch_id"),),
    "evaluation": (("round_id",), ("member_id",)),
    "subordinate": (("node_id",),),
    "holiday": (),
    "reminder_note": (),
    "badge_request": (("round_on",),),
    "custom_field": (),
    **{table.name: (("member_id",),) for table in DOSSIER_TABLES},
    "attachment": (
        ("org_id", "voided", "member_id", "document_type"),
        ("member_id",),
        ("content_digest",),
    ),
    "life_event": (("member_id", "voided"), ("org_id", "voided", "kind")),
    "saved_filter": (),
    "register_line": (("org_id", "voided", "kind"), ("member_id",)),
    "supplement": (("member_id",),),
    "distinct_pair": (),
    "meeting": (("branch_id", "held_on"),),
    "meeting_habits": (),
    "attendance": (("meeting_id",), ("member_id",)),
    "agenda_item": (("meeting_id",),),
    "speech": (("meeting_id",),),
    "meeting_vote": (("meeting_id",),),
    "meeting_item": (("branch_id", "state"), ("meeting_id",)),
    "meeting_score": (),
    "dues_setting": (),
    "dues_basis": (("org_id", "voided", "member_id"),),
    "dues_exemption": (("org_id", "voided", "member_id"),),
    "dues_payment": (("org_id", "voided", "month"), ("branch_id", "month")),
    "dues_adjustment": (("org_id", "voided", "month"),),
    "dues_remittance": (("branch_id", "month"),),
    "dues_month": (("branch_id", "month"),),
    "ballot_count": (("round_id",),),
    "rating_decision": (("round_id",),),
    "round_paper": (("round_id",),),
    "shortcoming": (("branch_id", "voided"), ("member_id",)),
    "shortcoming_step": (("shortcoming_id",),),
    "review": (("branch_id", "period"), ("member_id",)),
    "past_rating": (("branch_id", "year"), ("member_id",)),
    "commendation_proposal": (("branch_id", "year"), ("member_id",)),
    "year_paper": (("branch_id", "year"),),
}
