"""Báo cáo công tác: forms as data, text with live figures, what was issued (domain.md §11)."""
