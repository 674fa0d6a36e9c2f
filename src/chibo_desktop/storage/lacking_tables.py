"""What is known of entries that are lacking here: kept beside the journal, never sent."""

from sqlalchemy import Column, LargeBinary, Table, Text

from chibo_desktop.storage.table_metadata import WHOLE, metadata

historic = Table(
    "historic",  # an op that a snapshot says was overwritten by what is not here
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("idx", WHOLE, primary_key=True),
    Column("bundle_id", Text, primary_key=True),
    Column("org_id", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("atom", Text, nullable=False),
)

cover = Table(
    "cover",  # entries of which a snapshot says that all before them was taken into account
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("bundle_id", Text, primary_key=True),
    Column("org_id", Text, nullable=False),
    Column("stream", Text, nullable=False),
)

pending_kill = Table(
    "pending_kill",  # an entry saw an op that has not arrived yet
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("idx", WHOLE, primary_key=True),
    Column("org_id", Text, primary_key=True),
    Column("record_id", Text, primary_key=True),
    Column("atom", Text, primary_key=True),
)
