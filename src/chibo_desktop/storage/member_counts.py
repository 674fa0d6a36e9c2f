"""How many members have which value of a field, of those whom a filter leaves."""

from collections.abc import Mapping

from sqlalchemy import Connection, case, false, func, select

from chibo_desktop.domain.dossier.custom_field import PREFIX
from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.storage.member_filter import member_value
from chibo_desktop.storage.member_lines import MemberFilters, filtered
from chibo_desktop.storage.tables import RECORD_TABLES

_MEMBER = RECORD_TABLES["member"]
_PARTS = {"year": (1, 4), "month": (6, 2)}


def value_counts_of(
    connection: Connection, filters: MemberFilters, spec: FieldSpec, part: str = ""
) -> Mapping[str, int]:
    """Value → number of members; what is not recorded stands under the empty text.

    `part` takes the year or the month of a date. A flag is "1" or empty.
    """
    value = member_value(spec.name)
    if part:
        value = func.substr(value, *_PARTS[part])
    if spec.kind is Kind.FLAG and not spec.name.startswith(PREFIX):
        value = case((func.coalesce(value, false()), "1"), else_="")
    told = func.coalesce(value, "").label("told")
    counting = select(told, func.count()).select_from(_MEMBER)
    statement = filtered(connection, counting, filters)
    return {str(key): int(count) for key, count in connection.execute(statement.group_by(told))}
