"""How the files in `v1-later` were made: kept to be read, run with the code of then only.

    PYTHONPATH=<then>/src:<then>/tests python made_later.py <folder>

`expected.json` is what was put into them. The keys in it were made for these files and are used
nowhere else.
"""
# mypy: ignore-errors

import hashlib
import json
import sys
from dataclasses import replace
from pathlib import Path

from chibo_desktop.exchange import sealing
from chibo_desktop.exchange.below import FORWARDING_READER, Below, ForwardedNode
from chibo_desktop.exchange.bundle import Contents, write_bundle
from chibo_desktop.exchange.dossier_file import SealedDossier, write_dossier
from chibo_desktop.exchange.keyset import Keyset, SigningKey, write_keyset
from chibo_desktop.exchange.rotation import write_rotation
from chibo_desktop.exchange.snapshot import Snapshot
from exchange import stranger
from exchange.samples import DIRECTIVE_ENVELOPE, ENVELOPE, entry, find_branch, open_at_office
from exchange.samples import report as signed_report

OFFICE_ID = "01936b2e-7c00-7abc-8def-0123456789b0"
UNIT_ID = "01936b2e-7c00-7abc-8def-0123456789b1"
SCAN = b"%PDF-1.4 invented scan of a decision"
PARTS = {
    "streams": {"need": {"s1": [[3, 4]]}, "forks": {"s1": [7]}, "own": 2},
    "keys": {"note": "a part that nobody knows"},
}
DOSSIER = {"member": {"full_name": "Nguyễn Văn Ấm", "born_on": "1957-02-05"}, "events": []}
PASSPHRASE = "12345 67890 12345 67890 12345"


def main(folder: Path) -> None:
    office, unit, next_keys = (sealing.generate_keys() for _ in range(3))
    root, other_root = sealing.generate_signing_seed(), sealing.generate_signing_seed()

    def save(name, envelope, contents, sender, reader):
        recipients = [
            one.recipient for one in {reader.identity: reader, sender.identity: sender}.values()
        ]
        data = write_bundle(
            envelope, contents, signing_seed=sender.signing_seed, recipients=recipients
        )
        (folder / name).write_bytes(data)
        letter = stranger.read(data, reader.identity, sender.public_key.hex())
        return {
            "manifest": letter.manifest,
            "sections": {
                key: hashlib.sha256(one).hexdigest() for key, one in letter.sections.items()
            },
        }

    said = {
        "office": {"identity": office.identity, "public_key": office.public_key.hex()},
        "unit": {"identity": unit.identity, "public_key": unit.public_key.hex()},
        "scan": SCAN.decode(),
        "parts": PARTS,
    }
    directive = Contents(
        journal=[entry(1, "Kết nạp đảng viên")],
        snapshot=Snapshot(cover={}, entries=[entry(8), entry(9)]),
        directive=PARTS,
        acks={"vec": {"s1": [9, "b" * 64]}, "have": [hashlib.sha256(SCAN).hexdigest()]},
    )
    said["chi-dao-co-phan.cbb"] = save(
        "chi-dao-co-phan.cbb", DIRECTIVE_ENVELOPE, directive, office, unit
    )
    journal = [entry(number) for number in range(1, 4)]
    scanned = Contents(
        journal=journal,
        snapshot=Snapshot(
            cover={"s1": (3, "b" * 64)},
            entries=[entry(100)],
            dead=[(0, (0,))],
            ends={"s1": [b"\x0b" * 32]},
        ),
        blobs=(SCAN,),
    )
    said["bao-cao-co-ban-quet.cbb"] = save(
        "bao-cao-co-ban-quet.cbb", ENVELOPE, scanned, unit, office
    )
    below = open_at_office(signed_report(), find_sender=find_branch)
    forwarded = Contents(
        journal=journal,
        below=Below(
            nodes=[
                ForwardedNode(
                    node_id=UNIT_ID,
                    reach={"s1": (9, "b" * 64)},
                    state="c" * 64,
                    proofs=[below.proof],
                )
            ],
            entries=[entry(200), entry(201)],
        ),
    )
    said["bao-cao-cua-cap-giua.cbb"] = save(
        "bao-cao-cua-cap-giua.cbb",
        replace(ENVELOPE, min_reader=FORWARDING_READER),
        forwarded,
        unit,
        office,
    )
    dossier = SealedDossier(
        id="01936b2e-7c00-7abc-8def-0123456789b2",
        written_ms=1_764_000_000_000,
        from_node=UNIT_ID,
        from_name="Chi bộ 07",
        to_name="Đảng bộ phường Minh Khai",
        decision={"number": "7-QĐ/ĐU"},
        dossier=DOSSIER,
        scans=(SCAN,),
    )
    (folder / "ho-so.hsdv").write_bytes(write_dossier(dossier, PASSPHRASE))
    said["ho-so.hsdv"] = {
        "passphrase": PASSPHRASE,
        "from": dossier.from_name,
        "to": dossier.to_name,
        "decision": dossier.decision,
        "dossier": DOSSIER,
    }
    keyset = write_keyset(
        Keyset(
            version=2,
            office_id=OFFICE_ID,
            code="ĐU01",
            roots=tuple(map(sealing.public_key_of, (root, other_root))),
            keys=(
                SigningKey(public_key=next_keys.public_key),
                SigningKey(public_key=office.public_key, last=5),
            ),
            recipients=(next_keys.recipient, office.recipient),
            created_ms=1_764_000_000_000,
        ),
        [root],
    )
    rotation = write_rotation(
        node_id=UNIT_ID,
        code="CB07",
        old=unit,
        new=next_keys,
        position={"s1": (9, "b" * 64)},
        created_ms=1_764_000_000_000,
    )
    for name, plain in (("bo-khoa.json", keyset.plain), ("doi-khoa.json", rotation.plain)):
        _write(folder / name, plain)
    said["bo-khoa.json"] = {
        "version": 2,
        "fingerprint": keyset.keyset.fingerprint,
        "signed_by": sorted(one.hex() for one in keyset.signed_by),
        "keys": [[one.public_key.hex(), one.last] for one in keyset.keyset.keys],
    }
    said["doi-khoa.json"] = {"old": rotation.old.hex(), "new": rotation.new.hex()}
    _write(folder / "expected.json", said)


def _write(path, plain):
    text = json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
