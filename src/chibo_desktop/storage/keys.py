"""Key slots: the file's random key, wrapped once for each password. protocol.md D9, §5.1.

Changing a password rewrites one slot and never re-encrypts the file. The slots stand in a small
JSON file beside the data and in a second copy; either one opens it.
"""

import base64
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from chibo_desktop.files import atomic_write
from chibo_desktop.storage.errors import StorageError

KEY_LENGTH = 32
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class KeyCost:
    """What one guess of the password costs: Argon2id memory in KiB, passes, lanes."""

    memory_kib: int = 65536
    passes: int = 3
    lanes: int = 1  # more would compete with the program that is loading meanwhile


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySlot:
    """The data key wrapped under one password."""

    user: str
    salt: bytes
    nonce: bytes
    wrapped: bytes
    cost: KeyCost


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySlots:
    """All slots of one data file; `version` grows with each change, the highest valid one wins."""

    file_id: str
    version: int
    slots: tuple[KeySlot, ...]

    def unlock(self, password: str) -> bytes:
        """The data key. Raises StorageError `store-wrong-password`."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        for slot in self.slots:
            cipher = ChaCha20Poly1305(_derive(password, slot.salt, slot.cost))
            try:
                return cipher.decrypt(slot.nonce, slot.wrapped, self.file_id.encode())
            except InvalidTag:
                continue
        raise StorageError("store-wrong-password")

    def with_password(
        self, user: str, password: str, key: bytes, randomness: bytes, cost: KeyCost
    ) -> "KeySlots":
        """The slots with `user`'s slot set to a new password; needs 28 random bytes."""
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        salt, nonce = randomness[:16], randomness[16:28]
        cipher = ChaCha20Poly1305(_derive(password, salt, cost))
        slot = KeySlot(
            user=user,
            salt=salt,
            nonce=nonce,
            wrapped=cipher.encrypt(nonce, key, self.file_id.encode()),
            cost=cost,
        )
        others = tuple(kept for kept in self.slots if kept.user != user)
        return replace(self, version=self.version + 1, slots=(*others, slot))


def seal(key: bytes, name: str, value: bytes) -> bytes:
    """A secret as it stands where others can read: under the data key, bound to its name."""
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    return AESSIV(key).encrypt(value, [name.encode()])


def unseal(key: bytes, name: str, sealed: bytes) -> bytes:
    """The secret itself. Raises StorageError `store-damaged` when it is not what was sealed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    try:
        return AESSIV(key).decrypt(sealed, [name.encode()])
    except InvalidTag as error:
        raise StorageError("store-damaged", path=name) from error


def _derive(password: str, salt: bytes, cost: KeyCost) -> bytes:
    from unicodedata import normalize

    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=salt,
        length=KEY_LENGTH,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return kdf.derive(normalize("NFKC", password).encode())


def slot_paths(data_file: Path) -> tuple[Path, Path]:
    """Where the slots of a data file stand: two copies, so that one lost copy is no loss."""
    return (
        data_file.with_name(data_file.name + ".khoa"),
        data_file.with_name("." + data_file.name + ".khoa2"),
    )


def write_slots(data_file: Path, slots: KeySlots) -> None:
    """Write both copies. Raises OSError."""
    plain = {
        "format": _FORMAT,
        "file_id": slots.file_id,
        "version": slots.version,
        "slots": [
            {
                "user": slot.user,
                "salt": _b64(slot.salt),
                "nonce": _b64(slot.nonce),
                "wrapped": _b64(slot.wrapped),
                "cost": [slot.cost.memory_kib, slot.cost.passes, slot.cost.lanes],
            }
            for slot in slots.slots
        ],
    }
    data = json.dumps(plain, indent=1).encode()
    for path in slot_paths(data_file):
        atomic_write(path, data)


def read_slots(data_file: Path) -> KeySlots:
    """The newest readable copy. Raises StorageError `store-keys-missing` when none is whole."""
    found = []
    for path in slot_paths(data_file):
        try:
            found.append(_read(json.loads(path.read_bytes())))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    if not found:
        raise StorageError("store-keys-missing", path=str(slot_paths(data_file)[0]))
    return max(found, key=lambda slots: slots.version)


def _read(plain: dict[str, Any]) -> KeySlots:
    return KeySlots(
        file_id=plain["file_id"],
        version=int(plain["version"]),
        slots=tuple(
            KeySlot(
                user=slot["user"],
                salt=_bytes(slot["salt"]),
                nonce=_bytes(slot["nonce"]),
                wrapped=_bytes(slot["wrapped"]),
                cost=KeyCost(*map(int, slot["cost"])),
            )
            for slot in plain["slots"]
        ),
    )


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
