"""A root key on its stick and on its paper: the two places where its private half is.

The file is an ordinary age file under a passphrase; the paper has 14 groups of four letters that a
person can type. Source: protocol.md §3.12.
"""

import base64
import hashlib
from dataclasses import dataclass, field

from chibo_desktop.exchange import canonical, sealing
from chibo_desktop.exchange.container import is_unit_code
from chibo_desktop.exchange.errors import BundleError, Code

ROOT_FORMAT = 1
_KIND = "root"
_SEED, _CHECK, _GROUP = 32, 3, 4  # bytes, bytes, letters: 35 bytes are exactly 56 letters
_CHECK_CONTEXT = b"chibo-root-v1\0"
_LIMIT = 16 * 1024
_MISREAD = str.maketrans("018", "OIB")  # no digit of the alphabet looks like these


@dataclass(frozen=True, slots=True, kw_only=True)
class RootKey:
    """The private half of a root key, in memory only while it signs or is printed."""

    seed: bytes = field(repr=False)
    office_code: str
    office_name: str

    @property
    def public_key(self) -> bytes:
        """What units know of it."""
        return sealing.public_key_of(self.seed)

    @property
    def groups(self) -> tuple[str, ...]:
        """The fourteen groups on paper, with a check against typing errors."""
        text = base64.b32encode(self.seed + _check(self.seed)).decode()
        return tuple(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def write_root(root: RootKey, passphrase: str) -> bytes:
    """The file of the stick."""
    plain = {
        "fmt": ROOT_FORMAT,
        "kind": _KIND,
        "code": root.office_code,
        "name": root.office_name,
        "seed": root.seed.hex(),
    }
    return sealing.lock(canonical.encode(plain), passphrase)


def read_root(data: bytes, passphrase: str) -> RootKey:
    """The root key of a stick. Raises BundleError: ROOT_UNREADABLE, ROOT_LOCKED."""
    if len(data) > _LIMIT or not data.startswith(sealing.AGE_INTRO):
        raise BundleError(Code.ROOT_UNREADABLE)
    try:
        plain = canonical.decode_object(sealing.unlock(data, passphrase))
    except sealing.CannotOpenError:
        raise BundleError(Code.ROOT_LOCKED) from None
    except canonical.NotCanonicalError:
        raise BundleError(Code.ROOT_UNREADABLE) from None
    seed, code, name = sealing.from_hex(plain.get("seed")), plain.get("code"), plain.get("name")
    if plain.get("kind") != _KIND or plain.get("fmt") != ROOT_FORMAT or len(seed) != _SEED:
        raise BundleError(Code.ROOT_UNREADABLE)
    if not isinstance(code, str) or not is_unit_code(code) or not isinstance(name, str):
        raise BundleError(Code.ROOT_UNREADABLE)
    return RootKey(seed=seed, office_code=code, office_name=name)


def root_from_paper(typed: str, *, office_code: str, office_name: str) -> RootKey:
    """The root key typed from its paper. Raises BundleError: ROOT_UNREADABLE."""
    text = "".join(char for char in typed.upper().translate(_MISREAD) if char.isalnum())
    try:
        data = base64.b32decode(text)
    except ValueError:
        raise BundleError(Code.ROOT_UNREADABLE) from None
    seed, check = data[:_SEED], data[_SEED:]
    if len(data) != _SEED + _CHECK or check != _check(seed):
        raise BundleError(Code.ROOT_UNREADABLE)
    return RootKey(seed=seed, office_code=office_code, office_name=office_name)


def _check(seed: bytes) -> bytes:
    return hashlib.sha256(_CHECK_CONTEXT + seed).digest()[:_CHECK]
