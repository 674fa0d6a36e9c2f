"""What a single key means in a cell: a value at once, or the beginning of one."""

from decimal import Decimal

from chibo_desktop.gui.evaluations.grid_column import GridColumn, Kind

_STARTS_NUMBER = frozenset("0123456789,.")
_YES, _NO = frozenset("1xXcCđĐdD"), frozenset("0kK")


def value_of_key(slot: GridColumn, value: str, text: str) -> str | None:
    """The value that a key sets by itself, e.g. x for yes; None when it sets none."""
    match slot.kind:
        case Kind.FLAG:
            return _answer(text, value, "1")
        case Kind.BINARY:
            whole = plain_number(slot.maximum)
            return whole if text == whole else _answer(text, value, whole)
        case Kind.CHOICE if slot.leaf is not None and text.isdecimal():
            levels = slot.leaf.levels
            at = int(text) - 1
            return plain_number(levels[at].points) if 0 <= at < len(levels) else None
        case _:
            return None


def begins_value(slot: GridColumn, text: str) -> bool:
    """Whether a key opens the editor: a digit where numbers stand, anything where words do."""
    if slot.kind in (Kind.FLAG, Kind.BINARY, Kind.CHOICE):
        return False
    return slot.kind is Kind.NOTE or text in _STARTS_NUMBER


def plain_number(value: Decimal | None) -> str:
    """A number as it is stored."""
    text = f"{value or Decimal(0):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _answer(text: str, value: str, whole: str) -> str | None:
    if text == " ":
        return "0" if value == whole else whole
    return whole if text in _YES else "0" if text in _NO else None
