"""Ý kiến, kiến nghị of members: what is told to the branch, and how it is answered."""
