"""Báo cáo – Biểu mẫu: papers of a month, looked at before they are printed."""

from chibo_desktop.gui.printing.place import printing_place

__all__ = ["printing_place"]
