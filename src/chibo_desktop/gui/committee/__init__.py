"""Cấp ủy – Đại hội: the committee of a term, its congress, documents, inspection."""

from chibo_desktop.gui.committee.place import committee_place

__all__ = ["committee_place"]
