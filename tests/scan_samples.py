"""Invented scans: PDFs and images made on the spot, whole and hostile."""

import struct
import zlib
from io import BytesIO

from PIL import Image
from reportlab.pdfgen.canvas import Canvas


def pdf(*texts: str) -> bytes:
    """A PDF with a page for each text."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(420, 595), invariant=1)
    for text in texts:
        canvas.drawString(60, 500, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def image(kind: str = "JPEG", size: tuple[int, int] = (620, 877), tone: int = 200) -> bytes:
    """An image of a page, or a TIFF of one."""
    target = BytesIO()
    Image.new("RGB", size, (tone, tone - 20, 90)).save(target, kind)
    return target.getvalue()


def tiff(pages: int) -> bytes:
    """A TIFF of several pages."""
    frames = [Image.new("L", (300, 420), 40 * number) for number in range(pages)]
    target = BytesIO()
    frames[0].save(target, "TIFF", save_all=True, append_images=frames[1:])
    return target.getvalue()


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(pdf("kin"))))
    writer.encrypt("mat khau", algorithm="RC4-128")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def png_claiming(width: int, height: int) -> bytes:
    """A PNG whose header claims a size; its few bytes unpack to very many."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1_000_000), 9) * 3
    parts = [(b"IHDR", head), (b"IDAT", body), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def looping_pdf() -> bytes:
    """A PDF whose tree of pages is its own child."""
    objects = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R 2 0 R]>>endobj\n",
    ]
    body = b"%PDF-1.4\n" + b"".join(objects)
    return body + b"trailer<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF"


def pdf_bomb() -> bytes:
    """A PDF whose object stream unpacks to half a gigabyte of nothing."""
    packed = zlib.compress(zlib.compress(bytes(500_000_000), 9), 9)
    head = (
        b"2 0 obj<</Type/ObjStm/N 1/First 10/Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n"
    )
    return (
        b"%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 3 0 R>>endobj\n"
        + head % len(packed)
        + packed
        + b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n0\n%%EOF"
    )
