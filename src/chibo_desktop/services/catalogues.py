"""The catalogues and criteria sets that ship with the program, read once."""

from collections.abc import Mapping
from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.catalogue import Catalogue, read_catalogue
from chibo_desktop.domain.criteria import CriteriaSet, load_criteria_file


@cache
def catalogues() -> Mapping[str, Catalogue]:
    """Every catalogue by name."""
    folder = resources.path("catalogues")
    found = (read_catalogue(path.read_bytes()) for path in sorted(folder.glob("*.json")))
    return {catalogue.name: catalogue for catalogue in found}


@cache
def catalogue_codes() -> Mapping[str, frozenset[str]]:
    """The codes a choice may have, by catalogue."""
    return {name: frozenset(catalogue.labels) for name, catalogue in catalogues().items()}


@cache
def criteria_sets() -> tuple[CriteriaSet, ...]:
    """Every criteria set of resources/criteria, by title."""
    folder = resources.path("criteria")
    found = (load_criteria_file(path.read_bytes()) for path in sorted(folder.glob("*.json")))
    return tuple(sorted(found, key=lambda criteria_set: criteria_set.title))
