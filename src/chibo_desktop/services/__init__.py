"""Use cases: one verb, one function, `(unit, …) → result`."""
