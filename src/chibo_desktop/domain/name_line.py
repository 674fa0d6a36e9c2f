"""NameLine (một tên trong danh sách): one name behind a figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """One name behind a figure; `note` says why it is not counted, or what else is to be known.

    `key` is the id of the record that is named, where two figures are to be compared by it.
    """

    name: str
    place: str
    note: str = ""
    is_counted: bool = True
    key: str = ""

    @property
    def identity(self) -> tuple[str, str, str]:
        """What makes it the same name in two lists: the record, else how it is called."""
        return (self.key, "", "") if self.key else ("", self.name, self.place)
