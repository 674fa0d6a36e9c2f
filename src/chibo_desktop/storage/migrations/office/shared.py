"""What an office that several people use at once needs."""


def make() -> None:
    """Bring files of the schema before to this one."""
