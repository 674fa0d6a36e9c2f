"""Commendations, discipline as a course of steps."""


def make() -> None:
    """Bring files of the schema before to this one."""
