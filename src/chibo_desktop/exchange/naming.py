"""File names of what is exchanged: decoration for people, read by no program."""

import re

from chibo_desktop.domain.text import fold
from chibo_desktop.exchange.manifest import Envelope, Kind

_WORDS = {
    Kind.REPORT: "bao-cao",
    Kind.DIRECTIVE: "chi-dao",
    Kind.RESCUE: "cuu-ho",
    Kind.ENROLL: "dang-ky",
    Kind.UNLOCK: "mo-khoa",
}
_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")


def bundle_file_name(envelope: Envelope) -> str:
    """`CB07_2026-09_bao-cao_0012.cbb`, its second part `…_0012-phan2.cbb`.

    Letters outside ASCII become dashes. What goes down bears the code of the unit it goes to, so
    37 replies have 37 names.
    """
    downward = envelope.kind in (Kind.DIRECTIVE, Kind.RESCUE)
    code = envelope.addressee if downward else envelope.sender
    at = envelope.part[0]
    number = f"{envelope.seq:04d}" + (f"-phan{at}" if at > 1 else "")
    parts = (_safe(code), envelope.period, _WORDS[envelope.kind], number)
    return "_".join(part for part in parts if part) + ".cbb"


def invitation_file_name(unit_code: str) -> str:
    """`moi_CB07.cbi`."""
    return f"moi_{_safe(unit_code)}.cbi"


def registration_file_name(unit_code: str) -> str:
    """`dangky_CB07.cbb`."""
    return f"dangky_{_safe(unit_code)}.cbb"


def dossier_file_name(full_name: str, suffix: str) -> str:
    """`ho-so_nguyen-van-an.hsdv`."""
    return f"ho-so_{_safe(fold(full_name))}{suffix}"


def _safe(code: str) -> str:
    return _UNSAFE.sub("-", code).strip("-") or "don-vi"
