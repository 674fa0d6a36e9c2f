"""Tables of the office's picture: of this file alone, made from what the journal says."""

from sqlalchemy import Column, Index, LargeBinary, Table, Text

from chibo_desktop.storage.table_metadata import WHOLE, metadata

picture_part = Table(
    "picture_part",  # a unit's figures of a period, kept until its journal changes
    metadata,
    Column("period", Text, primary_key=True),
    Column("org_id", Text, primary_key=True),
    Column("until", Text, nullable=False),  # the last day told of
    Column("made_by", Text, nullable=False),  # the program's version
    Column("excellent", WHOLE, nullable=False),  # proposed, and what the caps allow: for the matrix
    Column("excellent_limit", WHOLE, nullable=False),
    Column("told", Text, nullable=False),
    Column("names", LargeBinary, nullable=False),
    Index("ix_picture_part_org_id", "org_id"),
)

unit_size = Table(
    "unit_size",  # how many members a node counts, kept until its journal changes
    metadata,
    Column("org_id", Text, primary_key=True),
    Column("members", WHOLE, nullable=False),
)

closed_part = Table(
    "closed_part",  # a unit's figures as a period was closed, and what they were computed from
    metadata,
    Column("closing_id", Text, primary_key=True),
    Column("number", WHOLE, primary_key=True),
    Column("org_id", Text, primary_key=True),
    Column("vector", Text, nullable=False),
    Column("state_hash", Text, nullable=False),
    Column("reach", WHOLE, nullable=False),  # entry.n of the newest entry then
    Column("told", Text, nullable=False),
    Column("names", LargeBinary, nullable=False),
)
