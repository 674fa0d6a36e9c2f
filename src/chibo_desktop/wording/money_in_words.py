"""Money in words, as a receipt says it: “Tám mươi nghìn năm trăm đồng”."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_STEPS = ("", "nghìn", "triệu")
_BILLION = 1_000_000_000


def money_in_words(amount: int) -> str:
    """A whole, not negative number of đồng in words, its first letter capital."""
    words = f"{_number(amount)} đồng"
    return words[:1].upper() + words[1:]


def _number(amount: int, *, is_led: bool = False) -> str:
    """`is_led`: something greater stands before, so that zeros in front are spoken."""
    if amount >= _BILLION:
        rest = amount % _BILLION
        head = f"{_number(amount // _BILLION, is_led=is_led)} tỷ"
        return f"{head} {_number(rest, is_led=True)}" if rest else head
    groups = [amount // 1000**step % 1000 for step in (2, 1, 0)]
    words: list[str] = []
    for step, group in zip((2, 1, 0), groups, strict=True):
        if group:
            words += [_group(group, is_led=is_led or bool(words)), _STEPS[step]]
    return " ".join(word for word in words if word) or _DIGITS[0]


def _group(group: int, *, is_led: bool) -> str:
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [f"{_DIGITS[hundreds]} trăm"] if hundreds or is_led else []
    if tens == 1:
        words.append("mười")
    elif tens:
        words.append(f"{_DIGITS[tens]} mươi")
    elif ones and words:
        words.append("lẻ")
    if ones == 1 and tens > 1:
        words.append("mốt")
    elif ones == 5 and tens:
        words.append("lăm")
    elif ones:
        words.append(_DIGITS[ones])
    return " ".join(words)
