"""Bàn làm việc: the month as a checklist."""

from chibo_desktop.gui.home.page import home_place

__all__ = ["home_place"]
