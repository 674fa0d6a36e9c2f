"""Papers around a round's meeting: ballots, minutes, lists; offered among those of evaluation."""

from functools import partial

from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import PaperEntry
from chibo_desktop.services import ballot_papers, missing_sheets, result_lists, round_papers
from chibo_desktop.services.session import Unit

_LOOK = "Xem và in…"


class RoundEntries:
    """Makes papers of the round that is chosen when one is asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.round_id = ""

    def entries(self) -> list[PaperEntry]:
        """What can be printed, in the order of a month."""
        forms = [
            PaperEntry(
                title=form.name,
                text=form.text,
                acts=((_LOOK, partial(self.show_paper, form.form, form.name)),),
                words=form.words,
            )
            for form in round_papers.round_forms()
        ]
        return [
            PaperEntry(
                title="Chưa nộp phiếu tự chấm",
                text="Những đồng chí chưa có phiếu, hoặc phiếu còn thiếu mục.",
                acts=((_LOOK, self.show_missing),),
                words="tự chấm thiếu phiếu",
            ),
            PaperEntry(
                title="Phiếu biểu quyết",
                text="Mỗi dòng một đồng chí, bốn cột mức; một, hai hoặc bốn phiếu mỗi trang A4.",
                acts=tuple(
                    (f"{per_sheet.value} phiếu/trang…", partial(self.show_ballots, per_sheet))
                    for per_sheet in ballot_papers.PerSheet
                ),
                words="bỏ phiếu biểu quyết",
            ),
            *forms,
            PaperEntry(
                title="Danh sách đề nghị xếp loại",
                text="Điểm, mức theo bộ tiêu chí, biểu quyết, chi bộ đề xuất và quyết định của cấp "
                "trên; chỗ khác nhau nêu rõ.",
                acts=((_LOOK, self.show_results),),
                words="danh sách đề nghị quyết định",
            ),
        ]

    def show_paper(self, form: str, name: str) -> None:
        """Preview minutes, tờ trình or Mẫu 03; also a workbook."""
        round_id = self.round_id
        self._desk.show(
            name,
            lambda unit: round_papers.round_paper_pdf(unit, round_id, form),
            lambda unit: round_papers.round_paper_workbook(unit, round_id, form),
        )

    def show_ballots(self, per_sheet: ballot_papers.PerSheet) -> None:
        """Preview ballots; the list of votes as a workbook."""
        round_id = self.round_id

        def make(unit: Unit) -> bytes:
            return ballot_papers.ballots_pdf(unit, round_id, per_sheet)

        self._desk.show(
            "Phiếu biểu quyết",
            make,
            lambda unit: ballot_papers.vote_list_workbook(unit, round_id),
        )

    def show_missing(self) -> None:
        """Preview whose sheets are missing; also a workbook."""
        round_id = self.round_id
        self._desk.show(
            "Chưa nộp phiếu tự chấm",
            lambda unit: missing_sheets.missing_sheets_pdf(unit, round_id),
            lambda unit: missing_sheets.missing_sheets_workbook(unit, round_id),
        )

    def show_results(self) -> None:
        """Preview proposals beside decisions; also a workbook."""
        round_id = self.round_id
        self._desk.show(
            "Danh sách đề nghị xếp loại",
            lambda unit: result_lists.result_list_pdf(unit, round_id),
            lambda unit: result_lists.result_list_workbook(unit, round_id),
        )
