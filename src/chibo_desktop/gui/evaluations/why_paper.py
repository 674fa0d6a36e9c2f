"""Giải trình kết quả xếp loại of one member in the preview."""

from chibo_desktop.gui.printing.desk import Desk


def show_why(desk: Desk, round_id: str, evaluation: str) -> None:
    """Preview the paper; its workbook can be saved from there. Nothing without a member."""
    if not evaluation:
        return
    from chibo_desktop.services.rating_why import why_pdf, why_workbook

    desk.show(
        "Giải trình kết quả xếp loại",
        lambda unit: why_pdf(unit, round_id, evaluation),
        lambda unit: why_workbook(unit, round_id, evaluation),
    )
