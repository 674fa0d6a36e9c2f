"""10,000 scans beside the file: the daily backup, opening, and the papers of one member."""

import os
import random
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from benchmarks.report import Options, Result, Verdict, in_turn
from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch, WorkplaceKind
from chibo_desktop.services.papers import member_papers
from chibo_desktop.services.practice_people import invent_member
from chibo_desktop.services.session import (
    NewWorkplace,
    Session,
    Surroundings,
    create_file,
    open_file,
)
from chibo_desktop.storage.backup import backup
from chibo_desktop.storage.scan_backup import back_up_scans
from chibo_desktop.storage.scans import digest_of, scans_of

MEMBERS = 200
EACH = 50
_BYTES = 4_096
_PASSWORD = "matkhau1234"  # noqa: S105 - of invented people
_AROUND = Surroundings(now=lambda: datetime.now().astimezone(), randomness=os.urandom, built_ms=0)


def run(options: Options) -> Result:
    """A file of 200 members with 50 papers each, beside one where a single member has any."""
    result = Result(
        f"scans ({MEMBERS * EACH:,} beside the file, none new)", ("", "min / median", "×")
    )
    many = _made(options.folder / "nhieu", MEMBERS)
    few = _made(options.folder / "it", 1)
    folders = [session.path.parent / "sao-luu" for session in (many, few)]
    for session, folder in zip((many, few), folders, strict=True):
        back_up_scans(session.store, folder, _AROUND.now())  # the first brings them all
    looking, whole, small = in_turn(
        options.repeat,
        lambda: back_up_scans(many.store, folders[0], _AROUND.now()),
        lambda: _backed_up(many, folders[0]),
        lambda: _backed_up(few, folders[1]),
    )
    ids = [_first(session) for session in (many, few)]
    one, alone = in_turn(
        options.repeat, lambda: _papers(many, ids[0]), lambda: _papers(few, ids[1])
    )
    for session in (many, few):
        session.close()
    opening, plain = in_turn(options.repeat, lambda: _open(many.path), lambda: _open(few.path))
    share = whole.best / (whole.best - looking.best)
    for name, runs, times in (
        ("daily backup, 10,000 unchanged scans", whole, share),
        ("  of that, looking after the scans", looking, looking.best / whole.best),
        ("daily backup of a file with 50 scans", small, whole.best / small.best),
        ("papers of one member, 10,000 in the file", one, one.best / alone.best),
        ("papers of one member, 50 in the file", alone, 1),
        ("opening, 10,000 scans", opening, opening.best / plain.best),
        ("opening, 50 scans", plain, 1),
    ):
        result.rows.append((name, str(runs), f"{times:.2f}"))
        result.figures[name.strip()] = {"s": round(runs.best, 4), "times": round(times, 3)}
    result.verdicts += [
        Verdict(promise="daily backup, of the same without scans", found=share, limit=1.3),
        Verdict(
            promise="papers of a member, of a small file", found=one.best / alone.best, limit=2
        ),
        Verdict(promise="opening, of a small file", found=opening.best / plain.best, limit=2),
    ]
    return result


def _made(folder: Path, with_papers: int) -> Session:
    folder.mkdir(parents=True)
    workplace = NewWorkplace(name="Chi bộ Văn phòng", kind=WorkplaceKind.BRANCH, code="CB01")
    session = create_file(folder / "chi-bo.chibo", _PASSWORD, workplace, _AROUND)
    rng = random.Random(104)
    with session.unit() as unit:
        branch = unit.all(Branch)[0]
        people = [
            replace(
                invent_member(rng),
                id=unit.new_id(),
                org_id=session.author.org_id,
                branch_id=branch.id,
            )
            for _ in range(MEMBERS)
        ]
        unit.save_all(people, act="member.create")
        scans = scans_of(session.store)
        papers = []
        for member in people[:with_papers]:
            for number in range(1, EACH + 1):
                data = rng.randbytes(_BYTES)
                digest = digest_of(data)
                name = scans.sealer.name_of(digest)
                shelf = scans.folder / name[:2]
                shelf.mkdir(parents=True, exist_ok=True)
                # As `put` writes it, but for flushing each one to the disk.
                (shelf / name).write_bytes(scans.sealer.seal(data, digest, bytes(12)))
                papers.append(
                    Attachment(
                        id=unit.new_id(),
                        org_id=session.author.org_id,
                        member_id=member.id,
                        document_type=str(number),
                        title=f"Giấy tờ {number}",
                        media_type="application/pdf",
                        content_digest=digest,
                        size=len(data),
                        page_count=1,
                    )
                )
        unit.save_all(papers, act="paper.add")
    return session


def _backed_up(session: Session, folder: Path) -> None:
    backup(session.store, folder, "hang-ngay", _AROUND.now(), keep=1)


def _first(session: Session) -> str:
    with session.unit() as unit:
        papers = unit.all(Attachment)
        member = unit.get(Member, papers[0].member_id)
    return member.id if member else ""


def _papers(session: Session, member_id: str) -> None:
    with session.unit() as unit:
        member_papers(unit, member_id)


def _open(path: Path) -> None:
    session = open_file(path, _PASSWORD, _AROUND)
    with suppress(OSError):
        session.close()
