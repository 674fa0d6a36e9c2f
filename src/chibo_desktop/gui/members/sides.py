"""The sides of a member's page in their order; each is made when first looked at."""

from collections.abc import Callable

from chibo_desktop.gui.members.tabs import MemberTab
from chibo_desktop.gui.runtime.context import Context

MakeTab = Callable[[Context], MemberTab]
TABLES = "tables"
PAPERS = "papers"


def further_tabs() -> tuple[tuple[str, str, MakeTab], ...]:
    """Key, title and maker of every side but the first; a side is made when first looked at."""
    return (
        (TABLES, "Quá trình – Gia đình", _tables),
        ("life", "Diễn biến", _life),
        (PAPERS, "Giấy tờ", _papers),
        ("history", "Lịch sử", _history),
    )


def _tables(context: Context) -> MemberTab:
    from chibo_desktop.gui.members.tables_tab import TablesTab

    return TablesTab(context)


def _papers(context: Context) -> MemberTab:
    from chibo_desktop.gui.members.papers_tab import PapersTab

    return PapersTab(context)


def _history(context: Context) -> MemberTab:
    from chibo_desktop.gui.members.history_tab import HistoryTab

    return HistoryTab(context)


def _life(context: Context) -> MemberTab:
    from chibo_desktop.gui.members.life_tab import LifeTab

    return LifeTab(context)
