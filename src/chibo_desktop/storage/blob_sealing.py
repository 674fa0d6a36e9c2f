"""Sealing one scan: ChaCha20-Poly1305 under a key of its own, derived from the data key.

The name a scan lies under is a keyed digest of its content: without the data key nobody can tell
whether a known document is among them. Source: protocol.md D7, §3.8.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from chibo_desktop.storage.errors import StorageError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

_MARK = b"CBGT1\0"
_NONCE = 12
NONCE_LENGTH = _NONCE


class BlobSealer:
    """Seals and opens scans of one data file."""

    def __init__(self, data_key: bytes) -> None:
        self._data_key = data_key

    @cached_property
    def _name_key(self) -> bytes:
        return _derive(self._data_key, b"chibo/scan/name")

    @cached_property
    def _content_key(self) -> bytes:
        return _derive(self._data_key, b"chibo/scan/content")

    def name_of(self, digest: str) -> str:
        """The name under which the content with that SHA-256 (hex) lies; 64 hexadecimal digits."""
        import hmac

        return hmac.digest(self._name_key, digest.encode(), "sha256").hex()

    def seal(self, plain: bytes, digest: str, nonce: bytes) -> bytes:
        """The bytes that lie on the disk; `nonce` is 12 random bytes."""
        name = self.name_of(digest).encode()
        return _MARK + nonce + self._cipher(digest).encrypt(nonce, plain, _MARK + name)

    def open(self, sealed: bytes, digest: str) -> bytes:
        """The plain bytes. Raises StorageError `scan-damaged` when they are not that content."""
        import hashlib

        from cryptography.exceptions import InvalidTag

        start = len(_MARK) + _NONCE
        if not sealed.startswith(_MARK):
            raise StorageError("scan-damaged")
        nonce = sealed[len(_MARK) : start]
        try:
            name = self.name_of(digest).encode()
            plain = self._cipher(digest).decrypt(nonce, sealed[start:], _MARK + name)
        except (InvalidTag, ValueError):
            raise StorageError("scan-damaged") from None
        if hashlib.sha256(plain).hexdigest() != digest:
            raise StorageError("scan-damaged")
        return plain

    def _cipher(self, digest: str) -> "ChaCha20Poly1305":
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        return ChaCha20Poly1305(_derive(self._content_key, digest.encode()))


def _derive(key: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(key)
