"""The look: contrast that older eyes need, one scale, one place for colours."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import chibo_desktop.gui
from chibo_desktop.gui import theme
from chibo_desktop.gui.theme import fonts

THEMES = (theme.LIGHT, theme.DARK)


def _luminance(value: str) -> float:
    parts = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", THEMES, ids=["light", "dark"])
@pytest.mark.parametrize("plane", ["ground", "side", "card"])
def test_text_can_be_read_on_every_plane(tokens: theme.Tokens, plane: str) -> None:
    on = tokens.colour(plane)
    assert contrast(tokens.text, on) >= 7
    for name in ("secondary", "accent", "good", "attention", "information"):
        assert contrast(tokens.colour(name), on) >= 4.5, name


@pytest.mark.parametrize("tokens", THEMES, ids=["light", "dark"])
@pytest.mark.parametrize("name", ["accent", "good", "attention", "information"])
def test_a_state_can_be_read_on_its_own_soft_colour(tokens: theme.Tokens, name: str) -> None:
    assert contrast(tokens.colour(name), tokens.colour(f"{name}_soft")) >= 4.5
    assert contrast(tokens.text, tokens.colour(f"{name}_soft")) >= 7


@pytest.mark.parametrize("tokens", THEMES, ids=["light", "dark"])
def test_buttons_fields_and_focus_stand_out(tokens: theme.Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_deep) >= 4.5
    assert contrast(tokens.edge, tokens.card) >= 3
    assert contrast(tokens.accent, tokens.card) >= 3


def test_text_size_steps_stop_at_both_ends() -> None:
    assert theme.step(100, 1) == 115
    assert theme.step(175, 1) == 175
    assert theme.step(100, -1) == 100
    assert theme.step(150, -1) == 130


def test_everything_follows_the_text_size(look: QApplication, qtbot: QtBot) -> None:
    shown = QLabel("Đảng viên")
    qtbot.addWidget(shown)
    shown.show()
    before = shown.fontMetrics().height()
    theme.apply(look, theme.Theme(theme.DARK, 175))
    assert shown.fontMetrics().height() >= 1.6 * before
    assert theme.current().row > theme.Theme().row == 32
    assert theme.colour("ground").name().upper() == theme.DARK.ground


def test_the_bundled_typeface_has_its_four_faces(look: QApplication) -> None:
    assert {"Regular", "Italic", "Medium", "SemiBold"} <= set(QFontDatabase.styles(fonts.FAMILY))
    assert look.font().families()[0] == fonts.FAMILY


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.DemiBold])
def test_figures_are_equally_wide_in_tables(weight: QFont.Weight) -> None:
    font = QFont(fonts.TABLE_FAMILY)
    font.setPixelSize(20)
    font.setWeight(weight)
    metrics = QFontMetricsF(font)
    widths = [metrics.horizontalAdvance(digit * 4) for digit in "0123456789"]
    assert max(widths) - min(widths) < 1.5  # kerning moves a pair by less than half a pixel


@pytest.mark.usefixtures("look")
def test_an_icon_takes_the_colour_of_its_token_and_follows_the_theme(look: QApplication) -> None:
    sign = theme.icon("check", "good")
    size = QSize(32, 32)

    def colours() -> set[str]:
        image = sign.pixmap(size).toImage()
        points = ((x, y) for x in range(32) for y in range(32))
        pixels = (image.pixelColor(x, y) for x, y in points)
        return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}

    assert colours() == {theme.LIGHT.good}
    theme.apply(look, theme.Theme(theme.DARK))
    assert colours() == {theme.DARK.good}


def test_an_unknown_icon_is_an_error_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")


def test_colours_are_written_in_one_file_only() -> None:
    folder = Path(chibo_desktop.gui.__file__).parent
    literal = re.compile(r"""["'\s:]#[0-9A-Fa-f]{3,8}\b|rgba?\(""")
    guilty = [
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*.py")
        if file.name != "tokens.py" and literal.search(file.read_text(encoding="utf-8"))
    ]
    assert guilty == []
