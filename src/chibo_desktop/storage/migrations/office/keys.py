"""Keys that are made known, replaced and revoked."""


def make() -> None:
    """Bring files of the schema before to this one."""
