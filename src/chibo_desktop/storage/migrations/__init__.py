"""Alembic migrations, run on an open connection inside its transaction."""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from chibo_desktop.storage.tables import metadata


def upgrade(connection: Connection, target: str = "head") -> None:
    """Bring the schema of an open file to `target`."""
    scripts = ScriptDirectory(str(Path(__file__).parent))

    def steps(revision: object, _context: object) -> object:
        return scripts._upgrade_revs(target, revision)  # type: ignore[arg-type]

    with EnvironmentContext(Config(), scripts, fn=steps) as environment:
        environment.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,
            transactional_ddl=True,
            transaction_per_migration=False,
        )
        with environment.begin_transaction():
            environment.run_migrations()
