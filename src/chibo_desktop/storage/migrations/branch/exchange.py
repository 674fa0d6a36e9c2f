"""What travels between a branch and its office."""


def make() -> None:
    """Bring files of the schema before to this one."""
