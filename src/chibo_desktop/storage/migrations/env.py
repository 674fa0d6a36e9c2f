"""Alembic's environment: nothing to do here, `upgrade` configures everything itself."""
