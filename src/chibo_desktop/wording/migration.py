"""What is said while a file of an older program is brought up to date, and afterwards."""

BACKING_UP = "Tệp do bản trước lập: đang sao lưu trước khi nâng cấp…"
MIGRATING = "Đã sao lưu. Đang nâng cấp tệp cho bản này, xin chờ…"


def migrated_text(name: str, folder: str) -> str:
    """Said once, on the first page after the file was brought up to date."""
    return (
        "Tệp đã được nâng cấp cho bản mới, dữ liệu giữ nguyên. "
        f"Bản sao lưu trước nâng cấp: {name}, trong thư mục “{folder}” cạnh tệp."
    )
