"""The yardstick of opening a bundle: decryption, signature, hashes and inflating, nothing else."""

import json
import os
import zlib
from hashlib import sha256
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def open_plainly(data: bytes, identity: str, public_key: bytes) -> None:
    """What nobody can do without who takes in a sealed, signed and hashed bundle."""
    sha256(data).digest()
    start = 8 + int.from_bytes(data[4:8], "big")
    sealed = data[start:]
    sha256(sealed).digest()
    plain = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)])
    end = 8 + int.from_bytes(plain[4:8], "big")
    manifest, signature = plain[8:end], plain[end : end + 64]
    key = Ed25519PublicKey.from_public_bytes(public_key)
    key.verify(signature, b"chibo-bundle-v1\0" + manifest)
    at = end + 64
    for line in json.loads(manifest)["sections"]:
        stored = plain[at : at + line["z"]]
        at += line["z"]
        sha256(stored).digest()
        content = zlib.decompress(stored)
        if line["n"] == "snapshot":
            content = content[4 + int.from_bytes(content[:4], "big") :]
        if line["n"] in ("journal", "snapshot"):
            _hash_entries(content)


def _hash_entries(content: bytes) -> None:
    at = 4
    for _ in range(int.from_bytes(content[:4], "big")):
        middle = at + 8 + int.from_bytes(content[at : at + 4], "big")
        end = middle + int.from_bytes(content[at + 4 : at + 8], "big")
        sha256(content[at + 8 : middle]).digest()
        sha256(content[middle:end]).digest()
        at = end


def keep_plainly(path: Path, data: bytes) -> None:
    """A bundle is kept as it came: one file, written through to the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
