"""Chi bộ: the desktop program a Party branch runs its month on."""

VERSION = "0.1.0"
