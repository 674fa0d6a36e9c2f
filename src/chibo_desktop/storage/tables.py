"""Tables: one per record type, derived from its declarations, and the journal's own.

Rows never leave this package. A record's table is a projection that can be rebuilt from `entry`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

import chibo_desktop.domain.attachment
import chibo_desktop.domain.attendance
import chibo_desktop.domain.badges
import chibo_desktop.domain.ballots
import chibo_desktop.domain.commendation
import chibo_desktop.domain.criteria_record
import chibo_desktop.domain.directives
import chibo_desktop.domain.discipline
import chibo_desktop.domain.distinct_pair
import chibo_desktop.domain.dossier.custom_field
import chibo_desktop.domain.dossier.office_field
import chibo_desktop.domain.dues.records
import chibo_desktop.domain.evaluation
import chibo_desktop.domain.key_event
import chibo_desktop.domain.life_event
import chibo_desktop.domain.meeting
import chibo_desktop.domain.meeting_content
import chibo_desktop.domain.meeting_score
import chibo_desktop.domain.month_order
import chibo_desktop.domain.opinions.records
import chibo_desktop.domain.organization
import chibo_desktop.domain.picture.closing
import chibo_desktop.domain.rating_decision
import chibo_desktop.domain.register_line
import chibo_desktop.domain.reminders
import chibo_desktop.domain.round_paper
import chibo_desktop.domain.saved_filter
import chibo_desktop.domain.shortcoming
import chibo_desktop.domain.streams
import chibo_desktop.domain.study
import chibo_desktop.domain.supplement
import chibo_desktop.domain.targets.assigned
import chibo_desktop.domain.targets.records
import chibo_desktop.domain.terms.congress
import chibo_desktop.domain.terms.documents
import chibo_desktop.domain.terms.inspection
import chibo_desktop.domain.terms.records
import chibo_desktop.domain.transfers.records
import chibo_desktop.domain.unit_change
import chibo_desktop.domain.work_item
import chibo_desktop.domain.work_reports.records
import chibo_desktop.domain.working_days
import chibo_desktop.domain.year_end  # noqa: F401 - importing a record registers its type
from chibo_desktop.domain.fields import FieldSpec, Kind, Plain
from chibo_desktop.domain.records import RecordType, all_types
from chibo_desktop.domain.search_words import words_of_person
from chibo_desktop.domain.text import name_sort_key, sort_key
from chibo_desktop.storage.key_tables import held_bundle, node_key, sealed_letter
from chibo_desktop.storage.lacking_tables import cover, historic, pending_kill
from chibo_desktop.storage.local_tables import (
    incoming,
    office_scan,
    opinion,
    opinion_step,
    reveal,
    sent_cover,
)
from chibo_desktop.storage.picture_tables import closed_part, picture_part, unit_size
from chibo_desktop.storage.table_indexes import INDEXES
from chibo_desktop.storage.table_metadata import WHOLE, metadata

__all__ = [
    "DERIVED",
    "RECORD_TABLES",
    "closed_part",
    "conflict",
    "cover",
    "entry",
    "held_bundle",
    "historic",
    "incoming",
    "meta",
    "metadata",
    "month_arrival",
    "node_key",
    "office_scan",
    "operation",
    "opinion",
    "opinion_step",
    "pending_kill",
    "picture_part",
    "received",
    "reveal",
    "sealed_letter",
    "secret",
    "sent",
    "sent_cover",
    "step",
    "stream",
    "unit_size",
]


def _where(condition: str) -> Mapping[str, Any]:
    """A partial index, in a file and on a server."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


entry = Table(
    "entry",
    metadata,
    Column("n", WHOLE, primary_key=True),  # order of arrival here, nothing more
    Column("hash", LargeBinary, nullable=False, unique=True),
    Column("stream", Text, nullable=False),
    Column("seq", WHOLE, nullable=False),
    Column("org_id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("batch", Text, nullable=False),
    Column("ms", WHOLE, nullable=False),
    Column("count", WHOLE, nullable=False),
    Column("standing", Text, nullable=False),  # accepted, or why it is only kept
    Column("bundle_id", Text, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    # Standing and hash are there so that what is asked of all entries of a unit reads none of them.
    Index("ix_entry_org_stream", "org_id", "stream", "seq", "standing", "hash"),
    Index("ix_entry_aside", "org_id", **_where("standing != 'accepted'")),
    Index("ix_entry_batch", "batch", **_where("batch != ''")),
    Index("ix_entry_bundle", "bundle_id", **_where("bundle_id != ''")),
)

operation = Table(
    "operation",
    metadata,
    Column("record_id", Text, primary_key=True),
    Column("atom", Text, primary_key=True),
    Column("entry_n", WHOLE, ForeignKey("entry.n"), primary_key=True),
    Column("idx", WHOLE, primary_key=True),
    Column("live", Boolean(create_constraint=False), nullable=False),
    sqlite_with_rowid=False,
)

step = Table(
    "step",  # what one unit of work wrote here: what people undo as one; never leaves this file
    metadata,
    Column("first", WHOLE, primary_key=True),  # entry.n of its first entry
    Column("last", WHOLE, nullable=False),
)

conflict = Table(
    "conflict",
    metadata,
    Column("record_type", Text, primary_key=True),
    Column("org_id", Text, primary_key=True),
    Column("record_id", Text, primary_key=True),
    Column("atom", Text, primary_key=True),
)

stream = Table(
    "stream",
    metadata,
    Column("id", Text, primary_key=True),
    Column("org_id", Text, nullable=False),
    Column("seq", WHOLE, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("is_ours", Boolean(create_constraint=False), nullable=False),
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

secret = Table(
    "secret",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

received = Table(
    "received",
    metadata,
    Column("bundle_id", Text, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    Column("node_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("seq", WHOLE, nullable=False),
    Column("period", Text, nullable=False),
    Column("written_at", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("counts", Text, nullable=False),
    Index("ix_received_node", "node_id", "seq"),
    Index("ix_received_digest", "digest"),
)

sent = Table(
    "sent",
    metadata,
    Column("bundle_id", Text, primary_key=True),
    Column("node_id", Text, nullable=False),  # addressee
    Column("kind", Text, nullable=False),
    Column("seq", WHOLE, nullable=False),
    Column("period", Text, nullable=False),
    Column("written_at", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("vector", Text, nullable=False),
    Column("acknowledged_at", Text, nullable=False),
    Index("ix_sent_node", "node_id", "seq"),
)

month_arrival = Table(
    "month_arrival",  # which bundle first brought a branch's closed month
    metadata,
    Column("branch_id", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("node_id", Text, nullable=False),
    Column("bundle_id", Text, nullable=False),
    Column("written_on", Text, nullable=False),
    Column("received_on", Text, nullable=False),
    Index("ix_month_arrival_period", "period", "node_id", "bundle_id", "written_on"),
)

_SQL_TYPES: Mapping[Kind, Any] = {
    Kind.INTEGER: WHOLE,
    Kind.FLAG: Boolean(create_constraint=False),
}


def _column(spec: FieldSpec) -> Column[Any]:
    if spec.kind in _SQL_TYPES:
        return Column(spec.name, _SQL_TYPES[spec.kind], nullable=True)
    return Column(spec.name, Text, nullable=True)


def _table(kind: RecordType[Any]) -> Table:
    return Table(
        kind.name,
        metadata,
        Column("n", WHOLE, primary_key=True),
        Column("id", Text, nullable=False),
        Column("org_id", Text, nullable=False),
        Column("voided", Text, nullable=False),
        *map(_column, kind.fields),
        *(Column(name, Text, nullable=False) for name in DERIVED.get(kind.name, {})),
        UniqueConstraint("id", "org_id"),
        *(_index(kind.name, columns) for columns in INDEXES[kind.name]),
    )


def _index(name: str, columns: tuple[str, ...]) -> Index:
    return Index(f"ix_{name}_{'_'.join(columns[:2])}", *columns)


DERIVED: Mapping[str, Mapping[str, Callable[[Mapping[str, Plain]], str]]] = {
    "member": {
        "sort_key": lambda row: name_sort_key(row["full_name"] or ""),
        "search_text": lambda row: words_of_person(
            [row[name] or "" for name in ("full_name", "other_name")],
            [
                row[name] or ""
                for name in (
                    "identity_number",
                    "card_number",
                    "old_card_number",
                    "old_identity_number",
                    "dossier_number",
                )
            ],
        ),
    },
    "evaluation": {"sort_key": lambda row: name_sort_key(row["full_name"] or "")},
    "attendance": {"sort_key": lambda row: name_sort_key(row["full_name"] or "")},
    "branch": {"sort_key": lambda row: sort_key(row["name"] or "")},
    "subordinate": {"sort_key": lambda row: sort_key(row["code"] or row["name"] or "")},
}
"""Columns that follow from the record, kept because lists are ordered and searched by them."""

RECORD_TABLES: Mapping[str, Table] = {kind.name: _table(kind) for kind in all_types()}
