"""What the office above says of transfers whose other unit is not below this office.

The giver's transfer or the receiver's answer stands in a journal that this file has not; the own
office has it, and says so in its directives. The newest says all.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.plain_records import read_record
from chibo_desktop.domain.transfers.records import MemberTransfer, TransferAnswer
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.local_tables import heard_transfer


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One transfer with its answer, as far as there is one."""

    transfer: MemberTransfer
    answer: TransferAnswer | None = None

    @classmethod
    def read(cls, said: Plain) -> "Heard | None":
        """What a directive says; None for what this program cannot read."""
        by = said.get("by")
        transfer = read_record("member_transfer", said.get("transfer"), by if by else "")
        if not isinstance(by, str) or not isinstance(transfer, MemberTransfer):
            return None
        answer = read_record("transfer_answer", said.get("answer"), transfer.to_node)
        return cls(transfer=transfer, answer=answer if isinstance(answer, TransferAnswer) else None)


def put_heard(connection: Connection, said: Collection[Plain]) -> frozenset[str]:
    """Take what the office above says in place of what it said before.

    Returns the members of whom it says something else than before.
    """
    before = {row.transfer_id: row for row in connection.execute(select(heard_transfer))}
    rows = {
        one.transfer.id: {
            "transfer_id": one.transfer.id,
            "member_id": one.transfer.member_id,
            "said": json.dumps(plain, ensure_ascii=False, sort_keys=True),
        }
        for plain in said
        if (one := Heard.read(plain)) is not None
    }
    changed = {
        row.member_id for key, row in before.items() if rows.get(key, {}).get("said") != row.said
    } | {row["member_id"] for key, row in rows.items() if key not in before}
    if changed:
        connection.execute(delete(heard_transfer))
        if rows:
            connection.execute(insert(heard_transfer), list(rows.values()))
    return frozenset(changed)


def heard_of(connection: Connection, member_ids: Sequence[str] | None = None) -> list[Heard]:
    """What was heard, of some members or of all."""
    statement = select(heard_transfer.c.said).order_by(heard_transfer.c.transfer_id)
    if member_ids is None:
        found = list(connection.execute(statement).scalars())
    else:
        found = [
            said
            for chunk in in_chunks(member_ids)
            for said in connection.execute(
                statement.where(heard_transfer.c.member_id.in_(chunk))
            ).scalars()
        ]
    read = (Heard.read(json.loads(said)) for said in found)
    return [one for one in read if one is not None]
