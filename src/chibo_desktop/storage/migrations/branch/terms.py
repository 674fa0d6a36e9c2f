"""Committee, terms, congress, obligatory documents, inspection."""


def make() -> None:
    """Bring files of the schema before to this one."""
