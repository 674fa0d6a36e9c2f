"""Báo cáo công tác: periodic reports, drafted from the data and written by people."""

from chibo_desktop.gui.work_reports.place import work_reports_place

__all__ = ["work_reports_place"]
