"""Tests of the windows. A package, so that `typing.py` here never hides the standard one."""
