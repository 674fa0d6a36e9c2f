"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def study_place(context: Context) -> Place:
    """Học tập và làm theo Bác; at the office the figures of its units."""

    def make() -> Page:
        if context.session.is_office:
            from chibo_desktop.gui.study.office_page import OfficeStudyPage

            return OfficeStudyPage(context)
        from chibo_desktop.gui.study.page import StudyPage

        return StudyPage(context)

    return Place(key="study", title="Học tập và làm theo Bác", icon="book-open", factory=make)
