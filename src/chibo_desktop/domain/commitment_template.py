"""Commitment template (mẫu bản cam kết): the lines that members of a kind begin with, as data."""

import json
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateLine:
    """One line of a template."""

    heading: str
    content: str
    product: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentTemplate:
    """A template with its source; `is_checked` once it was compared with the original."""

    id: str
    title: str
    applies_to: str
    source: str
    note: str
    is_checked: bool
    effective_from: date
    effective_to: date | None
    lines: tuple[TemplateLine, ...]

    def holds_in(self, year: int) -> bool:
        """Whether commitments of a year may be made from it."""
        begins, ends = date(year, 1, 1), date(year, 12, 31)
        return self.effective_from <= ends and (
            self.effective_to is None or self.effective_to >= begins
        )


def read_template(data: bytes) -> CommitmentTemplate:
    """Read a template file. Raises ValueError or KeyError for a broken one (our own data)."""
    plain = json.loads(data)
    until = plain.get("effective_to")
    return CommitmentTemplate(
        id=plain["id"],
        title=plain["title"],
        applies_to=plain["applies_to"],
        source=plain["source"],
        note=plain["note"],
        is_checked=plain["verified"],
        effective_from=date.fromisoformat(plain["effective_from"]),
        effective_to=date.fromisoformat(until) if until else None,
        lines=tuple(
            TemplateLine(
                heading=group["heading"],
                content=line["content"],
                product=line.get("product", ""),
                due=line.get("due", ""),
            )
            for group in plain["groups"]
            for line in group["lines"]
        ),
    )
