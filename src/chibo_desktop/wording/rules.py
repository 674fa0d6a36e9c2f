"""Where a rule stands, as people cite it."""

from chibo_desktop.domain.criteria_parts import Source
from chibo_desktop.domain.rules import Rule
from chibo_desktop.wording.dates import date_text

UNCHECKED = "chưa đối chiếu với văn bản gốc"


def source_text(source: Source) -> str:
    """“Quy định số 208-QĐ/TW ngày 26/07/2026 của Bộ Chính trị”: a number alone names nothing."""
    head = " ".join(part for part in (source.title, source.number) if part)
    return f"{head} ngày {date_text(source.issued_on)} của {source.issuer}"


def rule_text(rule: Rule) -> str:
    """The same with the article, and a word of doubt while nobody has compared it."""
    place = f"{rule.article} " if rule.article else ""
    doubt = "" if rule.source.is_checked else f" ({UNCHECKED})"
    return f"{place}{source_text(rule.source)}{doubt}"
