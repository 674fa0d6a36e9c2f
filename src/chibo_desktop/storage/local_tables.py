"""Tables of what no journal has: it is of this file alone, and leaves it in no entry."""

from sqlalchemy import Column, Index, LargeBinary, Table, Text

from chibo_desktop.storage.table_metadata import WHOLE, metadata

reveal = Table(
    "reveal",  # who saw which numbers in full, and when: of this file only, never in a bundle
    metadata,
    Column("n", WHOLE, primary_key=True),
    Column("at", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("occasion", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("members", WHOLE, nullable=False),
)

opinion = Table(
    "opinion",  # what was said to the branch: of this file only, never in the journal or a bundle
    metadata,
    # No row number: it would keep the order in which slips without a name were typed.
    Column("id", Text, primary_key=True),
    Column("branch_id", Text, nullable=False),
    Column("received", Text, nullable=False),  # a day, or only a month when no name was given
    Column("member_id", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("area", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("due_on", Text, nullable=False),
    Index("ix_opinion_branch_id", "branch_id"),
    sqlite_with_rowid=False,
)

opinion_step = Table(
    "opinion_step",  # how the branch dealt with it: of this file only, like the opinion itself
    metadata,
    Column("n", WHOLE, primary_key=True),
    Column("opinion_id", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("on", Text, nullable=False),
    Column("route", Text, nullable=False),
    Column("by_whom", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("due_on", Text, nullable=False),
    Column("about", Text, nullable=False),
    Index("ix_opinion_step_opinion_id", "opinion_id"),
)

proof = Table(
    "proof",  # what units signed when they reported: their manifests, for the office above
    metadata,
    Column("digest", Text, primary_key=True),
    Column("node_id", Text, nullable=False),
    Column("seq", WHOLE, nullable=False),
    Column("bundle_id", Text, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("manifest", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Index("ix_proof_node_id", "node_id"),
)

incoming = Table(
    "incoming",  # how far each file dropped into the inbox has come: one row a file of a drop
    metadata,
    Column("id", Text, primary_key=True),
    Column("drop_id", Text, nullable=False),
    Column("place", WHOLE, nullable=False),  # in its drop
    Column("path", Text, nullable=False),  # where it was seen
    Column("state", Text, nullable=False),
    Column("digest", Text, nullable=False),  # SHA-256 of the file, once it is on this disk
    Column("unit_code", Text, nullable=False),
    Column("bundle_id", Text, nullable=False),
    Column("problem", Text, nullable=False),  # JSON: why it was refused or waits
    Column("seen_at", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Index("ix_incoming_state", "state"),
    Index("ix_incoming_drop_id", "drop_id", "place"),
    Index("ix_incoming_digest", "digest"),
)

office_scan = Table(
    "office_scan",  # contents of scans that the office says it has; replaced whole each time
    metadata,
    Column("digest", Text, primary_key=True),
)

node_record = Table(
    "node_record",  # which records a node has: what is asked of one unit passes the others by
    metadata,
    Column("org_id", Text, primary_key=True),
    Column("record_type", Text, primary_key=True),
    Column("record_id", Text, primary_key=True),
    sqlite_with_rowid=False,
)

member_elsewhere = Table(
    "member_elsewhere",  # rows of members whom another unit has: follows from the transfers
    metadata,
    Column("member_id", Text, primary_key=True),
    Column("org_id", Text, primary_key=True),
    sqlite_with_rowid=False,
)

arriving_member = Table(
    "arriving_member",  # whom the office's newest directive offers to this unit, with the dossier
    metadata,
    Column("transfer_id", Text, primary_key=True),
    Column("bundle_id", Text, nullable=False),
    Column("offer", Text, nullable=False),  # as it came: canonical JSON
)

heard_transfer = Table(
    "heard_transfer",  # what the office above says of members whom units below give or take over
    metadata,
    Column("transfer_id", Text, primary_key=True),
    Column("member_id", Text, nullable=False),
    Column("said", Text, nullable=False),  # the transfer and its answer, as they came: JSON
    Index("ix_heard_transfer_member_id", "member_id"),
)

sent_cover = Table(
    "sent_cover",  # what the cover page of a bundle that went out says; JSON
    metadata,
    Column("bundle_id", Text, primary_key=True),
    Column("content", Text, nullable=False),
)
