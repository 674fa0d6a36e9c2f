"""Killed at any moment, the program loses nothing that it had acknowledged."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from builders import Node, author, copy_of
from chibo_desktop.domain.member import Member
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.engine import Store, open_with_key
from storage.on_disk import ROOT

_WRITE = """
import os, sys
from pathlib import Path
from builders import Node, author, member
from chibo_desktop.storage.engine import open_with_key
node = Node(open_with_key(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])), author())
node.dice.seed = sys.argv[3]
start = int(sys.argv[4])
for number in range(start, start + 100_000):
    with node.unit() as unit:
        unit.save_all([member(number), member(1_000_000 + number)], act="add")
    os.write(1, f"{number}\\n".encode())
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")
def test_killed_while_saving(template: Store, tmp_path: Path) -> None:
    node = copy_of(template, tmp_path, "s1")
    node.store.close()
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}"}
    luck = random.Random(20)
    acknowledged: set[int] = set()
    for run in range(20):
        child = subprocess.Popen(
            [sys.executable, "-c", _WRITE, str(node.store.path), template.key.hex(),
             f"run{run}", str(1000 * run)],
            stdout=subprocess.PIPE, env=environment,
        )  # fmt: skip
        assert child.stdout is not None
        for _ in range(luck.randrange(1, 20)):
            acknowledged.add(int(child.stdout.readline()))
        if luck.random() < 0.5:  # in the middle of the next commit rather than right after one
            for _ in range(luck.randrange(20_000)):
                pass
        child.send_signal(signal.SIGKILL)
        rest, _ = child.communicate()
        acknowledged |= {int(line) for line in rest.splitlines()}
        node.store = open_with_key(node.store.path, template.key)
        node = Node(node.store, author())
        with node.unit() as unit:
            found = {one.id for one in unit.all(Member)}
        assert {f"m{number}" for number in acknowledged} <= found
        single = {one for one in found if f"m{1_000_000 + int(one[1:])}" in found}
        assert len(found) == 2 * len(single)  # both of a save, or neither
        assert check_store(node.store).is_sound
        node.store.close()
