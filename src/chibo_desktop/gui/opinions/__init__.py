"""Ý kiến, kiến nghị: entered, routed, answered, closed; at the office, figures and what came up."""

from chibo_desktop.gui.opinions.place import opinions_place

__all__ = ["opinions_place"]
