"""The one style sheet, generated from the tokens and the text size.

Widgets say what they are by a dynamic property (`role`, `kind`, `plane`, `state`); nothing is
styled by object name and no widget carries a style sheet of its own.
"""

from collections.abc import Mapping
from string import Template

from chibo_desktop.gui.theme.fonts import FALLBACKS, TABLE_FAMILY
from chibo_desktop.gui.theme.state import Theme
from chibo_desktop.gui.theme.tokens import RADIUS_CARD, RADIUS_CONTROL

_GENERAL = """
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[plane="ground"] { background: $ground; }
QWidget[plane="side"] { background: $side; }
QFrame[plane="card"] { background: $card; border: 1px solid $line;
    border-radius: ${card_radius}px; }
QFrame[plane="line"] { background: $line; border: none; }
QFrame[plane="card"]:focus { border: 2px solid $accent; }
QFrame[plane="card"][level="problem"] { border-color: $accent; }
QFrame[role="rule"] { background: $line; border: none; }
QToolTip { background: $card; color: $text; border: 1px solid $line; padding: 4px 6px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading}px; font-weight: 600; }
QLabel[role="figure"] { font-size: ${figure}px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="secondary"], QLabel[role="context"], QLabel[role="hint"] { color: $secondary; }
QLabel[role="problem"] { color: $accent; }
QLabel[role="warning"] { color: $attention; }
QLabel[state="good"] { color: $good; }
QLabel[state="attention"] { color: $attention; }
QLabel[state="problem"] { color: $accent; }
QLabel[state="information"] { color: $information; }
QLabel[role="pill"] { border-radius: ${pill}px; padding: 1px 10px; font-weight: 500; }
QLabel[role="pill"][state="good"] { background: $good_soft; color: $good; }
QLabel[role="pill"][state="attention"] { background: $attention_soft; color: $attention; }
QLabel[role="pill"][state="problem"] { background: $accent_soft; color: $accent; }
QLabel[role="pill"][state="information"] { background: $information_soft; color: $information; }
QLabel[role="pill"][state="neutral"] { background: $side; color: $secondary; }
QFrame[role="banner"] { border: none; border-radius: ${radius}px; }
QFrame[role="banner"][state="problem"] { background: $accent_soft; }
QFrame[role="banner"][state="attention"] { background: $attention_soft; }
QFrame[role="banner"][state="information"] { background: $information_soft; }
QFrame[role="banner"][state="good"] { background: $good_soft; }
"""

_BUTTONS = """
QPushButton, QToolButton { background: $card; color: $text; border: 1px solid $line;
    border-radius: ${radius}px; padding: 6px 14px; }
QToolButton { padding: 5px 8px; }
QPushButton:hover, QToolButton:hover { background: $side; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QToolButton:focus { padding: 4px 7px; }
QPushButton:disabled, QToolButton:disabled { color: $secondary; background: $ground; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_deep; border-color: $accent_deep; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; color: $secondary; border-color: $line; }
QPushButton[kind="link"] { background: transparent; border: 2px solid transparent;
    color: $information; padding: 1px 0; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border-color: $information; }
QPushButton[kind="link"]:disabled { color: $secondary; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent;
    border: 2px solid transparent; padding: 2px 6px; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $line; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border-color: $accent; }
QPushButton[kind="segment"] { border-radius: 0; padding: 5px 12px; }
QPushButton[kind="segment"]:checked { background: $accent_soft; color: $accent;
    border-color: $accent; font-weight: 600; }
QPushButton[kind="segment"]:focus { border: 2px solid $accent; padding: 4px 11px; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: url($down);
    subcontrol-position: right center; subcontrol-origin: padding; width: ${arrow}px;
    height: ${arrow}px; right: 8px; }
QPushButton[menu="true"] { padding-right: 26px; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox, QDateEdit {
    background: $card; color: $text; border: 1px solid $edge; border-radius: ${radius}px;
    padding: 5px 9px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QComboBox:focus,
QDateEdit:focus { border: 2px solid $accent; padding: 4px 8px; }
QLineEdit[level="error"], QPlainTextEdit[level="error"], QComboBox[level="error"] {
    border-color: $accent; background: $accent_soft; }
QLineEdit[level="warning"], QPlainTextEdit[level="warning"], QComboBox[level="warning"] {
    border-color: $attention; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled,
QLineEdit:read-only, QPlainTextEdit:read-only { background: $ground; color: $secondary;
    border-color: $line; }
QLineEdit[role="cell"] { border-radius: 0; padding: 0 4px; border: 2px solid $accent; }
QComboBox { padding: 5px 26px 5px 11px; }
QComboBox:focus { padding: 4px 25px 4px 10px; }
QComboBox::drop-down { border: none; width: 24px; subcontrol-position: right center; }
QComboBox::down-arrow { image: url($down); width: ${arrow}px; height: ${arrow}px; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $edge; outline: none;
    selection-background-color: $accent_soft; selection-color: $text; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: ${item}px; padding: 2px 6px; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 20px; background: transparent; }
QSpinBox::up-arrow { image: url($up); width: 12px; height: 12px; }
QSpinBox::down-arrow { image: url($down); width: 12px; height: 12px; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent;
    border-radius: ${radius}px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator, QTableView::indicator,
QListView::indicator, QMenu::indicator { width: ${box}px; height: ${box}px;
    border: 1px solid $edge; background: $card; border-radius: 3px; }
QRadioButton::indicator { border-radius: ${half_box}px; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QTableView::indicator:checked,
QListView::indicator:checked, QMenu::indicator:checked {
    background: $accent; border-color: $accent; image: url($tick); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
    image: url($dash); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url($dot); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $line;
    border-color: $line; }
QProgressBar { background: $side; border: none; border-radius: 4px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
"""

_LISTS = """
QAbstractScrollArea { background: $card; }
QScrollArea, QWidget[plane="clear"] { background: transparent; border: none; }
QTableView, QHeaderView, QSpinBox { font-family: $table_families; }
QTableView, QTreeView, QListView, QTextBrowser { background: $card; border: 1px solid $line;
    gridline-color: $line; outline: none;
    selection-background-color: $accent_soft; selection-color: $text;
    alternate-background-color: $ground; }
QTableView:focus, QTreeView:focus, QListView:focus { border-color: $accent; }
QTableView::item { padding: 0 5px; }
QTableView[cells="true"]::item:focus { border: 2px solid $accent; padding: 0 3px; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {
    background: $accent_soft; color: $text; }
QListView::item, QTreeView::item { min-height: ${item}px; padding: 2px 8px; }
QListView[kind="sections"] { background: transparent; border: none; }
QListView[kind="sections"]::item { padding: 4px 10px; border-left: 3px solid transparent; }
QListView[kind="sections"]::item:selected { border-left: 3px solid $accent; color: $accent; }
QListView[kind="sections"]::item:focus { background: $accent_soft; }
QHeaderView { background: $ground; border: none; }
QHeaderView::section { background: $ground; color: $secondary; font-weight: 600; border: none;
    border-right: 1px solid $line; border-bottom: 1px solid $line; padding: 6px 8px; }
QHeaderView::section:vertical { font-weight: 400; padding: 0 8px; }
QTableCornerButton::section { background: $ground; border: none;
    border-right: 1px solid $line; border-bottom: 1px solid $line; }
QHeaderView::up-arrow { image: url($up); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url($down); width: 12px; height: 12px; }
QTreeView::branch:has-children:closed { image: url($right); }
QTreeView::branch:has-children:open { image: url($down); }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QMenu { background: $card; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $secondary; }
QMenu::indicator { margin-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar::tab { background: transparent; color: $secondary; padding: 7px 14px;
    border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { background: $accent_soft; }
QSplitter::handle { background: transparent; }
QGroupBox { border: none; margin-top: ${item}px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }
"""

_SHELL = """
QPushButton[kind="place"] { background: transparent; border: 2px solid transparent;
    border-radius: ${radius}px; padding: 6px 8px; text-align: left; }
QPushButton[kind="place"]:hover { background: $line; }
QPushButton[kind="place"]:checked { background: $card; border-color: $line; color: $accent;
    font-weight: 600; }
QPushButton[kind="place"]:focus { border-color: $accent; }
QFrame[role="sidebar"] { background: $side; border: none; border-right: 1px solid $line; }
QFrame[role="status"] { background: $side; border: none; border-top: 1px solid $line; }
"""


def style_sheet(theme: Theme, marks: Mapping[str, str]) -> str:
    """The whole style sheet for a theme; `marks` are the files of `marks.mark_files`."""
    tokens = theme.tokens
    names = (name for name in tokens.__slots__ if name != "dark")
    box = theme.scaled(16)
    values: dict[str, str | int] = {name: tokens.colour(name) for name in names}
    values |= marks
    values |= {role: theme.pixels(role) for role in ("title", "heading", "figure")}
    values |= {
        "radius": RADIUS_CONTROL,
        "card_radius": RADIUS_CARD,
        "pill": (theme.pixels() + 6) // 2,
        "item": theme.row - 10,
        "arrow": theme.scaled(14),
        "table_families": ", ".join(f'"{name}"' for name in (TABLE_FAMILY, *FALLBACKS)),
        "box": box,
        "half_box": box // 2 + 1,
    }
    whole = "".join((_GENERAL, _BUTTONS, _FIELDS, _LISTS, _SHELL))
    return Template(whole).substitute(values)
