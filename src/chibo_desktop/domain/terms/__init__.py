"""Nhiệm kỳ: the committee of a term, its congress, what a branch must have issued, inspection."""
