"""What a command answers: lines for people, or one JSON object for programs."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chibo_desktop.cli.ports import DONE, Ports
from chibo_desktop.domain.problems import Problem
from chibo_desktop.wording.problems import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How a command ended. `plain` says the same as `lines`, by English names."""

    code: int = DONE
    lines: Sequence[str] = ()
    plain: Mapping[str, Any] = field(default_factory=dict)


def told(work: Callable[[Namespace, Ports], Answer]) -> Callable[[Namespace, Ports], int]:
    """A command that prints its answer, in the form that was asked for, and returns its code."""

    def run(options: Namespace, ports: Ports) -> int:
        answer = work(options, ports)
        if options.json:
            _print_json({"exit": answer.code, **answer.plain})
        else:
            print("\n".join(answer.lines))
        return answer.code

    return run


def refuse(text: str, code: int, *, as_json: bool, problems: Sequence[Problem] = ()) -> int:
    """Say why nothing was done: a sentence on the error output, and JSON where it was asked for."""
    print(text, file=sys.stderr)
    if as_json:
        said = [{"code": one.code, "sentence": sentence(one)} for one in problems]
        _print_json({"exit": code, "error": text, "problems": said})
    return code


def _print_json(plain: Mapping[str, Any]) -> None:
    print(json.dumps(plain, ensure_ascii=False, indent=2, default=str))
