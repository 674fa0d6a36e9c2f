"""Keys of the practice office: two roots on two invented sticks."""

from pathlib import Path

from chibo_desktop.exchange.root_key import write_root
from chibo_desktop.services.enrolment import NamedFile
from chibo_desktop.services.office_keys import adopt_roots, new_root
from chibo_desktop.services.outgoing import save_file
from chibo_desktop.storage.unit_of_work import Unit

STICKS = "khoa-goc"


def make_practice_roots(unit: Unit, folder: Path, passphrase: str) -> None:
    """Two roots; their sticks are files beside the practice office, so that one may try them."""
    roots = (new_root(unit), new_root(unit))
    sticks = folder / STICKS
    sticks.mkdir(parents=True, exist_ok=True)
    for number, root in enumerate(roots, 1):
        name = f"khoa-goc-{number}_{root.office_code}.cbr"
        save_file(sticks, NamedFile(name=name, data=write_root(root, passphrase)))
    adopt_roots(unit, *roots)
