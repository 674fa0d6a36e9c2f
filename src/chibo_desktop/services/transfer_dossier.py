"""A member's whole dossier as plain values, to be handed to another unit; and read there.

It is the rows of the dossier under their own ids: the receiving unit writes the same rows in its
own journal, and one person stays one person. Ratings go along for reading. Source: protocol.md
§3.6; domain.md §2.8 (the packet).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.domain.dossier_extent import is_of_dossier
from chibo_desktop.domain.life_event import LifeEvent
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.plain_records import plain_record, read_record
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import Record, type_of
from chibo_desktop.services.directive_part import Plain
from chibo_desktop.services.life import line_of
from chibo_desktop.storage.member_lines import member_of
from chibo_desktop.storage.transfer_rows import ClosedRating, closed_ratings_of, dossier_rows
from chibo_desktop.storage.unit_of_work import Unit

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedDossier:
    """A dossier as it was handed over; `rows` are its records by type, the member apart."""

    member: Member
    rows: Mapping[str, Sequence[Record]]
    ratings: Sequence[ClosedRating] = ()

    @property
    def papers(self) -> Sequence[Attachment]:
        """The scanned papers that it names."""
        return [one for one in self.rows.get("attachment", ()) if isinstance(one, Attachment)]

    @property
    def events(self) -> Sequence[LifeEvent]:
        """What happened to the member."""
        return [one for one in self.rows.get("life_event", ()) if isinstance(one, LifeEvent)]


def dossier_of(unit: Unit, member_id: str, org_id: str) -> Plain:
    """A node's dossier of a member as it stands. Raises DomainError: member-unknown."""
    member = member_of(unit.connection, member_id, org_id)
    if member is None:
        raise DomainError(Problem(code="member-unknown"))
    rows = dossier_rows(unit.connection, member_id, org_id)
    rows["life_event"] = list(line_of(unit, member))  # of who has none: what the list says
    ratings = closed_ratings_of(unit.connection, member_id, org_id)
    return {
        "v": VERSION,
        "member": plain_record(member),
        "rows": [
            {"t": name, **plain_record(one)}
            for name, records in sorted(rows.items())
            for one in records
        ],
        "ratings": [
            {"span": one.span, "period": one.period, "rating": one.rating, "total": one.total}
            for one in ratings
        ],
    }


def dossier_text(plain: Plain) -> str:
    """A dossier as one text: inside a directive its trees would lie too deep."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def read_dossier_text(text: Any, org_id: str) -> HandedDossier:
    """As `read_dossier`, of what `dossier_text` wrote. Raises DomainError as that does."""
    try:
        plain = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        plain = None
    return read_dossier(plain, org_id)


def read_dossier(plain: Any, org_id: str) -> HandedDossier:
    """The dossier as records of the node that receives it.

    Rows of a type or with a value that this program does not know are left out: their giver keeps
    them. Raises DomainError: dossier-unreadable, dossier-newer.
    """
    said = plain if isinstance(plain, Mapping) else {}
    version = said.get("v")
    if type(version) is int and version > VERSION:
        raise DomainError(Problem(code="dossier-newer"))
    member = read_record(type_of(Member).name, said.get("member"), org_id)
    rows, ratings = said.get("rows"), said.get("ratings")
    if not isinstance(member, Member) or not isinstance(rows, list) or version != VERSION:
        raise DomainError(Problem(code="dossier-unreadable"))
    found: dict[str, list[Record]] = {}
    for row in rows:
        name = row.get("t") if isinstance(row, Mapping) else None
        if not isinstance(name, str) or name == "member" or not is_of_dossier(name):
            continue
        record = read_record(name, row, org_id)
        if record is not None and getattr(record, "member_id", "") == member.id:
            found.setdefault(name, []).append(record)
    return HandedDossier(member=member, rows=found, ratings=_ratings(ratings))


def _ratings(plain: Any) -> list[ClosedRating]:
    found = []
    for row in plain if isinstance(plain, list) else ():
        match row:
            case {"span": str(span), "period": str(period), "rating": str(rating)}:
                total = row.get("total")
                found.append(
                    ClosedRating(
                        span=span,
                        period=period,
                        rating=rating,
                        total=total if isinstance(total, str) else "",
                    )
                )
    return found
