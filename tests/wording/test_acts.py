"""Every act that the program writes into its journal has a name in the history."""

import ast

from architecture.repository import source_files, syntax
from chibo_desktop.wording.acts import ACTS, act_text


def _acts() -> set[str]:
    return {
        keyword.value.value
        for path in source_files()
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "act"
        and isinstance(keyword.value, ast.Constant)
        and isinstance(keyword.value.value, str)
    }


def test_every_act_has_a_name() -> None:
    assert not _acts() - set(ACTS)


def test_an_act_of_a_later_version_is_a_change() -> None:
    assert act_text("tea.brew") == "Thay đổi"
