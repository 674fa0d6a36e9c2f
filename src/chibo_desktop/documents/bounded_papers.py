"""Opens PDFs and images of users in a bounded child process. Source: protocol.md F30–F32.

A PDF may hold loops and bombs, an image may claim a size that no memory has. The child has a limit
of memory and each answer one of time; whatever kills it is one refusal here.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from chibo_desktop.documents import paper_child
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.scan_file import (
    MOST_BYTES,
    MOST_PIXELS,
    ScanKind,
    claimed_pixels,
    kind_of,
)

CHILD_FLAG = "--read-papers"
"""A frozen program started with this argument alone must run `paper_child.main()`."""

LOOK_SECONDS = 10.0
BIND_SECONDS = 120.0
MERGE_SECONDS = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLook:
    """What a file is: its kind, its pages, and of an image its size in pixels."""

    kind: ScanKind
    pages: int
    width: int = 0
    height: int = 0


class PaperReader:
    """One child for many files; started when first needed, and again after a file killed it."""

    def __init__(self, look_seconds: float = LOOK_SECONDS) -> None:
        self._look_seconds = look_seconds
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "PaperReader":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    try:
                        pipe.close()
                    except OSError:
                        continue
            child.wait()

    def look(self, data: bytes) -> PaperLook:
        """What a file is.

        Raises DomainError: paper-empty, paper-too-big, paper-kind-unknown, paper-too-heavy,
        paper-encrypted, paper-unreadable.
        """
        kind = told_kind(data)
        answer = self._ask({"act": "look"}, [data], self._look_seconds)[0]
        return PaperLook(
            kind=kind,
            pages=int(answer["pages"]),
            width=int(answer.get("width", 0)),
            height=int(answer.get("height", 0)),
        )

    def bind(self, images: Sequence[bytes]) -> bytes:
        """Images as one PDF, a page each. Raises DomainError as `look`."""
        for data in images:
            told_kind(data)
        return bytes(self._ask({"act": "bind"}, images, BIND_SECONDS)[1])

    def merge(
        self, title: str, front: bytes, sources: Sequence[tuple[str, bytes]]
    ) -> tuple[bytes, tuple[int, ...]]:
        """Front pages and sources as one PDF with bookmarks, and the pages each source gave.

        A source that cannot be read gives none. Raises DomainError paper-too-heavy.
        """
        asked = {"act": "merge", "title": title, "titles": [name for name, _ in sources]}
        parts = [front, *(data for _, data in sources)]
        answer, merged = self._ask(asked, parts, MERGE_SECONDS)
        return merged, tuple(answer["pages"])

    def cut(self, image: bytes, box: tuple[int, int, int, int], width: int, height: int) -> bytes:
        """A part of an image (thousandths: left, top, right, bottom) as a JPEG of that size.

        Raises DomainError as `look`.
        """
        told_kind(image)
        asked = {"act": "shrink", "box": box, "width": width, "height": height}
        return bytes(self._ask(asked, [image], self._look_seconds)[1])

    def _ask(
        self, asked: dict[str, Any], parts: Sequence[bytes], seconds: float
    ) -> tuple[Any, ...]:
        child = self._running()
        timer = threading.Timer(seconds, child.kill)
        timer.start()
        try:
            assert child.stdin is not None  # noqa: S101 - both are pipes
            assert child.stdout is not None  # noqa: S101
            paper_child.write_frame(child.stdin, [json.dumps(asked).encode(), *parts])
            answer = paper_child.read_frame(child.stdout)
            head = json.loads(answer[0]) if answer else {"problem": "paper-too-heavy"}
        except (OSError, ValueError, IndexError):
            head, answer = {"problem": "paper-too-heavy"}, []
        finally:
            timer.cancel()
        if not answer:
            self.close()
        if "problem" in head:
            raise DomainError(Problem(code=str(head["problem"])))
        return (head, *answer[1:])

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = subprocess.Popen(  # noqa: S603 - our own program, no shell
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._child


def told_kind(data: bytes) -> ScanKind:
    """The kind of a file, told before anybody opens it.

    Raises DomainError: paper-empty, paper-too-big, paper-kind-unknown, paper-too-heavy.
    """
    if not data:
        raise DomainError(Problem(code="paper-empty"))
    if len(data) > MOST_BYTES:
        params: dict[str, str | int] = {
            "megabytes": -(-len(data) // 2**20),
            "most": MOST_BYTES // 2**20,
        }
        raise DomainError(Problem(code="paper-too-big", params=params))
    kind = kind_of(data[:2048])
    if kind is None:
        raise DomainError(Problem(code="paper-kind-unknown"))
    if claimed_pixels(data) > MOST_PIXELS:
        raise DomainError(Problem(code="paper-too-heavy"))
    return kind


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_FLAG]
    # -P: a module lying in the working folder must not be taken for one of Python's.
    return [sys.executable, "-P", "-m", paper_child.__name__]


def _environment() -> dict[str, str]:
    source = str(Path(__file__).resolve().parents[2])
    inherited = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (source, inherited)))}
