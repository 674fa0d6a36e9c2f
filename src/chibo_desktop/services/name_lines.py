"""The names behind a figure, as a dialog shows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """One name behind a figure; `note` says why it is not counted, or what else is to be known."""

    name: str
    place: str
    note: str = ""
    is_counted: bool = True
