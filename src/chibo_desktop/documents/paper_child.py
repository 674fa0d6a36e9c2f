"""The process that opens somebody's PDF or image: it may die, the program does not.

Requests and answers are frames on standard input and output: a count, then that many parts, each
with its length; the first part is JSON. Imports nothing of the program. It limits its own memory
first; how long an answer may take is the parent's affair.
"""

import contextlib
import io
import json
import struct
import sys
from typing import IO, Any

MEMORY_BYTES = 1536 * 2**20
MOST_PAGES = 3_000
MOST_PIXELS = 120_000_000
_A4 = (595.276, 841.89)
_SHARP = 90
_FORMATS = ("JPEG", "PNG", "TIFF")

Parts = list[bytes]


class RefusedError(Exception):
    """Carries a problem code."""


def main() -> int:
    """Answer requests until the input ends."""
    _limit()
    answers = {"look": _look, "bind": _bind, "merge": _merge, "shrink": _shrink}
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while request := read_frame(source):
        asked = json.loads(request[0])
        try:
            parts = answers[asked["act"]](asked, request[1:])
        except RefusedError as refused:
            parts = [json.dumps({"problem": str(refused)}).encode()]
        except (MemoryError, RecursionError):
            parts = [b'{"problem": "paper-too-heavy"}']
        write_frame(target, parts)
    return 0


def read_frame(source: IO[bytes]) -> Parts:
    """The parts of one frame; none when the other side is gone."""
    head = source.read(4)
    if len(head) < 4:
        return []
    parts = []
    for _ in range(struct.unpack(">I", head)[0]):
        size = source.read(8)
        length = struct.unpack(">Q", size)[0] if len(size) == 8 else 0
        part = source.read(length)
        if len(size) < 8 or len(part) < length:
            return []
        parts.append(part)
    return parts


def write_frame(target: IO[bytes], parts: Parts) -> None:
    """Send parts as one frame."""
    target.write(struct.pack(">I", len(parts)))
    for part in parts:
        target.write(struct.pack(">Q", len(part)))
        target.write(part)
    target.flush()


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        for what, most in (
            (resource.RLIMIT_AS, MEMORY_BYTES),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))


def _look(_asked: Any, parts: Parts) -> Parts:
    """How many pages, and of an image its size; refuses what cannot be opened to the end."""
    (data,) = parts
    if _is_pdf(data):
        return [json.dumps({"pages": len(_pages(data))}).encode()]
    with _image(data) as image:
        frames = getattr(image, "n_frames", 1)
        if frames > MOST_PAGES:
            raise RefusedError("paper-too-heavy")
        _decode(image)
        answer = {"pages": frames, "width": image.width, "height": image.height}
    return [json.dumps(answer).encode()]


def _bind(_asked: Any, parts: Parts) -> Parts:
    """One PDF of images, a page each, in their order; every frame of a TIFF is a page."""
    data = _bound(parts)
    return [b"{}", data]


def _merge(asked: Any, parts: Parts) -> Parts:
    """The front pages, then every source, with an outline; what cannot be read is left out.

    Answers the number of pages that each source gave.
    """
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.append(_reader(parts[0]), import_outline=False)
    given = []
    for title, data in zip(asked["titles"], parts[1:], strict=True):
        before = len(writer.pages)
        try:
            source = _reader(data if _is_pdf(data) else _bound([data]))
            writer.append(source, import_outline=False)
        except (MemoryError, RecursionError):
            raise
        except Exception:  # noqa: BLE001 - whatever is wrong with one paper, the others count
            given.append(0)
            continue
        given.append(len(writer.pages) - before)
        writer.add_outline_item(title=title, page_number=before)
    writer.add_metadata({"/Title": asked["title"], "/Producer": "", "/Creator": ""})
    writer.page_mode = "/UseOutlines"
    target = io.BytesIO()
    writer.write(target)
    return [json.dumps({"pages": given}).encode(), target.getvalue()]


def _shrink(asked: Any, parts: Parts) -> Parts:
    """An image cut to a box (left, top, right, bottom in thousandths), as a JPEG of a size."""
    from PIL import Image, ImageOps

    (data,) = parts
    with _image(data) as opened:
        _decode(opened)
        image = ImageOps.exif_transpose(opened).convert("RGB")
    left, top, right, bottom = asked["box"]
    box = (
        round(left * image.width / 1000),
        round(top * image.height / 1000),
        round(right * image.width / 1000),
        round(bottom * image.height / 1000),
    )
    size = (asked["width"], asked["height"])
    target = io.BytesIO()
    image.crop(box).resize(size, Image.Resampling.LANCZOS).save(target, "JPEG", quality=92)
    return [b"{}", target.getvalue()]


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _reader(data: bytes) -> Any:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise RefusedError("paper-encrypted")
    return reader


def _pages(data: bytes) -> Any:
    try:
        pages = _reader(data).pages
        count = len(pages)
        if count > MOST_PAGES:
            raise RefusedError("paper-too-heavy")
        for index in {0, count - 1} if count else ():
            pages[index].mediabox  # noqa: B018 - a page that is not there raises here
    except (RefusedError, MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001 - a broken PDF raises whatever it hits
        raise RefusedError("paper-unreadable") from None
    if not count:
        raise RefusedError("paper-empty")
    return pages


def _image(data: bytes) -> Any:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # our own limit stands below, and is told from other faults
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except Exception:  # noqa: BLE001 - likewise
        raise RefusedError("paper-unreadable") from None
    if image.width * image.height > MOST_PIXELS:
        raise RefusedError("paper-too-heavy")
    return image


def _decode(image: Any) -> None:
    try:
        image.load()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - likewise
        raise RefusedError("paper-unreadable") from None


def _bound(parts: Parts) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    count = 0
    for data in parts:
        with _image(data) as image:
            for frame in range(getattr(image, "n_frames", 1)):
                count += 1
                if count > MOST_PAGES:
                    raise RefusedError("paper-too-heavy")
                if frame:
                    image.seek(frame)
                _draw(canvas, image, data)
    canvas.save()
    return target.getvalue()


def _draw(canvas: Any, image: Any, data: bytes) -> None:
    from PIL import ImageOps
    from reportlab.lib.utils import ImageReader

    _decode(image)
    is_plain = image.format == "JPEG" and image.getexif().get(0x0112, 1) == 1
    if is_plain and image.mode in ("RGB", "L"):
        width, height = image.size
        drawn = ImageReader(io.BytesIO(data))  # kept as it is: no second loss
    else:
        turned = ImageOps.exif_transpose(image)
        flat = turned if turned.mode in ("1", "L", "RGB") else turned.convert("RGB")
        width, height = flat.size
        drawn = ImageReader(flat)
    across, up = _A4 if height >= width else _A4[::-1]
    scale = min(across / width, up / height)
    canvas.setPageSize((across, up))
    left, low = (across - width * scale) / 2, (up - height * scale) / 2
    canvas.drawImage(drawn, left, low, width * scale, height * scale)
    canvas.showPage()


if __name__ == "__main__":
    sys.exit(main())
