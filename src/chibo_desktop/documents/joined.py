"""Several of our own PDFs put together into one file, in their order."""

from collections.abc import Sequence
from io import BytesIO


def joined(papers: Sequence[bytes], title: str) -> bytes:
    """One PDF of all pages. `papers` are PDFs that this program made, at least one."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for data in papers:
        writer.append(PdfReader(BytesIO(data)), import_outline=False)
    writer.add_metadata({"/Title": title, "/Author": "Sổ tay chi bộ"})
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()
