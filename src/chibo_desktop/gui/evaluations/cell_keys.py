"""What a single key means in a cell: a value at once, or the beginning of one."""

from chibo_desktop.gui.evaluations.grid_column import GridColumn, Kind

_STARTS_NUMBER = frozenset("0123456789,.")
_YES, _NO = frozenset("1xXcC"), frozenset("0kK")


def value_of_key(slot: GridColumn, value: str, text: str) -> str | None:
    """The value that a key sets by itself, e.g. x for yes; None when it sets none."""
    if slot.kind is not Kind.FLAG:
        return None
    if text == " ":
        return "0" if value == "1" else "1"
    return "1" if text in _YES else "0" if text in _NO else None


def begins_value(slot: GridColumn, text: str) -> bool:
    """Whether a key opens the editor: a digit where numbers stand, anything where words do."""
    if slot.kind is Kind.FLAG:
        return False
    return slot.kind is Kind.NOTE or text in _STARTS_NUMBER
