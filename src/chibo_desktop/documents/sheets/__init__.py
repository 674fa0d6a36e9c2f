"""Workbooks of known layout: the update sheet of members, in and out."""
