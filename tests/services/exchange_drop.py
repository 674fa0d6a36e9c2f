"""A drop as it happens: good bundles among every kind of bad one."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from chibo_desktop.exchange import sealing
from chibo_desktop.exchange.canonical import encode
from chibo_desktop.exchange.container import read_container, write_container
from chibo_desktop.exchange.inner import Inner, join_inner, split_inner
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.node_keys import node_keys
from services.exchange_story import Story, live_month, office_session


@dataclass(frozen=True)
class Drop:
    folder: Path
    good: list[Path]
    expected: dict[str, str]  # file name → outcome or code of the refusal


def make_drop(story: Story) -> Drop:
    """Two good bundles, and one file for each way of being refused."""
    folder = story.folder / "drop"
    folder.mkdir()
    for code in ("CB01", "CB02", "CB03", "CB04", "CB05", "CB06"):
        live_month(story.enrolled(code))
    good = [story.report(code, folder=folder) for code in ("CB01", "CB02")]
    expected = {path.name: "ready" for path in good}

    def put(name: str, data: bytes, answer: str) -> None:
        (folder / name).write_bytes(data)
        expected[name] = answer

    put("a copy.cbb", good[0].read_bytes(), "bundle-chosen-twice")
    whole = story.report("CB03").read_bytes()
    put("cut.cbb", whole[:-100], "bundle-truncated")
    put("flipped.cbb", whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:], "bundle-damaged")
    put("photo.cbb", b"\x89PNG\r\n", "bundle-not-a-bundle")
    put("elsewhere.cbb", _for_another_office(story), "bundle-wrong-key")
    story.registered("CB90")
    live_month(story.units["CB90"])
    put("stranger.cbb", story.report("CB90").read_bytes(), "bundle-unknown-sender")
    older, newer = story.report("CB04"), story.report("CB04")
    data = older.read_bytes()
    receive_one(story.office, newer.read_bytes(), newer.name, merge=True)
    put("older.cbb", data, "bundle-older")
    put("again.cbb", newer.read_bytes(), "bundle-duplicate")
    put("newer.cbb", _of_a_newer_program(story), "bundle-newer-format")
    return Drop(folder, good, expected)


def _for_another_office(story: Story) -> bytes:
    other = Story.__new__(Story)
    other.folder, other.wall = story.folder / "other", story.wall
    other.folder.mkdir()
    other.units, other.subordinates = {}, {}
    other.office = office_session(other.folder, "other", "DU2", story.wall)
    other.enrolled("CB05")
    live_month(other.units["CB05"])
    data = other.report("CB05").read_bytes()
    other.close()
    return data


def _of_a_newer_program(story: Story) -> bytes:

    data = story.report("CB06").read_bytes()
    with story.office.unit() as unit:
        office = node_keys(unit)
    with story.units["CB06"].unit() as unit:
        own = node_keys(unit)
    header, sealed = read_container(data)
    inner = split_inner(sealing.unseal(sealed, [office.identity]))
    manifest = json.loads(inner.manifest) | {"min_reader": 3, "app": "9.0.0"}
    unsigned = Inner(manifest=encode(manifest), signature=b"", body=inner.body)
    signed = replace(unsigned, signature=sealing.sign(own.signing_seed, unsigned.signed))
    recipients = (office.recipient, own.recipient)
    return write_container(
        fmt=1,
        sender=header.sender,
        addressee=header.addressee,
        id=header.id,
        sealed=sealing.seal(join_inner(signed), recipients),
    )
