"""Chuyển sinh hoạt đảng within the Đảng bộ: the hand-over of one and the same member."""
