"""Amounts as people type them: 45000, 45.000, 45 000, 45k, 1,5tr – whole đồng."""

import re
from decimal import Decimal

_WHOLE = re.compile(r"\d{1,3}(?:[. ,]\d{3})+|\d+")
_SHORT = re.compile(r"(\d+(?:[.,]\d{1,3})?)\s*(k|ng|n|tr|triệu|nghìn)", re.IGNORECASE)
_TIMES = {"k": 1000, "n": 1000, "ng": 1000, "nghìn": 1000, "tr": 10**6, "triệu": 10**6}


def read_money(text: str) -> int | None:
    """The amount in đồng, None when nothing was typed. Raises ValueError when it is no amount."""
    bare = text.strip().removesuffix("đồng").removesuffix("đ").strip()
    if not bare:
        return None
    if _WHOLE.fullmatch(bare):
        return int(re.sub(r"\D", "", bare))
    short = _SHORT.fullmatch(bare)
    if short is None:
        raise ValueError(text)
    amount = Decimal(short[1].replace(",", ".")) * _TIMES[short[2].lower()]
    if amount != int(amount):
        raise ValueError(text)
    return int(amount)
