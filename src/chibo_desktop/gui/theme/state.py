"""The theme and text size now in force."""

from dataclasses import dataclass

from chibo_desktop.gui.theme.tokens import BODY_PIXELS, LIGHT, TYPE, Tokens


@dataclass(frozen=True, slots=True)
class Theme:
    """What the screen looks like: a set of colours and a text size in per cent."""

    tokens: Tokens = LIGHT
    percent: int = 100

    def pixels(self, role: str = "body") -> int:
        """The size of type for a role (`body`, `title`, `figure`, `heading`, `small`)."""
        return round(BODY_PIXELS * self.percent / 100 * TYPE.get(role, 1.0))

    def scaled(self, pixels: float) -> int:
        """A measure that grows with the text, given as it is at 100 %."""
        return round(pixels * self.percent / 100)

    @property
    def row(self) -> int:
        """Height of a table row: 32 at 100 %, then as much more as the text needs."""
        return 32 + round((self.pixels() - BODY_PIXELS) * 1.3)


_current = Theme()


def current() -> Theme:
    """The theme in force."""
    return _current


def put_in_force(theme: Theme) -> None:
    """Remember `theme` as the one in force; `theme.apply` is what shows it."""
    global _current  # noqa: PLW0603 - one screen, one theme: QApplication is global as well
    _current = theme
