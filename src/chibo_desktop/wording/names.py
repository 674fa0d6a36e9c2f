"""Many names in one sentence: the first of them, then how many more there are."""

from collections.abc import Sequence

from chibo_desktop.wording.numbers import count_text


def first_names(names: Sequence[str], most: int, others: str, between: str = ", ") -> str:
    """“An, Bình và 12 đồng chí khác”: at most so many names; `others` is what the rest are."""
    more = len(names) - most
    said = between.join(names[:most])
    return f"{said} và {count_text(more)} {others}" if more > 0 else said
