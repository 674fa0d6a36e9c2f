"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def work_reports_place(context: Context) -> Place:
    """Báo cáo công tác; at the office that of the whole Đảng bộ."""

    def make() -> Page:
        from chibo_desktop.gui.work_reports.page import WorkReportsPage

        return WorkReportsPage(context)

    return Place(key="work-reports", title="Báo cáo công tác", icon="file-text", factory=make)
