"""Bundles in parts, and what of them is still wanted."""


def make() -> None:
    """Bring files of the schema before to this one."""
