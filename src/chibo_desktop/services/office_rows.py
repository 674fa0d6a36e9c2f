"""Which kinds of the office's rows travel to its units, for pages that follow them."""

from chibo_desktop.domain.records import all_types


def sent_down_types() -> frozenset[str]:
    """The journal names of the types that travel from the office to its units."""
    return frozenset(kind.name for kind in all_types() if kind.sent_down is not None)
