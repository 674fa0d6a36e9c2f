"""Nhắc việc: what falls due, the rounds of Huy hiệu Đảng, the table of days off."""

from chibo_desktop.gui.reminders.place import reminders_place

__all__ = ["reminders_place"]
