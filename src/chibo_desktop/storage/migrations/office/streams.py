"""Streams, witnesses, and what other computers wrote."""


def make() -> None:
    """Bring files of the schema before to this one."""
