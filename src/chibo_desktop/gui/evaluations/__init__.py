"""Đánh giá: the month's grid of members and criteria."""

from chibo_desktop.gui.evaluations.place import evaluations_place

__all__ = ["evaluations_place"]
