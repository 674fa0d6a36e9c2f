"""Everything that is refused or explained by a code has a sentence, and every sentence a code.

A wording module keeps sentences in mappings from code to sentence; those for problems are in its
`SENTENCES`. A code is what `Problem`, `Reason` or `NotRated` is given as `code`, and every
hyphenated word in a module named `errors`, where a package declares why it refuses.
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


def _wording() -> Iterator[tuple[str, dict[str, str]]]:
    """The mappings of all wording modules, by name; one that is imported elsewhere counts once."""
    package = chibo_desktop.wording
    seen: set[int] = set()
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            known = id(value) in seen
            if isinstance(value, dict) and not known and all(type(key) is str for key in value):
                seen.add(id(value))
                yield name, value


def _codes(path: Path) -> Iterator[re.Pattern[str]]:
    """The codes written out in a module; one with a part computed later is a pattern."""
    if path.stem == "errors":
        yield from map(re.compile, filter(_HYPHENATED.fullmatch, _texts(syntax(path))))
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Call) and _name(node.func) in _CODED:
            for keyword in node.keywords:
                if keyword.arg == "code":
                    yield from _patterns(keyword.value)


def _patterns(code: ast.expr) -> Iterator[re.Pattern[str]]:
    match code:
        case ast.Constant(value=str(text)):
            yield re.compile(re.escape(text))
        case ast.IfExp(body=one, orelse=other):
            yield from _patterns(one)
            yield from _patterns(other)
        case ast.JoinedStr(values=parts):
            known = (str(part.value) if isinstance(part, ast.Constant) else None for part in parts)
            yield re.compile("".join(".+" if text is None else re.escape(text) for text in known))


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
    # Literals rather than keys: a sentence with a choice in it is a function that names its code.
    worded = {text for path in sorted(WORDING.rglob("*.py")) for text in _texts(syntax(path))}
    silent = {
        f"{relative(path)}: {code.pattern}"
        for path in source_files()
        for code in _codes(path)
        if not any(map(code.fullmatch, worded))
    }
    assert not silent


def test_every_sentence_has_a_code() -> None:
    elsewhere = [path for path in source_files() if WORDING not in path.parents]
    written = {text for path in elsewhere for text in _texts(syntax(path))}
    computed = {code for path in elsewhere for code in _codes(path)}
    unused = {
        code
        for name, mapping in _wording()
        for code in mapping
        if name == "SENTENCES" or _HYPHENATED.fullmatch(code)
        if code not in written and not any(pattern.fullmatch(code) for pattern in computed)
    }
    assert not unused


def test_no_problem_is_worded_twice() -> None:
    sentences = Counter(
        code for name, mapping in _wording() if name == "SENTENCES" for code in mapping
    )
    assert not {code for code, count in sentences.items() if count > 1}
