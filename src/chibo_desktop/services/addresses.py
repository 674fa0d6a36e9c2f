"""Addresses of a dossier: what was written, held against the units in force."""

from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.communes import CommuneTable, read_communes
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.member_checks import written_address_problems
from chibo_desktop.domain.problems import Problem

__all__ = ["address_problems", "commune_names", "mapped_parts"]


@cache
def _communes() -> CommuneTable:
    return read_communes(resources.path("places", "communes-2025.json").read_bytes())


@cache
def commune_names() -> tuple[str, ...]:
    """The names of all communes in force, each once."""
    names = (name for communes in _communes().by_province.values() for name in communes)
    return tuple(dict.fromkeys(names))


def address_problems(member: Member) -> tuple[Problem, ...]:
    """What of a member's addresses could be told in today's units."""
    return written_address_problems(member, _communes())


def mapped_parts(place: str, written: str) -> dict[str, str]:
    """The fields of an address in today's units, by name; empty when it is not certain."""
    mapped = _communes().mapped(written)
    if mapped is None or len(mapped.communes) != 1:
        return {}
    commune = mapped.communes[0]
    detail = ", ".join(part for part in (mapped.rest, commune.name) if part)
    return {
        f"{place}_country": "Việt Nam",
        f"{place}_province": commune.province,
        f"{place}_commune": commune.name,
        f"{place}_hamlet": mapped.rest,
        f"{place}_detail": detail,
    }
