"""Chương trình, chỉ tiêu: what was planned, what was done, how it stands (domain.md §7)."""
