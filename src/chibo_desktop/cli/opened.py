"""The data file that a command works on, and what of its options needs reading."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chibo_desktop.cli.ports import Ports, WrongUseError
from chibo_desktop.domain.period import Month
from chibo_desktop.services.session import Session, open_file
from chibo_desktop.wording import cli as words
from chibo_desktop.wording.migration import migrated_text


@contextmanager
def opened(file: Path | str, ports: Ports) -> Iterator[Session]:
    """The file, or what an address names on a server, open; a migration on the way is told on the
    error output.

    Raises WrongUseError: no password; StorageError as `open_file` does.
    """
    path = ports.bookmark(file) if isinstance(file, str) else file
    session = open_file(path, _password(ports), ports.surroundings)
    try:
        if (copy := session.backup_before_migration) is not None:
            print(migrated_text(copy.name, copy.parent.name), file=sys.stderr)
        yield session
    finally:
        session.close()


@contextmanager
def opened_office(file: Path | str, ports: Ports) -> Iterator[Session]:
    """The same for what only an office does. Raises WrongUseError for another file."""
    with opened(file, ports) as session:
        if not session.is_office:
            raise WrongUseError(words.NOT_OFFICE)
        yield session


def data_place(text: str) -> Path | str:
    """What was typed as a data file: a path, or the address of a server's data as it stands."""
    return text if text.startswith(("postgresql://", "postgres://")) else Path(text)


def month_of(text: str) -> Month:
    """A month as it was typed. Raises WrongUseError."""
    try:
        return Month.parse(text)
    except ValueError as error:
        raise WrongUseError(words.BAD_MONTH.format(text=text)) from error


def _password(ports: Ports) -> str:
    try:
        password = ports.password or ports.ask(words.ASK_PASSWORD)
    except EOFError:
        password = ""
    if not password:
        raise WrongUseError(words.NOT_GIVEN)
    return password
