"""What of a unit's own records a row of the office speaks of, in words."""

from chibo_desktop.domain.directives import OfficeRemark
from chibo_desktop.domain.evaluation import Evaluation, Round
from chibo_desktop.domain.opinions.records import ForwardedOpinion, OpinionReply
from chibo_desktop.domain.rating_decision import RatingDecision
from chibo_desktop.domain.records import Record
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.span import span_period_text


def subject_of(unit: Unit, record: Record) -> str:
    """“tháng 10 năm 2026, đồng chí Nguyễn Văn An”; empty for what speaks of nothing of ours."""
    if isinstance(record, OpinionReply):
        asked = unit.get(ForwardedOpinion, record.forwarded_id)
        return asked.content if asked else ""
    if not isinstance(record, (OfficeRemark, RatingDecision)):
        return ""
    of = unit.get(Round, record.round_id)
    words = [span_period_text(of.lasts, of.period)] if of and of.period else []
    if isinstance(record, OfficeRemark) and record.evaluation_id:
        about = unit.get(Evaluation, record.evaluation_id)
        words += [f"đồng chí {about.full_name}"] if about else []
    return ", ".join(words)
