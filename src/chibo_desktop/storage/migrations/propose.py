"""Writes the next migration: what the declarations ask for and the migrations so far do not make.

    python -m chibo_desktop.storage.migrations.propose "members have a blood group"

It also raises `SCHEMA_VERSION`, by which an older program knows that it must not open the file.
Read what it wrote before you keep it: it cannot know that a column was renamed.
"""

import re
import sys
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.operations.ops import MigrationScript
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from chibo_desktop.domain.text import fold
from chibo_desktop.storage.migrations import upgrade
from chibo_desktop.storage.tables import metadata

_HERE = Path(__file__).parent
_MADE_BY_HAND = ("member_search", "alembic_version")
_PLAIN_TEXT = re.compile(r"'([^'\"\\]*)'")
_TEXT = '''"""{words}."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring files of the schema before to this one."""
    {steps}


def downgrade() -> None:
    """Refuse: a file is never taken back to an older schema."""
    raise NotImplementedError
'''


def propose(words: str, folder: Path, wanted: MetaData = metadata) -> Path | None:
    """Write the next revision into `folder`; None when declarations and schema already agree."""
    before = ScriptDirectory(str(_HERE)).get_current_head() or ""
    engine = create_engine("sqlite://", module=sqlcipher, poolclass=StaticPool)
    with engine.connect() as connection, connection.begin():
        upgrade(connection)
        script = _difference(connection, wanted)
    if script.upgrade_ops is None or script.upgrade_ops.is_empty():
        return None
    steps = "\n".join(
        line
        for line in render_python_code(script.upgrade_ops, render_as_batch=True).splitlines()
        if line.strip() and not line.strip().startswith("#")
    ).strip()
    steps = _PLAIN_TEXT.sub(r'"\1"', steps)  # as the formatter wants it
    revision = f"{int(before) + 1:04d}"
    path = folder / f"{revision}_{'_'.join(fold(words).split())}.py"
    words = words[:1].upper() + words[1:]
    text = _TEXT.format(words=words, revision=revision, before=before, steps=steps)
    path.write_text(text, encoding="utf-8")
    return path


def _difference(connection: Connection, wanted: MetaData) -> MigrationScript:
    def ours(_object: object, name: str | None, kind: str, *_rest: object) -> bool:
        return kind != "table" or not (name or "").startswith(_MADE_BY_HAND)

    options = {"include_object": ours, "compare_type": True}
    return produce_migrations(MigrationContext.configure(connection, opts=options), wanted)


def _raise_version(version: int) -> None:
    file = _HERE.parent / "engine.py"
    old = file.read_text(encoding="utf-8")
    new = re.sub(r"^SCHEMA_VERSION = \d+$", f"SCHEMA_VERSION = {version}", old, flags=re.M)
    file.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    made = propose(sys.argv[1], _HERE / "versions")
    if made is None:
        raise SystemExit("nothing to do: schema and declarations agree")
    _raise_version(int(made.name[:4]))
