"""Which kinds of the office's rows travel to its units, for pages that follow them."""

from chibo_desktop.domain.records import types_sent_down


def sent_down_types() -> frozenset[str]:
    """The journal names of the types that travel from the office to its units."""
    return frozenset(kind.name for kind in types_sent_down())
