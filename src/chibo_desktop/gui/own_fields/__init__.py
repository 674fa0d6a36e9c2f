"""Defining fields of the dossier: a unit its own, an office those of all its units."""

from chibo_desktop.gui.own_fields.definitions import (
    CATALOGUES,
    OFFICE_FIELDS,
    OWN_FIELDS,
    Definitions,
)
from chibo_desktop.gui.own_fields.dialog import DefinitionsDialog

__all__ = ["CATALOGUES", "OFFICE_FIELDS", "OWN_FIELDS", "Definitions", "DefinitionsDialog"]
