"""The digitised dossier: the parts of a member's record and the tables that belong to it.

Item numbers (`item`) are those of Phiếu đảng viên, mẫu 2-HSĐV. Source: domain.md §2.3.
"""
