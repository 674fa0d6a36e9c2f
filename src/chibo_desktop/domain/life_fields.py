"""Which fields an event of each kind asks for, and how they are called there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chibo_desktop.domain.fields import FieldSpec
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.records import type_of

K = LifeEventKind

_DECISION = ("decision_number", "decided_on", "decided_by")
_VOTES = ("summoned", "votes_for", "votes_against")
_OF_ADMISSION: Mapping[str, str] = {
    "happened_on": "Ngày quyết định",
    "decision_number": "Số quyết định",
    "place": "Chi bộ kết nạp",
}
_FIELDS: Mapping[LifeEventKind, Sequence[str]] = {
    K.NOMINATED: ("happened_on", "decision_number", *_VOTES),
    K.SYMPATHISER: ("happened_on", "decision_number", *_VOTES),
    K.CERTIFIED: ("happened_on", "decision_number", "decided_by"),
    K.APPLIED: ("happened_on",),
    K.PROPOSED: ("happened_on", "decision_number", *_VOTES),
    K.WITHDRAWN: ("happened_on", "reason"),
    K.ADMITTED: ("happened_on", "decision_number", "decided_by", "received_on"),
    K.READMITTED: ("happened_on", "decision_number", "decided_by", "received_on"),
    K.CEREMONY: ("happened_on", "place"),
    K.CONFIRMED: ("happened_on", *_DECISION, "received_on", "place"),
    K.SENT_AWAY: ("happened_on", "until", "place", "decision_number", "reason"),
    K.HOSTED: ("happened_on", "until", "place", "decision_number"),
    K.CAME_BACK: ("happened_on", "decision_number"),
    K.HOSTING_ENDED: ("happened_on", "decision_number"),
    K.TRANSFERRED_IN: ("happened_on", "place", "decision_number"),
    K.TRANSFERRED_OUT: ("happened_on", "place", "decision_number", "reason"),
    K.EXEMPTED: ("happened_on", "until", *_DECISION, "reason"),
    K.SUSPENDED: ("happened_on", "until", *_DECISION, "reason"),
    K.INTERRUPTED: ("happened_on", "reason"),
    K.NOT_CONFIRMED: ("happened_on", *_DECISION, *_VOTES, "reason"),
    K.STRUCK_OFF: ("happened_on", *_DECISION, *_VOTES, "reason"),
    K.EXPELLED: ("happened_on", *_DECISION, *_VOTES, "reason"),
    K.RESIGNED: ("happened_on", *_DECISION, "reason"),
    K.LEFT: ("happened_on", "reason"),
    K.DECEASED: ("happened_on", "place"),
}
_USUAL = ("happened_on", *_DECISION, "reason")

_LABELS: Mapping[LifeEventKind, Mapping[str, str]] = {
    K.NOMINATED: {"happened_on": "Ngày chi bộ xét", "decision_number": "Số nghị quyết"},
    K.SYMPATHISER: {"happened_on": "Ngày chi bộ xét", "decision_number": "Số nghị quyết"},
    K.CERTIFIED: {
        "happened_on": "Ngày cấp giấy chứng nhận",
        "decision_number": "Số giấy chứng nhận",
        "decided_by": "Nơi cấp",
    },
    K.APPLIED: {"happened_on": "Ngày nộp đủ hồ sơ"},
    K.PROPOSED: {"happened_on": "Ngày nghị quyết", "decision_number": "Số nghị quyết"},
    K.ADMITTED: _OF_ADMISSION,
    K.READMITTED: _OF_ADMISSION,
    K.CEREMONY: {"happened_on": "Ngày làm lễ", "place": "Tại chi bộ"},
    K.CONFIRMED: {
        "happened_on": "Chính thức từ ngày",
        "decision_number": "Số quyết định",
        "decided_on": "Ngày quyết định",
        "place": "Tại chi bộ",
    },
    K.SENT_AWAY: {"happened_on": "Từ ngày", "place": "Nơi đến", "decision_number": "Số giấy"},
    K.HOSTED: {"happened_on": "Từ ngày", "place": "Nơi giới thiệu", "decision_number": "Số giấy"},
    K.CAME_BACK: {"decision_number": "Số giấy"},
    K.HOSTING_ENDED: {"decision_number": "Số giấy"},
    K.TRANSFERRED_IN: {"place": "Từ chi bộ, đảng bộ", "decision_number": "Số giấy giới thiệu"},
    K.TRANSFERRED_OUT: {"place": "Đến chi bộ, đảng bộ", "decision_number": "Số giấy giới thiệu"},
    K.EXEMPTED: {"happened_on": "Từ ngày"},
    K.SUSPENDED: {"happened_on": "Từ ngày"},
    K.INTERRUPTED: {"happened_on": "Từ ngày"},
    K.RECONNECTED: {"happened_on": "Nối lại từ ngày"},
    K.DECEASED: {"happened_on": "Ngày mất", "place": "Nơi mất"},
}


DOCUMENT_TYPES: Mapping[LifeEventKind, str] = {
    K.ADMITTED: "5",
    K.READMITTED: "6",
    K.CONFIRMED: "7",
    K.NOT_CONFIRMED: "8",
    K.ADMISSION_CANCELLED: "11",
    K.CONFIRMATION_CANCELLED: "12",
    K.RESTORED: "14",
    K.RECONNECTED: "15",
    K.STRUCK_OFF: "16",
    K.RESIGNED: "17",
    K.EXPELLED: "22",
    K.SUSPENDED: "24",
    K.APPLIED: "37",
    K.CERTIFIED: "38",
    K.PROPOSED: "43",
    K.TRANSFERRED_OUT: "54",
    K.TRANSFERRED_IN: "54",
    K.SENT_AWAY: "55",
    K.HOSTED: "55",
    K.EXEMPTED: "81",
    K.DECEASED: "83",
}
"""The paper that usually proves an event, by its number in the catalogue of 104 (§2.10)."""


def event_fields(kind: LifeEventKind) -> tuple[FieldSpec, ...]:
    """The declarations that an event of a kind shows, under the names they have there."""
    declared = type_of(LifeEvent).by_name
    labels = _LABELS.get(kind, {})
    return tuple(
        replace(declared[name], label=labels.get(name, declared[name].label))
        for name in (*_FIELDS.get(kind, _USUAL), "note")
    )
