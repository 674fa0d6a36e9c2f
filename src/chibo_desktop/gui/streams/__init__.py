"""Nhật ký các máy: the computers that write for each unit, and what is lacking of theirs."""

from chibo_desktop.gui.streams.place import streams_place

__all__ = ["streams_place"]
