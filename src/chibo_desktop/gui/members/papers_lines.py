"""The lines of the papers tab: what is there and what is missing, in the order of the catalogue."""

from dataclasses import dataclass

from chibo_desktop.domain.document_types import RequiredPaper
from chibo_desktop.gui.widgets import CENTRE, Column
from chibo_desktop.services.document_types import document_types
from chibo_desktop.services.papers import MemberPapers, PaperLine

SCANS = "Bản quét (*.pdf *.jpg *.jpeg *.jfif *.png *.tif *.tiff)"
PAPER_KEYS = "Enter: xem · Ctrl+V: dán ảnh hoặc tệp · F2: sửa thông tin · Delete: bỏ khỏi hồ sơ"
NOTHING_PASTED = (
    "Trong bộ nhớ tạm không có ảnh hay tệp nào. Hãy chép ảnh hoặc tệp (Ctrl+C) rồi dán lại."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A paper, or a required one that is not there."""

    number: int
    group: str
    paper: PaperLine | None = None
    required: RequiredPaper | None = None

    @property
    def title(self) -> str:
        """What it is called."""
        if self.paper is not None:
            return self.paper.title
        return self.required.title if self.required else ""

    @property
    def state_text(self) -> str:
        """Where it stands, in words."""
        if self.paper is None:
            return "○ còn thiếu"
        if not self.paper.is_here:
            return "⚠ tệp chưa có ở đây"
        kind = self.paper.kind
        return f"✓ {kind.suffix.upper() if kind else 'tệp'}"

    @property
    def state(self) -> str:
        """The colour of that."""
        if self.paper is None:
            return "attention"
        return "good" if self.paper.is_here else "accent"


def paper_rows(papers: MemberPapers) -> list[PaperRow]:
    """What is there and what is missing, by number."""
    types = document_types().by_code
    rows = [
        PaperRow(number=line.type_number, group=line.group, paper=line) for line in papers.lines
    ]
    for required in papers.missing:
        first = types[required.types[0]]
        rows.append(PaperRow(number=first.number, group=first.group, required=required))
    return sorted(rows, key=lambda row: (row.number or 999, row.paper is None))


def paper_columns() -> list[Column[PaperRow]]:
    """The columns of the tab."""
    return [
        Column(
            key="number",
            title="Loại",
            text=lambda row: str(row.number or ""),
            order=lambda row: row.number,
            align=CENTRE,
            width=56,
        ),
        Column(
            key="title",
            title="Giấy tờ",
            text=lambda row: row.title,
            order=lambda row: row.title,
            width=350,
            state=lambda row: "secondary" if row.paper is None else "",
            tip=_tip,
        ),
        Column(
            key="state",
            title="Tệp",
            text=lambda row: row.state_text,
            order=lambda row: row.state_text,
            width=150,
            state=lambda row: row.state,
        ),
        Column(
            key="mark",
            title="Số, ký hiệu",
            text=lambda row: row.paper.draft.number if row.paper else "",
            width=110,
        ),
        Column(
            key="date",
            title="Ngày",
            text=lambda row: row.paper.date_text if row.paper else "",
            width=112,
        ),
        Column(
            key="pages",
            title="Trang",
            text=lambda row: str(row.paper.pages or "") if row.paper else "",
            align=CENTRE,
            width=60,
        ),
        Column(
            key="group",
            title="Nhóm",
            text=lambda row: row.group,
            order=lambda row: (row.number, row.group),
            width=230,
            state=lambda row: "secondary",
        ),
    ]


def _tip(row: PaperRow) -> str:
    if row.paper is not None:
        return f"{row.paper.type_title} · {row.paper.file_name}"
    form = row.required.form if row.required else ""
    return f"{row.title} (mẫu {form})" if form else row.title


def about_papers(papers: MemberPapers) -> str:
    """How many papers there are, and how many of those that must be."""
    have = papers.required - len(papers.missing)
    parts = [f"{len(papers.lines)} giấy tờ"]
    if papers.required:
        parts.append(f"đủ {have} trong {papers.required} giấy tờ phải có")
    if papers.missing:
        parts.append(f"còn thiếu {len(papers.missing)}")
    return " · ".join(parts)
