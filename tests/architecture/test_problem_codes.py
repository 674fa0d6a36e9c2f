"""Every problem has a sentence, and every sentence a problem.

A wording module that has sentences keeps them in `SENTENCES`, a mapping from code to sentence.
"""

import ast
import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import chibo_desktop.wording
from architecture.repository import SOURCE, relative, source_files, syntax

WORDING = SOURCE / "wording"


def _sentences() -> Counter[str]:
    """How often each code is worded, over all wording modules."""
    found: Counter[str] = Counter()
    package = chibo_desktop.wording
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        own = vars(importlib.import_module(module.name)).get("SENTENCES", {})
        found.update(own.keys())
    return found


def _raised(path: Path) -> Iterator[str]:
    """The codes written out in `Problem(code="…")`, in either branch of a conditional too."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if name == "Problem":
                for keyword in node.keywords:
                    if keyword.arg == "code":
                        yield from _texts(keyword.value)


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_problem_has_a_sentence() -> None:
    worded = _sentences()
    silent = {
        f"{relative(path)}: {code}"
        for path in source_files()
        for code in _raised(path)
        if code not in worded
    }
    assert not silent


def test_every_sentence_has_a_problem() -> None:
    written = {
        text
        for path in source_files()
        if WORDING not in path.parents
        for text in _texts(syntax(path))
    }
    assert not set(_sentences()) - written


def test_no_problem_is_worded_twice() -> None:
    twice = {code for code, count in _sentences().items() if count > 1}
    assert not twice
