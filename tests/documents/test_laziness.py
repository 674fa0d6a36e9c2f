import subprocess
import sys
from pathlib import Path


def test_naming_the_documents_loads_no_heavy_library() -> None:
    script = (
        "import sys;"
        "import chibo_desktop.documents.evaluation_sheet, chibo_desktop.documents.late_units,"
        "chibo_desktop.documents.list_paper, chibo_desktop.documents.list_workbook,"
        "chibo_desktop.documents.summary_workbook, chibo_desktop.documents.sheet_of_round,"
        "chibo_desktop.documents.sheets.member_reading,"
        "chibo_desktop.documents.sheets.member_writing,"
        "chibo_desktop.documents.bounded_papers, chibo_desktop.documents.dossier_contents,"
        "chibo_desktop.documents.missing_papers_list,"
        "chibo_desktop.documents.missing_papers_workbook,"
        "chibo_desktop.documents.word_document;"
        "heavy={'reportlab','xlsxwriter','python_calamine','openpyxl','PIL','pypdf','docx','lxml'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    source = str(Path(__file__).parents[2] / "src")
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": source},
    )
    assert done.stdout.strip() == "[]"
