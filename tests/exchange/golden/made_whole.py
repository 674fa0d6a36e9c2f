"""How the files in `v1-whole` were made: kept to be read, run with the code of then only.

    PYTHONPATH=<then>/src:<then>/tests python made_whole.py <folder>

Here the program itself wrote each kind of file, out of one small story of three levels;
`expected.json` is what a reader that knows none of its code (`stranger.py`) found in it then. The
keys in it were made for these files and are used nowhere else.
"""
# mypy: ignore-errors

import hashlib
import json
import sys
import tempfile
from datetime import date
from pathlib import Path

from chibo_desktop.domain.directives import Instruction
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Subordinate, WorkplaceKind
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.enrolment import (
    accept_invitation,
    add_subordinate,
    confirm_registration,
    invite,
    invited_workplace,
    view_invitation,
)
from chibo_desktop.services.inbox import pending_registrations, receive_one
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_keys import adopt_roots, new_root, root_file
from chibo_desktop.services.office_letters import issue_instruction
from chibo_desktop.services.reports import seal_parts
from chibo_desktop.services.rescue import write_rescue
from chibo_desktop.services.rotations import change_own_key
from chibo_desktop.services.scan_travel import plan_scans
from chibo_desktop.services.sealed_dossiers import write_sealed_dossier
from chibo_desktop.services.sealed_letters import print_letter
from chibo_desktop.services.transfers import TransferDecision, transfer_member
from exchange import stranger
from services.exchange_story import OCTOBER, add_scan, live_month, session_of
from services.ladder_story import Ladder

PASSPHRASE = "khoa goc de thu, khong dung o dau khac"
SCANS = [b"%PDF-1.4 invented scan " + letter * 900 for letter in (b"a", b"b")]


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    said = {"files": {}}
    with tempfile.TemporaryDirectory() as home:
        ladder = Ladder(Path(home))
        middle = ladder.middle

        def keep(name, data, reader, sender, who):
            (folder / name).write_bytes(data)
            identity, key = reader.identity, sender.public_key.hex()
            letter = stranger.read(data, identity, key)
            said["files"][name] = {
                "who": who,
                "identity": identity,
                "public_key": key,
                "manifest": letter.manifest,
                "sections": {
                    one: hashlib.sha256(data).hexdigest() for one, data in letter.sections.items()
                },
                "entries": [len(letter.journal), len(letter.snapshot)],
            }

        def instruction(title):
            return Instruction(
                id="", org_id="", title=title, content="Thử.", issued_on=date(2026, 11, 2)
            )

        def keys_of(session):
            with session.unit() as unit:
                return node_keys(unit)

        def report(session, limit=2**20):
            with session.unit() as unit:
                return [
                    one.data for one in seal_parts(unit, OCTOBER, plan_scans(unit), limit=limit)
                ]

        with middle.unit() as unit:
            roots = (new_root(unit), new_root(unit))
            adopt_roots(unit, *roots)
            (folder / "khoa-goc.cbr").write_bytes(root_file(roots[0], PASSPHRASE, PASSPHRASE))
            one = add_subordinate(unit, name="Chi bộ 01", code="CB01", kind=WorkplaceKind.BRANCH)
            printed = print_letter(unit, one.id)
            invitation = invite(unit, one.id).data
        (folder / "thu-moi.cbi").write_bytes(invitation)
        view = view_invitation(invitation)
        branch = session_of(Path(home), "CB01", invited_workplace(invitation), ladder.wall)
        with branch.unit() as unit:
            answer = accept_invitation(unit, invitation, view.fingerprint[-11:], printed.code)
        office, top = keys_of(middle), keys_of(ladder.top)
        keep("dang-ky.cbb", answer.data, office, keys_of(branch), "DU")
        receive_one(middle, answer.data, answer.name, merge=True)
        with middle.unit() as unit:
            for sender, fingerprint in pending_registrations(unit):
                confirm_registration(unit, sender.node_id, fingerprint[-11:])
        other = ladder.branch("CB02")
        live_month(branch)
        live_month(other)
        for number, scan in enumerate(SCANS):
            add_scan(branch, scan, f"Quyết định {number}")
        for number, data in enumerate(report(branch, limit=1_500), 1):
            keep(f"bao-cao-phan-{number}.cbb", data, office, keys_of(branch), "DU")
            receive_one(middle, data, "goi.cbb", merge=True)
        ladder.up(other, middle)
        ladder.down(middle, "CB02", other)
        with other.unit() as unit:
            who = sorted(unit.all(Member), key=lambda one: one.full_name)[1]
            decision = TransferDecision(number="15-QĐ/ĐU", decided_on=date(2026, 11, 2))
            transfer_member(unit, who.id, branch.author.org_id, decision)
            dossier = write_sealed_dossier(unit, who.id, "Đảng bộ phường Minh Khai")
        (folder / "ho-so.hsdv").write_bytes(dossier.data)
        ladder.up(other, middle)
        (forwarded,) = report(middle)
        keep("bao-cao-cap-giua.cbb", forwarded, top, office, "XA")
        receive_one(ladder.top, forwarded, "goi.cbb", merge=True)
        with ladder.top.unit() as unit:
            issue_instruction(unit, instruction("Gửi mọi chi bộ"))
            (below,) = (one for one in unit.all(Subordinate) if one.code == "DB01")
            above = write_directive(unit, below.id).data
        keep("chi-dao-cap-tren.cbb", above, office, top, "DB01")
        ladder.down(ladder.top, "DB01", middle)
        with middle.unit() as unit:
            issue_instruction(unit, instruction("Việc của tháng 11"))
            down = write_directive(unit, one.id).data
        keep("chi-dao.cbb", down, keys_of(branch), office, "CB01")
        old = keys_of(branch)
        with middle.unit() as unit:
            rescue = write_rescue(unit, one.id).data
        keep("cuu-ho.cbb", rescue, old, office, "CB01")
        with branch.unit() as unit:
            change_own_key(unit)
        (changed,) = report(branch)
        keep("bao-cao-doi-khoa.cbb", changed, office, keys_of(branch), "DU")
    said["invitation"] = {"fingerprint": view.fingerprint, "letter": printed.number}
    said["letter_code"] = printed.code
    said["root"] = {"passphrase": PASSPHRASE, "public_key": roots[0].public_key.hex()}
    said["dossier"] = {"passphrase": dossier.passphrase, "full_name": who.full_name}
    said["scans"] = [hashlib.sha256(scan).hexdigest() for scan in SCANS]
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "expected.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
