"""Toàn Đảng bộ: the office's picture of a period, its cross-checks, and closing it."""

from chibo_desktop.gui.picture.place import picture_place

__all__ = ["picture_place"]
