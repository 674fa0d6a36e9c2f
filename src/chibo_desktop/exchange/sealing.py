"""Keys, signatures and sealing: the only place of this package that touches cryptography.

Signing keys are Ed25519 (raw 32-byte seeds), sealing keys are age X25519 identities, so the
sealed part of a bundle opens with the ordinary `age` tool. Randomness comes from the operating
system through the libraries, which are imported on first use: no screen needs them to start.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

AGE_INTRO = b"age-encryption.org/v1\n"
PUBLIC_KEY_SIZE = 32
SIGNATURE_SIZE = 64
_FINGERPRINT_CONTEXT = b"chibo-fingerprint-v1\0"
_FINGERPRINT_DIGITS, _GROUP = 30, 5
_DERIVED_SIZE = 32


class CannotOpenError(Exception):
    """The sealed bytes do not open with any of the identities, or are not whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeKeys:
    """What one unit owns: the seed it signs with and the identity that opens its own archive."""

    signing_seed: bytes = field(repr=False)
    identity: str = field(repr=False)

    @property
    def public_key(self) -> bytes:
        """The 32 bytes others verify this unit's signatures with."""
        return public_key_of(self.signing_seed)

    @property
    def recipient(self) -> str:
        """The `age1…` text others seal to."""
        return recipient_of(self.identity)


def generate_keys() -> NodeKeys:
    """New keys for a unit, at its first run."""
    return NodeKeys(signing_seed=generate_signing_seed(), identity=generate_identity())


def generate_signing_seed() -> bytes:
    """A new Ed25519 private key as its raw 32-byte seed."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key_of(signing_seed: bytes) -> bytes:
    """The raw 32-byte public key of a seed."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(signing_seed).public_key().public_bytes_raw()


def sign(signing_seed: bytes, message: bytes) -> bytes:
    """The 64-byte Ed25519 signature of `message`."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(signing_seed).sign(message)


def verify(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """True when `signature` was made over `message` with the seed of `public_key`."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):  # ValueError: not a key or not a signature at all
        return False
    return True


def generate_identity() -> str:
    """A new age X25519 identity, `AGE-SECRET-KEY-1…`."""
    from pyrage import x25519

    return str(x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """The `age1…` recipient of an identity."""
    from pyrage import x25519

    return str(x25519.Identity.from_str(identity).to_public())


def is_recipient(text: object) -> bool:
    """True when `text` is an age recipient one can seal to."""
    from pyrage import RecipientError, x25519

    if not isinstance(text, str) or not text.isascii():
        return False
    try:
        x25519.Recipient.from_str(text)
    except RecipientError:
        return False
    return True


def seal(plain: bytes, recipients: Iterable[str]) -> bytes:
    """`plain` as a binary age v1 file that any of the recipients can open."""
    import pyrage

    return bytes(pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(r) for r in recipients]))


def unseal(sealed: bytes, identities: Iterable[str]) -> bytes:
    """The whole plain text, in memory. Raises CannotOpenError; nothing partial is returned."""
    import pyrage

    keys = [pyrage.x25519.Identity.from_str(identity) for identity in identities]
    if not keys or not sealed.startswith(AGE_INTRO):  # the armoured spelling is not accepted
        raise CannotOpenError
    try:
        return bytes(pyrage.decrypt(sealed, keys))
    except pyrage.DecryptError:
        raise CannotOpenError from None


def lock(plain: bytes, passphrase: str) -> bytes:
    """`plain` as a binary age v1 file that opens with a passphrase; takes about a second."""
    from pyrage import passphrase as by_passphrase

    return bytes(by_passphrase.encrypt(plain, passphrase))


def unlock(locked: bytes, passphrase: str) -> bytes:
    """The whole plain text of `lock`. Raises CannotOpenError."""
    from pyrage import DecryptError
    from pyrage import passphrase as by_passphrase

    if not locked.startswith(AGE_INTRO):
        raise CannotOpenError
    try:
        return bytes(by_passphrase.decrypt(locked, passphrase))
    except DecryptError:
        raise CannotOpenError from None


def derive_key(secret: bytes, context: bytes) -> bytes:
    """HKDF-SHA256 of a secret with no salt: 32 bytes that serve `context` and nothing else."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=_DERIVED_SIZE, salt=None, info=context).derive(secret)


def seal_by_passphrase(plain: bytes, passphrase: str) -> bytes:
    """`plain` as a binary age v1 file that opens with a passphrase: for places without keys."""
    import pyrage

    return bytes(pyrage.passphrase.encrypt(plain, passphrase))


def unseal_by_passphrase(sealed: bytes, passphrase: str) -> bytes:
    """The whole plain text, in memory. Raises CannotOpenError; nothing partial is returned."""
    import pyrage

    if not sealed.startswith(AGE_INTRO + b"-> scrypt "):
        raise CannotOpenError
    try:
        return bytes(pyrage.passphrase.decrypt(sealed, passphrase))
    except pyrage.DecryptError:
        raise CannotOpenError from None


def key_id(public_key: bytes) -> str:
    """The short name of a signing key: 16 hexadecimal digits."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def from_hex(text: object) -> bytes:
    """The bytes of a lower-case hexadecimal text; empty when it is anything else."""
    try:
        data = bytes.fromhex(text) if isinstance(text, str) else b""
    except ValueError:
        return b""
    return data if data.hex() == text else b""


def recipient_hash(recipient: str) -> str:
    """What the signed manifest says of one age recipient: 64 hexadecimal digits."""
    return hashlib.sha256(recipient.encode("ascii")).hexdigest()


def fingerprint(*parts: bytes) -> str:
    """Thirty digits in six groups, to be read aloud over the telephone and compared.

    Parts are length-prefixed before hashing, so no two lists of parts share their input.
    """
    digest = hashlib.sha256(_FINGERPRINT_CONTEXT)
    for part in parts:
        digest.update(len(part).to_bytes(4, "big") + part)
    number = int.from_bytes(digest.digest(), "big") % 10**_FINGERPRINT_DIGITS
    digits = f"{number:0{_FINGERPRINT_DIGITS}d}"
    return " ".join(digits[i : i + _GROUP] for i in range(0, _FINGERPRINT_DIGITS, _GROUP))


def unit_fingerprint(*, code: str, public_key: bytes, recipient: str) -> str:
    """The fingerprint of a unit: its code, the key it signs with, the key it is sealed to."""
    return fingerprint(code.encode(), public_key, recipient.encode())


def same_fingerprint(typed: str, expected: str) -> bool:
    """Compare all thirty digits; spaces, dots and dashes that a person types do not count."""
    digits = "".join(char for char in typed if char not in " \t\u00a0.-–")
    return digits == expected.replace(" ", "")
