"""Tables that only a server has: who works there, and whose turn it is to write."""

from sqlalchemy import Column, LargeBinary, MetaData, Table, Text

from chibo_desktop.storage.table_metadata import WHOLE

server_metadata = MetaData()

operator = Table(
    "operator",  # a person with a role of the database and the data key under the own password
    server_metadata,
    Column("name", Text, primary_key=True),  # the role's name
    Column("stream", Text, nullable=False, unique=True),
    Column("salt", LargeBinary, nullable=False),
    Column("nonce", LargeBinary, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("memory_kib", WHOLE, nullable=False),
    Column("passes", WHOLE, nullable=False),
    Column("lanes", WHOLE, nullable=False),
)

turn = Table(
    "turn",  # one row: who writes locks the table and counts here, so that readers see a change
    server_metadata,
    Column("n", WHOLE, primary_key=True, autoincrement=False),
    Column("changes", WHOLE, nullable=False),
)
