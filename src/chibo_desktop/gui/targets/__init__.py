"""Chương trình – Chỉ tiêu: what was planned, what was done, how it stands, where it comes from."""

from chibo_desktop.gui.targets.place import targets_place

__all__ = ["targets_place"]
