"""Thống kê: how many came and went, who the members are; every figure opens to its names."""

from chibo_desktop.gui.statistics.place import statistics_place

__all__ = ["statistics_place"]
