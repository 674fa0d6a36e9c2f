"""Đảng viên: the list, one member's form, bringing lists in and out."""

from chibo_desktop.gui.members.place import members_place

__all__ = ["members_place"]
