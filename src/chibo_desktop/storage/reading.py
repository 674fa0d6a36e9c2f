"""What queries read through, for functions outside this package that hand it on."""

from sqlalchemy import Connection as Connection

__all__ = ["Connection"]
