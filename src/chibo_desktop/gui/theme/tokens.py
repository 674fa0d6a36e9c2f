"""The colours and measures of the program: the only place where either is written down."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One theme: three planes without shadows, one accent, four meanings each with a soft twin."""

    dark: bool
    ground: str
    side: str
    card: str
    line: str
    edge: str  # the border of a field one can type in: 3:1 against its surroundings
    text: str
    secondary: str
    on_accent: str
    accent: str
    accent_soft: str
    accent_deep: str  # the accent under a pressed or hovered primary button
    good: str
    good_soft: str
    attention: str
    attention_soft: str
    information: str
    information_soft: str

    def colour(self, name: str) -> str:
        """The value of the token called `name`. Raises AttributeError for any other word."""
        return str(getattr(self, name))


LIGHT = Tokens(
    dark=False,
    ground="#FAF8F5",
    side="#F1EDE7",
    card="#FFFFFF",
    line="#E3DDD4",
    edge="#948B81",
    text="#1F1B16",
    secondary="#6B645C",
    on_accent="#FFFFFF",
    accent="#A61C1C",
    accent_soft="#FBECEA",
    accent_deep="#8A1515",
    good="#2A7549",
    good_soft="#E8F3EC",
    attention="#8A5C00",
    attention_soft="#FBF1DC",
    information="#2B5C8A",
    information_soft="#E7EFF7",
)

DARK = Tokens(
    dark=True,
    ground="#1C1A18",
    side="#23201D",
    card="#2A2724",
    line="#3D3833",
    edge="#857C73",
    text="#F1ECE5",
    secondary="#B5ADA3",
    on_accent="#1C1A18",
    accent="#E5726B",
    accent_soft="#3B2422",
    accent_deep="#F08A83",
    good="#7CC79A",
    good_soft="#20302A",
    attention="#E0B25A",
    attention_soft="#352C1B",
    information="#86B6E0",
    information_soft="#1F2B36",
)

SCALES = (100, 115, 130, 150, 175)  # text size, per cent
BODY_PIXELS = 13  # body text at 100 %

# Sizes of type relative to body text.
TYPE = MappingProxyType({"title": 1.85, "figure": 2.0, "heading": 1.15, "small": 0.93})

XS, S, M, L, XL = 4, 8, 12, 16, 24  # the spacing scale, device-independent pixels
RADIUS_CONTROL, RADIUS_CARD = 6, 8
