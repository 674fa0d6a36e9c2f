"""Every figure that a report may name, from the parts of the program that know it."""

from collections.abc import Callable

from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.services.work_report_dues import dues_told
from chibo_desktop.services.work_report_meetings import conclusions_told, meetings_told
from chibo_desktop.services.work_report_merits import discipline_told, merits_told
from chibo_desktop.services.work_report_opinions import opinions_told
from chibo_desktop.services.work_report_people import people_told, units_told
from chibo_desktop.services.work_report_ratings import ratings_told
from chibo_desktop.services.work_report_scope import KnownFigure, ReportScope, Told
from chibo_desktop.services.work_report_shortcomings import shortcomings_told
from chibo_desktop.services.work_report_study import study_told
from chibo_desktop.services.work_report_targets import targets_told
from chibo_desktop.services.work_report_terms import (
    congresses_told,
    documents_told,
    inspections_told,
)

Teller = Callable[[ReportScope], Told]
TELLERS: tuple[tuple[str, Teller], ...] = (
    ("Đảng viên", people_told),
    ("Đơn vị", units_told),
    ("Sinh hoạt", meetings_told),
    ("Kết luận sau sinh hoạt", conclusions_told),
    ("Học tập và làm theo Bác", study_told),
    ("Chương trình, chỉ tiêu", targets_told),
    ("Đánh giá, xếp loại", ratings_told),
    ("Khen thưởng", merits_told),
    ("Kỷ luật", discipline_told),
    ("Đại hội", congresses_told),
    ("Văn bản phải có", documents_told),
    ("Kiểm tra, giám sát", inspections_told),
    ("Đảng phí", dues_told),
    ("Ý kiến, kiến nghị", opinions_told),
    ("Hạn chế, khuyết điểm", shortcomings_told),
)
"""Who tells what, with the words under which a long work is seen going on."""


def figures_of(scope: ReportScope, progress: Progress = unwatched) -> dict[str, KnownFigure]:
    """Every figure of a report by its code. `progress` may stop it by raising."""
    found: dict[str, KnownFigure] = {}
    for place, (words, tell) in enumerate(TELLERS):
        progress(place, len(TELLERS), words)
        found.update(tell(scope))
    return found
