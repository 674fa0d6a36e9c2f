"""Đảng phí: what a member owes a month, what was collected, what is passed on (domain.md §9)."""
