"""Invented views and the tools that read a finished PDF back."""

import io
import subprocess
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from pypdf import PdfReader

from chibo_desktop.documents.branch_summary import (
    BranchSummary,
    NotRatedRow,
    RatingCount,
    SummaryRow,
)
from chibo_desktop.documents.evaluation_view import (
    MemberSheet,
    RatingBox,
    SheetFact,
    SheetForm,
    SheetItem,
    Votes,
)
from chibo_desktop.documents.letterhead import MEMBER_SIGNATURE, Letterhead, branch_signature
from chibo_desktop.domain.evaluation import Marker
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month

LETTERHEAD = Letterhead(
    superior="Đảng ủy Khối Thử nghiệm",
    issuer="Chi bộ Văn phòng",
    place="Hà Nội",
    dated=date(2026, 12, 3),
)
RATINGS = (
    RatingBox(code="excellent", label="Hoàn thành xuất sắc nhiệm vụ"),
    RatingBox(code="good", label="Hoàn thành tốt nhiệm vụ"),
    RatingBox(code="fulfilled", label="Hoàn thành nhiệm vụ"),
    RatingBox(code="unfulfilled", label="Không hoàn thành nhiệm vụ"),
)
ITEMS = (
    SheetItem(code="1", number="I", text="Nhóm tiêu chí chung", maximum="30", is_group=True),
    SheetItem(
        code="1.1",
        number="1",
        text="Phẩm chất chính trị, đạo đức, lối sống và ý thức tổ chức kỷ luật",
        maximum="20",
    ),
    SheetItem(code="1.2", number="2", text="Tự phê bình và phê bình", maximum="10"),
    SheetItem(code="2", number="II", text="Kết quả nhiệm vụ", maximum="70", is_group=True),
    SheetItem(code="2.1", number="1", text="Nhiệm vụ chi bộ phân công", maximum="70"),
)
FORM = SheetForm(
    letterhead=LETTERHEAD,
    month=Month(2026, 11),
    criteria_title="Bộ tiêu chí thử",
    items=ITEMS,
    ratings=RATINGS,
    signatures=(MEMBER_SIGNATURE, branch_signature("Trần Thị Hường")),
    facts=(SheetFact(code="late", text="Nhiệm vụ chậm hạn (việc)"),),
    maximum_total=Decimal(100),
)
ALL_LETTERS = "ăâđêôơư ÁÀẢÃẠ ắằẳẵặ ẤẦẨẪẬ éèẻẽẹ ẾỀỂỄỆ íìỉĩị óòỏõọ ỐỒỔỖỘ ớờởỡợ úùủũụ ỨỪỬỮỰ ýỳỷỹỵ ỲỴ"


def filled(name: str, note: str = "") -> MemberSheet:
    """A sheet with marks everywhere."""
    marks = {
        Marker.SELF: {item.code: Decimal(item.maximum) for item in ITEMS},
        Marker.COMMITTEE: {item.code: Decimal(8) for item in ITEMS},
        Marker.BRANCH: {item.code: Decimal("7.25") for item in ITEMS},
    }
    return MemberSheet(
        full_name=name,
        born=PartialDate(1985, 2),
        position="Chi ủy viên",
        card_number="001185012345",
        admitted_on=PartialDate(2010, 5, 19),
        confirmed_on=PartialDate(2011, 5, 19),
        marks=marks,
        notes={"1.2": note} if note else {},
        totals={
            Marker.SELF: Decimal(100),
            Marker.COMMITTEE: Decimal(96),
            Marker.BRANCH: Decimal("94.5"),
        },
        facts={"late": "0"},
        rating="good",
        final_total=Decimal("94.5"),
        reasons=("Chưa có đủ 30 % nhiệm vụ vượt yêu cầu.",),
        votes=Votes(present=12, summoned=14, counts={"good": 11, "excellent": 1}),
    )


def summary(count: int) -> BranchSummary:
    """A branch with `count` rated members and one not rated."""
    rows = tuple(
        SummaryRow(
            full_name=f"Nguyễn Thị Ước {number}",
            position="Đảng viên",
            self_total=Decimal(95),
            committee_total=Decimal("92.5"),
            branch_total=Decimal(91),
            total=Decimal(91),
            rating="Hoàn thành tốt nhiệm vụ",
        )
        for number in range(1, count + 1)
    )
    return BranchSummary(
        letterhead=LETTERHEAD,
        month=Month(2026, 11),
        criteria_title="Bộ tiêu chí thử",
        rows=rows,
        counts=(
            RatingCount(label="Hoàn thành xuất sắc nhiệm vụ", count=0),
            RatingCount(label="Hoàn thành tốt nhiệm vụ", count=count),
        ),
        cap_sentences=("20 % × 5 đảng viên = 1.",),
        not_rated=(NotRatedRow(full_name="Vũ Đức Ổn", reason="Mới kết nạp, chưa đủ 6 tháng"),),
        signatures=(branch_signature("Trần Thị Hường"),),
        recipients=("Đảng ủy", "Lưu Chi bộ"),
    )


def text_of(data: bytes, folder: Path) -> str:
    """What a reader of the PDF finds, by poppler; one space between words."""
    path = folder / "read.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True)
    return " ".join(done.stdout.decode().split())


def page_count(data: bytes) -> int:
    """How many pages."""
    return len(PdfReader(io.BytesIO(data)).pages)


def fonts_of(data: bytes) -> Iterable[tuple[str, bool]]:
    """Every font of the file by name, and whether it is embedded."""
    reader = PdfReader(io.BytesIO(data))
    for number in range(len(reader.xref[0]) + 1):
        found = reader.get_object(number) if number in reader.xref[0] else None
        if isinstance(found, dict) and found.get("/Type") == "/Font":
            descriptor = found.get("/FontDescriptor")
            embedded = descriptor is not None and "/FontFile2" in descriptor.get_object()
            yield str(found["/BaseFont"]), embedded
