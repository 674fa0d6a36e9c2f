"""Nhật ký: every act of the file, beside the work."""
