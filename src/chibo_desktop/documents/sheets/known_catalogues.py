"""The catalogues of the program's own data, as readers and writers of sheets need them."""

from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.catalogue import Catalogue, read_catalogue


@cache
def catalogue(name: str) -> Catalogue:
    """A catalogue of the program's own data. Raises OSError when it is not installed."""
    return read_catalogue(resources.path("catalogues", f"{name}.json").read_bytes())
