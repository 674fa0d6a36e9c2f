"""IssuedReport (báo cáo đã ban hành): the text and the figures as they were signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.name_line import NameLine


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedReport:
    """What was signed. `head` are the names on it, `figures` what each figure said."""

    form_id: str
    head: Mapping[str, str]
    texts: Mapping[str, str]
    figures: Mapping[str, str]

    def to_plain(self) -> Mapping[str, Plain]:
        """As the record keeps it."""
        return {
            "form": self.form_id,
            "head": dict(self.head),
            "texts": dict(self.texts),
            "figures": dict(self.figures),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Plain]) -> Self:
        """Read it; of what another file has written only what has the right shape counts."""
        return cls(
            form_id=str(plain.get("form", "")),
            head=_texts(plain.get("head")),
            texts=_texts(plain.get("texts")),
            figures=_texts(plain.get("figures")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure that says something else than it said before; empty: unknown.

    `came` and `went` are the names that it counts now and did not, or no more.
    """

    code: str
    before: str
    now: str
    came: tuple[NameLine, ...] = ()
    went: tuple[NameLine, ...] = ()


def changes_between(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[FigureChange, ...]:
    """The figures of `before` that say something else now, in their order."""
    return tuple(
        FigureChange(code=code, before=text, now=now.get(code, ""))
        for code, text in before.items()
        if now.get(code, "") != text
    )


def _texts(plain: Plain) -> Mapping[str, str]:
    if not isinstance(plain, Mapping):
        return {}
    return {str(key): value for key, value in plain.items() if isinstance(value, str)}
