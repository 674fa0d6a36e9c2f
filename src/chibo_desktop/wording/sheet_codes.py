"""Codes of self-mark sheets, in sentences: what is wrong with one and what to do."""

SENTENCES: dict[str, str] = {
    "sheet-code-empty": "Chưa có mã phiếu. Hãy quét mã vạch trên phiếu hoặc gõ tám ký tự in cạnh "
    "mã vạch.",
    "sheet-code-length": "Mã phiếu có {wanted} ký tự, vừa nhập {length}. Hãy quét hoặc gõ lại đủ "
    "{wanted} ký tự.",
    "sheet-code-letter": "Mã phiếu không có ký tự “{letter}” (mã chỉ dùng số 2–9 và các chữ "
    "C F G H J K L M N P Q R T V X). Hãy nhìn lại mã trên phiếu rồi gõ lại.",
    "sheet-code-check": "Mã phiếu gõ sai hoặc quét hỏng: có ký tự nhầm hay đổi chỗ. Hãy so với mã "
    "trên phiếu rồi quét, gõ lại.",
}
