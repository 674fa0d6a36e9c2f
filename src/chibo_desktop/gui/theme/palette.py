"""The palette: what Fusion and Qt's own dialogs draw with."""

from PySide6.QtGui import QColor, QPalette

from chibo_desktop.gui.theme.tokens import Tokens

_Role = QPalette.ColorRole


def palette(tokens: Tokens) -> QPalette:
    """Every role in our colours, so that nothing falls back to the desktop's own."""
    result = QPalette()
    plan = {
        _Role.Window: tokens.ground,
        _Role.WindowText: tokens.text,
        _Role.Base: tokens.card,
        _Role.AlternateBase: tokens.ground,
        _Role.Text: tokens.text,
        _Role.Button: tokens.card,
        _Role.ButtonText: tokens.text,
        _Role.BrightText: tokens.accent,
        _Role.Light: tokens.card,
        _Role.Midlight: tokens.ground,
        _Role.Mid: tokens.line,
        _Role.Dark: tokens.edge,
        _Role.Shadow: tokens.line,
        _Role.Highlight: tokens.accent_soft,
        _Role.HighlightedText: tokens.text,
        _Role.Accent: tokens.accent,
        _Role.Link: tokens.information,
        _Role.LinkVisited: tokens.information,
        _Role.ToolTipBase: tokens.card,
        _Role.ToolTipText: tokens.text,
        _Role.PlaceholderText: tokens.secondary,
    }
    for role, value in plan.items():
        result.setColor(role, QColor(value))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.secondary))
    return result
