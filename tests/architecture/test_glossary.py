"""One Vietnamese term, one English name: the glossary and the domain say the same."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

from architecture.repository import ROOT, SOURCE, source_files, syntax

_GLOSSARY = ROOT / "docs" / "GLOSSARY.md"
_NAME = re.compile(r"`([A-Z][A-Za-z]*(?:\.[A-Z][A-Z_]*)?)`")


def _of_the_domain() -> Iterator[str]:
    for path in source_files():
        if (SOURCE / "domain") in path.parents:
            for node in syntax(path).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    yield node.name
                    yield from _members(node)


def _members(node: ast.ClassDef) -> Iterator[str]:
    if any(isinstance(base, ast.Name) and base.id.endswith("Enum") for base in node.bases):
        for statement in node.body:
            if isinstance(statement, ast.Assign):
                for target in statement.targets:
                    if isinstance(target, ast.Name):
                        yield f"{node.name}.{target.id}"


def _rows() -> Iterator[tuple[str, str]]:
    for line in _GLOSSARY.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 3:
            yield cells[0], cells[1]


def _in_the_glossary() -> Counter[str]:
    return Counter(name for _, code in _rows() for name in _NAME.findall(code))


def test_every_class_and_member_of_the_domain_has_its_term() -> None:
    assert sorted(set(_of_the_domain()) - set(_in_the_glossary())) == []


def test_the_glossary_knows_nothing_that_the_code_does_not_have() -> None:
    assert sorted(set(_in_the_glossary()) - set(_of_the_domain())) == []


def test_a_name_has_one_row() -> None:
    assert [name for name, count in _in_the_glossary().items() if count > 1] == []


def test_a_term_means_one_thing() -> None:
    terms = Counter(term for term, code in _rows() if _NAME.search(code))
    assert [term for term, count in terms.items() if count > 1] == []
