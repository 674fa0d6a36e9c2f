"""A meeting's fields as typed: read by their declarations, saved one by one as they are left."""

from collections.abc import Mapping
from typing import TypeVar

from chibo_desktop.domain.drafts import read_draft
from chibo_desktop.domain.meeting import Meeting
from chibo_desktop.domain.problems import DomainError, Severity
from chibo_desktop.domain.records import Record, type_of
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.meetings import known_meeting, save_meeting
from chibo_desktop.storage.unit_of_work import Unit

R = TypeVar("R", bound=Record)


def with_texts(record: R, written: Mapping[str, str]) -> R:
    """The record with what was typed, by field name. Raises DomainError: what cannot be read."""
    kind = type_of(type(record))
    reading = read_draft(kind.fields, written, catalogues())
    wrong = [one for one in reading.problems if one.severity is Severity.ERROR]
    if wrong:
        raise DomainError(*wrong)
    return kind.build(record.id, record.org_id, {**kind.plain(record), **reading.values})


def set_meeting_fields(unit: Unit, meeting_id: str, written: Mapping[str, str]) -> Meeting:
    """Save what was typed into some of a meeting's fields.

    Raises DomainError: meeting-unknown, what cannot be read, and as `save_meeting`.
    """
    return save_meeting(unit, with_texts(known_meeting(unit, meeting_id), written))
