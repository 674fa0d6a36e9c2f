"""docs/proof.md names the test that proves each property and fault, and each such test says so."""

import ast
import re
from collections import defaultdict

import pytest

import faults
from architecture.repository import ROOT

TESTS = ROOT / "tests"
PROPERTIES = {f"P{number}" for number in range(1, 15)}
FAULTS = {f"F{number}" for number in (2, 5, 13, 14, 15, 19, 20, 21, 22, 23, 25, 26, 28, 36, 43)}
_ROW = re.compile(r"^\| ([PF]\d+) \|[^|]*\|([^|]*)\|", re.MULTILINE)


def said_by_the_page() -> dict[str, set[str]]:
    """Property or fault → the tests its row names."""
    text = (ROOT / "docs" / "proof.md").read_text(encoding="utf-8").split("\n## ")[0]
    return {row[1]: set(re.findall(r"`([^`]+::[^`]+)`", row[2])) for row in _ROW.finditer(text)}


def said_by_the_tests() -> dict[str, set[str]]:
    """Property or fault → the tests marked with it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(TESTS.rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        if "proves(" not in text:
            continue
        for name, marks in _marked(ast.parse(text)):
            for mark in marks:
                for fault in mark.args:
                    assert isinstance(fault, ast.Constant), f"{path}: name the fault itself"
                    found[fault.value].add(f"{path.relative_to(TESTS).as_posix()}::{name}")
    return dict(found)


def _marked(tree: ast.Module) -> list[tuple[str, list[ast.Call]]]:
    found = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.append((node.name, _marks(node.decorator_list)))
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            # TestMachine = proves("P1")(Machine.TestCase)
            found.append((ast.unparse(node.targets[0]), _marks([node.value.func])))
    return found


def _marks(decorators: list[ast.expr]) -> list[ast.Call]:
    return [
        one
        for one in decorators
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "proves"
    ]


def test_every_property_and_fault_has_its_row() -> None:
    assert said_by_the_page().keys() == PROPERTIES | FAULTS


def test_the_page_and_the_tests_say_the_same() -> None:
    page = {fault: tests for fault, tests in said_by_the_page().items() if tests}
    assert page == said_by_the_tests()


def test_the_threat_model_of_the_format_names_every_threat() -> None:
    text = (ROOT / "docs" / "bundle-format.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| T(\d+) \|", text, re.MULTILINE)
    assert [int(number) for number in named] == list(range(1, 39))


def _report(outcome: str, *told: tuple[str, int]) -> pytest.TestReport:
    return pytest.TestReport(
        "one", ("file", 1, "one"), {}, outcome, None, "call",
        user_properties=[("proves", each) for each in told],
        duration=90.0,
    )  # fmt: skip


def test_a_nightly_run_sums_up_each_property_and_fault() -> None:
    passed = [_report("passed", ("F13", 2_000)), _report("passed", ("F13", 344), ("P2", 60))]
    lines = faults.summary(passed, [_report("failed", ("P12", 5))])
    assert [line.split() for line in lines[2:]] == [
        ["P2", "1", "60", "1.5", "passed"],
        ["P12", "1", "5", "1.5", "FAILED"],
        ["F13", "2", "2,344", "3.0", "passed"],
    ]
