"""Names of people as they stand on paper. Source: domain.md §13.6."""

import re

_ROMAN = re.compile(r"(?=.*II)[IVX]+|IV|IX")
_PREFIXED = re.compile(r"([HKY])(['’ʼ`])(.+)", re.IGNORECASE)


def name_as_on_paper(written: str) -> str:
    """NGUYỄN VĂN ĐẠT as Nguyễn Văn Đạt; a name that already mixes cases stays as written.

    Prefixes of ethnic names keep their capital (H'Bla, K'Brểu, Y Bliêu), Roman numerals that
    cannot be a Vietnamese word stay (II, IV, but Vi). Takes and gives NFC.
    """
    if not written.isupper() and not written.islower():
        return written
    return " ".join(_word(word) for word in written.split())


def _word(word: str) -> str:
    if _ROMAN.fullmatch(word):
        return word
    if (match := _PREFIXED.fullmatch(word)) is not None:
        prefix, mark, rest = match.groups()
        return f"{prefix.upper()}{mark}{_word(rest)}"
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
