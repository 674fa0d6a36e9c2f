"""The windows. Qt lives here and nowhere else."""

import sys

if sys.version_info < (3, 12):
    import ctypes

    # PySide6 6.12 returns None and the truth values without counting the reference, as is right
    # from Python 3.12 on, where they never die. Before that each call uses one up, and after some
    # thousands of calls the interpreter aborts ("deallocating None"). So they get more references
    # than can be used.
    for _undying in (None, True, False):
        ctypes.c_ssize_t.from_address(id(_undying)).value += sys.maxsize // 2
