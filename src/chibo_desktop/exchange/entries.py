"""The journal section: entries as (header bytes, payload bytes), carried exactly as stored.

`u32 count`, then for each entry `u32 header length, u32 payload length, header, payload`.
What an entry means is the journal's business; here only its bytes and hashes count.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from struct import Struct

from chibo_desktop.exchange import canonical
from chibo_desktop.exchange.errors import BundleError, Code

Entry = tuple[bytes, bytes]

MAX_ENTRY = 64 * 1024  # bytes of header and payload together
MAX_ENTRIES = 200_000

_COUNT = Struct(">I")
_LENGTHS = Struct(">II")
_PAYLOAD_HASH = b'"ph":"'


def encode_entries(entries: Iterable[Entry]) -> bytes:
    """The section bytes of `entries`, in the order given. Raises BundleError (ENTRY_LIMIT)."""
    parts: list[bytes] = [b""]
    count = 0
    for header, payload in entries:
        count += 1
        if len(header) + len(payload) > MAX_ENTRY or count > MAX_ENTRIES:
            raise BundleError(Code.ENTRY_LIMIT, entries=MAX_ENTRIES, limit=MAX_ENTRY)
        parts += (_LENGTHS.pack(len(header), len(payload)), header, payload)
    parts[0] = _COUNT.pack(count)
    return b"".join(parts)


def decode_entries(data: bytes) -> list[Entry]:
    """The entries of a section, in order. Raises BundleError (SECTION_CONTENT, ENTRY_LIMIT)."""
    end = len(data)
    if end < _COUNT.size:
        raise BundleError(Code.SECTION_CONTENT)
    (count,) = _COUNT.unpack_from(data)
    if count > MAX_ENTRIES:
        raise BundleError(Code.ENTRY_LIMIT, entries=MAX_ENTRIES, limit=MAX_ENTRY)
    entries: list[Entry] = []
    append, lengths = entries.append, _LENGTHS.unpack_from
    at = _COUNT.size
    for _ in range(count):
        if at + 8 > end:
            raise BundleError(Code.SECTION_CONTENT)
        header_length, payload_length = lengths(data, at)
        if header_length + payload_length > MAX_ENTRY:
            raise BundleError(Code.ENTRY_LIMIT, entries=MAX_ENTRIES, limit=MAX_ENTRY)
        middle = at + 8 + header_length
        start, at = at + 8, middle + payload_length
        append((data[start:middle], data[middle:at]))
    if at != end:  # also when the last slices came out short
        raise BundleError(Code.SECTION_CONTENT)
    return entries


def verify_entries(entries: Sequence[Entry]) -> list[bytes]:
    """The ids of `entries`, in order: SHA-256 of the header bytes, 32 bytes each.

    Given only after each payload was found to be the one its header names. Whether a header is
    otherwise well formed is the journal's question.
    Raises BundleError (ENTRY_HASH) with the position of the first that is not.
    """
    for position, (header, payload) in enumerate(entries):
        digest = sha256(payload).hexdigest().encode()
        # An unescaped quote before ph can only begin a key, so one hit settles it without
        # parsing; a header that spells it twice, or otherwise, is parsed.
        said = header.split(_PAYLOAD_HASH)
        is_plain = len(said) == 2 and said[1].startswith(digest + b'"')
        if not is_plain and digest != _declared(header):
            raise BundleError(Code.ENTRY_HASH, position=position + 1)
    return [sha256(header).digest() for header, _ in entries]


def _declared(header: bytes) -> bytes:
    try:
        return str(canonical.decode_object(header).get("ph", "")).encode()
    except (canonical.NotCanonicalError, UnicodeEncodeError):
        return b""
