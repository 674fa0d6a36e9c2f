"""What a server is told in other words than a file, so that both do the same.

What is not known stands first in an order, or last when turned round.
"""

from typing import Any

from sqlalchemy import Column, ColumnElement
from sqlalchemy.dialects.postgresql.psycopg import PGCompiler_psycopg
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import UnaryExpression

_SAID = frozenset({operators.nulls_first_op, operators.nulls_last_op})


class ServerCompiler(PGCompiler_psycopg):
    """Says where nothing stands, but for columns that always have something.

    There it would only keep PostgreSQL from using an index.
    """

    def visit_on_conflict_do_nothing(self, on_conflict: Any, **kw: Any) -> str:
        """The ending of SQLite's `INSERT` of what is new; PostgreSQL spells it alike."""
        del on_conflict, kw
        return "ON CONFLICT DO NOTHING"

    def order_by_clause(self, select: Any, **kw: Any) -> str:
        """The ordering of a statement; empty when there is none."""
        parts = [self._placed(one, **kw) for one in select._order_by_clauses]
        return f" ORDER BY {', '.join(parts)}" if parts else ""

    def _placed(self, one: ColumnElement[Any], **kw: Any) -> str:
        text = self.process(one, **kw)
        modifier = one.modifier if isinstance(one, UnaryExpression) else None
        if modifier in _SAID:
            return text
        is_turned = modifier is operators.desc_op
        what = one.element if isinstance(one, UnaryExpression) and modifier else one
        if isinstance(what, Column) and not what.nullable:
            return text
        return f"{text} NULLS {'LAST' if is_turned else 'FIRST'}"
