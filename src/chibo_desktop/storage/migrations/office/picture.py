"""Closed reports of the office and what came after them."""


def make() -> None:
    """Bring files of the schema before to this one."""
