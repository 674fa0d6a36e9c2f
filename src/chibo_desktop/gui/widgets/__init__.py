"""Widgets that know no feature. Import them from here."""

from chibo_desktop.gui.widgets.banner import Banner
from chibo_desktop.gui.widgets.button import Button
from chibo_desktop.gui.widgets.card import Card, FigureCard
from chibo_desktop.gui.widgets.column_chooser import ColumnChooser
from chibo_desktop.gui.widgets.data_table import DataTable
from chibo_desktop.gui.widgets.elided_label import ElidedLabel, StillLabel
from chibo_desktop.gui.widgets.empty_state import EmptyState
from chibo_desktop.gui.widgets.fingerprint_check import FingerprintCheck, spaced
from chibo_desktop.gui.widgets.form_field import FormField
from chibo_desktop.gui.widgets.form_grid import FormGrid
from chibo_desktop.gui.widgets.inputs import Choice, PartialDateEdit, SearchBox
from chibo_desktop.gui.widgets.labels import LinkButton, Pill, label
from chibo_desktop.gui.widgets.lines_model import CENTRE, LEFT, LINE_ROLE, RIGHT, Column, LinesModel
from chibo_desktop.gui.widgets.page import Page
from chibo_desktop.gui.widgets.password_field import PasswordField
from chibo_desktop.gui.widgets.restyling import restyle
from chibo_desktop.gui.widgets.segmented import Segmented
from chibo_desktop.gui.widgets.steady_table import SteadyTable
from chibo_desktop.gui.widgets.tool_row import ToolRow

__all__ = [
    "CENTRE",
    "LEFT",
    "LINE_ROLE",
    "RIGHT",
    "Banner",
    "Button",
    "Card",
    "Choice",
    "Column",
    "ColumnChooser",
    "DataTable",
    "ElidedLabel",
    "EmptyState",
    "FigureCard",
    "FingerprintCheck",
    "FormField",
    "FormGrid",
    "LinesModel",
    "LinkButton",
    "Page",
    "PartialDateEdit",
    "PasswordField",
    "Pill",
    "SearchBox",
    "Segmented",
    "SteadyTable",
    "StillLabel",
    "ToolRow",
    "label",
    "restyle",
    "spaced",
]
