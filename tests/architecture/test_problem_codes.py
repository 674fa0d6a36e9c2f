"""Everything that is refused or explained by a code has a sentence, and every sentence a code.

Wording modules keep their sentences in `SENTENCES`, a mapping from code to sentence. A code is what
`Problem`, `Reason` or `NotRated` is given as `code`, and every hyphenated word in a module named
`errors`, where a package declares why it refuses.
"""

import ast
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import chibo_desktop.wording
from architecture.repository import SOURCE, relative, source_files, syntax

WORDING = SOURCE / "wording"
_CODED = {"Problem", "Reason", "NotRated"}
_HYPHENATED = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")


def _sentences() -> Counter[str]:
    """How often each code is worded, over all wording modules."""
    found: Counter[str] = Counter()
    package = chibo_desktop.wording
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        own = vars(importlib.import_module(module.name)).get("SENTENCES", {})
        found.update(own.keys())
    return found


def _codes(path: Path) -> Iterator[str]:
    """The codes written out in a module, in either branch of a conditional too."""
    if path.stem == "errors":
        yield from filter(_HYPHENATED.fullmatch, _texts(syntax(path)))
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Call) and _name(node.func) in _CODED:
            for keyword in node.keywords:
                if keyword.arg == "code":
                    yield from _texts(keyword.value)


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_code_has_a_sentence() -> None:
    worded = _sentences()
    silent = {
        f"{relative(path)}: {code}"
        for path in source_files()
        for code in _codes(path)
        if code not in worded
    }
    assert not silent


def test_every_sentence_has_a_code() -> None:
    written = {
        text
        for path in source_files()
        if WORDING not in path.parents
        for text in _texts(syntax(path))
    }
    assert not set(_sentences()) - written


def test_no_code_is_worded_twice() -> None:
    twice = {code for code, count in _sentences().items() if count > 1}
    assert not twice
