"""Numbers as people here write them: decimal comma, point between thousands."""

from decimal import ROUND_HALF_EVEN, Decimal

THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def count_text(count: int) -> str:
    """1.024."""
    return f"{count:,}".replace(",", ".").replace("-", MINUS)


def decimal_text(value: Decimal) -> str:
    """1.234,5: every digit that counts, no trailing zeros."""
    whole, _, fraction = f"{value:,f}".partition(".")
    whole = whole.replace(",", ".").replace("-", MINUS)
    fraction = fraction.rstrip("0")
    if fraction:
        return f"{whole},{fraction}"
    return "0" if whole == f"{MINUS}0" else whole


def mark_text(mark: Decimal | None) -> str:
    """A mark (điểm): 8, 7,5 or 0,25; nothing where none was given."""
    return "" if mark is None else decimal_text(mark)


def percent_text(share: Decimal, places: int = 1) -> str:
    """0.857 as 85,7 %, at most `places` digits after the comma."""
    rounded = (share * 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    return f"{decimal_text(rounded)}{THIN_SPACE}%"


def share_text(percent: Decimal) -> str:
    """85.7 as 85,7 %."""
    return f"{decimal_text(percent)}{THIN_SPACE}%"


def ordinal(number: int) -> str:
    """thứ nhất, thứ hai, … thứ mười, thứ 11."""
    if 1 <= number <= len(_ORDINALS):
        return f"thứ {_ORDINALS[number - 1]}"
    return f"thứ {number}"
