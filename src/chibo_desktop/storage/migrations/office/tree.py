"""Units that change, and what middle offices forward."""


def make() -> None:
    """Bring files of the schema before to this one."""
