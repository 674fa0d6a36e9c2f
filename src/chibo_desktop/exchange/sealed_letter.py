"""The sealed letter: a one-time code on paper, and the proof that whoever registers has the paper.

The office keeps what is derived from the code, never the code itself. The proof binds the code to
the unit's own public keys, so it is of no use with other keys. Source: protocol.md §3.12.
"""

import hmac
import secrets

from chibo_desktop.exchange import sealing

_KEY_CONTEXT = b"chibo-letter-v1"
_PROOF_CONTEXT = b"chibo-letter-proof-v1\0"
_GROUPS, _DIGITS = 8, 4


def new_code() -> str:
    """A one-time code from the system's randomness: eight groups of four digits."""
    groups = (secrets.randbelow(10**_DIGITS) for _ in range(_GROUPS))
    return " ".join(f"{group:0{_DIGITS}d}" for group in groups)


def digits_of(typed: str) -> str:
    """The digits of a code as a person typed it; empty when there are not as many as in a code."""
    digits = "".join(char for char in typed if char in "0123456789")
    return digits if len(digits) == _GROUPS * _DIGITS else ""


def letter_key(code: str) -> bytes:
    """What the office keeps of a code. Raises ValueError for anything but a whole code."""
    digits = digits_of(code)
    if not digits:
        raise ValueError("a code has 32 digits")
    return sealing.derive_key(digits.encode(), _KEY_CONTEXT)


def proof(key: bytes, *, code: str, public_key: bytes, recipient: str) -> str:
    """What a registration says of its letter: 64 hexadecimal digits. `code` is the unit's."""
    parts = (code.encode(), public_key, recipient.encode())
    message = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return hmac.new(key, _PROOF_CONTEXT + message, "sha256").hexdigest()


def is_proof(said: str, expected: str) -> bool:
    """Compare two proofs without telling by time how much of them is equal."""
    return hmac.compare_digest(said.encode(), expected.encode())
