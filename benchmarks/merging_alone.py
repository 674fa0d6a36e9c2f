"""Merges bundles into an office's file in a process of its own: how much memory that takes."""

import subprocess
import sys
from pathlib import Path

from benchmarks.year import PASSWORD, put_down, receive_files
from chibo_desktop.bootstrap import practice_surroundings
from chibo_desktop.services.session import open_file


def memory_of_merging(office: Path, bundles: dict[str, bytes]) -> float:
    """The most memory in MB of a process that opens the file, merges the bundles and ends."""
    folder = office.with_name("dropped")
    put_down(folder, bundles)
    command = [sys.executable, "-m", "benchmarks.merging_alone", str(office), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout)


def main(office: str, folder: str) -> None:
    """Merge what lies in a folder; prints the most memory in MB."""
    session = open_file(Path(office), PASSWORD, practice_surroundings())
    receive_files(session, sorted(Path(folder).iterdir()))
    session.close()
    print(_most_memory())


def _most_memory() -> float:
    # Of this program alone: what `resource` tells begins with that of the one which started it.
    (line,) = (one for one in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in one)
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
