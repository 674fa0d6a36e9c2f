"""Invented tasks and reasons beside marks, in the open month of the practice branch."""

from random import Random

from chibo_desktop.domain.criteria_evidence import event_rules
from chibo_desktop.domain.criteria_parts import CriterionKind
from chibo_desktop.services.marks import set_events, set_notes
from chibo_desktop.services.rounds import load_sheet
from chibo_desktop.services.work_items import add_work
from chibo_desktop.storage.unit_of_work import Unit

_TASKS = (
    ("Tham mưu báo cáo kết quả công tác tháng", "1", "Báo cáo tháng"),
    ("Theo dõi, đôn đốc văn bản đến hạn trả lời", "10", "Sổ theo dõi văn bản"),
    ("Phụ trách, giúp đỡ quần chúng ưu tú", "1", "Nhận xét của đảng viên giúp đỡ"),
    ("Viết tin bài, chia sẻ bài viết bảo vệ nền tảng tư tưởng", "2", "Đường dẫn bài viết"),
    ("Tham gia ngày thứ bảy tình nguyện ở nơi cư trú", "1", "Xác nhận của tổ dân phố"),
)
_REASONS = (
    "Nộp báo cáo chậm so với kế hoạch, đã rút kinh nghiệm tại tổ",
    "Có sáng kiến rút gọn quy trình, được Văn phòng áp dụng",
    "Vắng một buổi học tập chuyên đề vì đi công tác",
)
_PRAISED = ("sang-kien", "sang-kien", "bai-viet", "gioi-thieu")  # events that add points
_CORRECTED = "Đồng chí đã báo cáo trước, có lý do chính đáng; chi ủy thống nhất không trừ"
_BUSY = 14


def enter_work(unit: Unit, round_id: str, rng: Random) -> None:
    """A few tasks each for the first members, most of them done, and reasons at some marks."""
    rows = load_sheet(unit, round_id).rows[:_BUSY]
    for row in rows:
        chosen = rng.sample(_TASKS, rng.randint(2, 4))
        written = [_written(rng, *task) for task in chosen]
        add_work(unit, round_id, row.evaluation.id, written)
    marked = [row.evaluation for row in rows if row.evaluation.self_marks]
    chosen_ones = rng.sample(marked, min(len(_REASONS), len(marked)))
    notes = {
        one.id: {next(iter(one.self_marks)): reason}
        for one, reason in zip(chosen_ones, _REASONS, strict=False)
    }
    if notes:
        set_notes(unit, round_id, notes)


def praise(unit: Unit, round_id: str, rng: Random) -> None:
    """A few members are counted what adds points."""
    sheet = load_sheet(unit, round_id)
    rules = event_rules(sheet.criteria_set)
    keys = [key for code in _PRAISED for key, (_, event) in rules.items() if event.code == code]
    marked = [row for row in sheet.rows if row.evaluation.self_marks]
    chosen = rng.sample(marked, min(len(keys), len(marked)))
    counted = {row.evaluation.id: {key: "1"} for row, key in zip(chosen, keys, strict=False)}
    set_events(unit, round_id, counted)


def correct_count(unit: Unit, round_id: str) -> None:
    """Of what the program counted of somebody, one thing is put right by hand, with the reason."""
    sheet = load_sheet(unit, round_id)
    for key, (leaf, event) in event_rules(sheet.criteria_set).items():
        for row in sheet.rows:
            known = row.filled.known.get(event.source)
            if known is not None and known.value and leaf.kind is CriterionKind.NUMERIC:
                set_events(unit, round_id, {row.evaluation.id: {key: "0"}})
                set_notes(unit, round_id, {row.evaluation.id: {leaf.code: _CORRECTED}})
                return


def _written(rng: Random, content: str, planned: str, evidence: str) -> dict[str, str]:
    """One task: mostly done, now and then late, in part or beyond what was asked."""
    luck = rng.random()
    done = planned if luck > _PARTLY else str(int(planned) // 2)
    return {
        "content": content,
        "planned": planned,
        "done": done,
        "days_late": str(rng.randint(1, 4)) if _PARTLY < luck < _LATE else "",
        "is_exceeding": "x" if luck > _BEYOND else "",
        "evidence": evidence,
    }


_PARTLY, _LATE, _BEYOND = 0.15, 0.28, 0.8
