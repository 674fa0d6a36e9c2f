"""Bộ tiêu chí: the list of sets, and the editor of one."""

from chibo_desktop.gui.criteria.place import criteria_place

__all__ = ["criteria_place"]
