"""Members who are handed over."""


def make() -> None:
    """Bring files of the schema before to this one."""
