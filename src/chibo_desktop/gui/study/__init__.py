"""Học tập và làm theo Bác: who registered what, month by month, and the yearly commitments."""

from chibo_desktop.gui.study.place import study_place

__all__ = ["study_place"]
