"""Addresses of a dossier: what was written, held against the units in force."""

from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.communes import CommuneTable, listed, read_communes
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import Problem, Severity

__all__ = ["commune_names", "mapped_parts", "written_address_problems"]

_PLACES = ("birth", "native", "residence")


@cache
def _communes() -> CommuneTable:
    return read_communes(resources.path("places", "communes-2025.json").read_bytes())


@cache
def commune_names() -> tuple[str, ...]:
    """The names of all communes in force, each once."""
    names = (name for communes in _communes().by_province.values() for name in communes)
    return tuple(dict.fromkeys(names))


def written_address_problems(member: Member) -> tuple[Problem, ...]:
    """For an address that is written but not yet in today's units: an offer, or the choices."""
    found = []
    for place in _PLACES:
        name = f"{place}_written"
        written = getattr(member, name)
        if not written or getattr(member, f"{place}_province"):
            continue
        mapped = _communes().mapped(written)
        if mapped is None:
            continue
        if len(mapped.communes) == 1:
            found.append(
                Problem(
                    code="address-mappable",
                    field=name,
                    params={"value": str(mapped.communes[0])},
                    severity=Severity.OFFER,
                    mended=str(mapped.communes[0]),
                )
            )
        else:
            found.append(
                Problem(
                    code="address-several",
                    field=name,
                    params={"value": listed(mapped.communes)},
                    severity=Severity.WARNING,
                )
            )
    return tuple(found)


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
