"""A whole calendar day from what stands in a field."""

from datetime import date

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.text import nfc


def typed_day(text: str) -> tuple[date | None, bool]:
    """The day, and whether the text could be read as one; nothing typed is no day, and readable."""
    written = nfc(text)
    if not written:
        return None, True
    try:
        read = PartialDate.read(written)
    except ValueError:
        return None, False
    return (read.earliest, True) if read.is_full else (None, False)
