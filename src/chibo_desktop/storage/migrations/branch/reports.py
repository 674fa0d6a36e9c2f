"""Reports and what a branch chose about its month."""


def make() -> None:
    """Bring files of the schema before to this one."""
