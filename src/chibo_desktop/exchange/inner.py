"""What is inside the sealed part: `CBI1`, the manifest, its signature, the sections."""

from dataclasses import dataclass

from chibo_desktop.exchange.errors import BundleError, Code
from chibo_desktop.exchange.sealing import SIGNATURE_SIZE

SIGNATURE_CONTEXT = b"chibo-bundle-v1\0"
MAX_MANIFEST = 1024 * 1024
_MAGIC = b"CBI1"
_PREFIX = len(_MAGIC) + 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """The three parts, cut apart by length only; nothing has been verified yet."""

    manifest: bytes
    signature: bytes
    body: bytes

    @property
    def signed(self) -> bytes:
        """The bytes the signature is made over."""
        return SIGNATURE_CONTEXT + self.manifest


def join_inner(inner: Inner) -> bytes:
    """The plain text that is sealed. Raises BundleError (INNER) for an oversized manifest."""
    if len(inner.manifest) > MAX_MANIFEST:
        raise BundleError(Code.INNER)
    size = len(inner.manifest).to_bytes(4, "big")
    return b"".join((_MAGIC, size, inner.manifest, inner.signature, inner.body))


def split_inner(plain: bytes) -> Inner:
    """Raises BundleError (INNER)."""
    size = int.from_bytes(plain[len(_MAGIC) : _PREFIX], "big")
    signature = _PREFIX + size
    body = signature + SIGNATURE_SIZE
    if not plain.startswith(_MAGIC) or size > MAX_MANIFEST or len(plain) < body:
        raise BundleError(Code.INNER)
    return Inner(
        manifest=plain[_PREFIX:signature], signature=plain[signature:body], body=plain[body:]
    )
