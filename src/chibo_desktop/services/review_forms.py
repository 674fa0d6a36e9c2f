"""The forms of reviews that ship with the program, and which one is for whom."""

from datetime import date
from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.applicability import MemberKind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.review_form import ReviewForm, read_review_form, review_form_on
from chibo_desktop.domain.text import fold
from chibo_desktop.services.rules import rule_book

BRANCH_FORM, PERIOD_FORM = "01", "05"
KINDS = {MemberKind.LEADER: "2A", MemberKind.STAFF: "2B", MemberKind.OUTSIDE: "2C"}


@cache
def review_forms() -> tuple[ReviewForm, ...]:
    """Every version of every form, by code."""
    folder = resources.path("forms", "reviews")
    found = (read_review_form(path.read_bytes()) for path in sorted(folder.glob("*.json")))
    return tuple(sorted(found, key=lambda one: one.form))


def review_form(form: str, day: date) -> ReviewForm:
    """The version of a form in force on a day. Raises KeyError for a form that is not there."""
    return review_form_on(review_forms(), form, day)


def member_kind(member: Member, day: date) -> MemberKind:
    """What somebody does in the political system, by the dossier (Điều 10, 366-QĐ/TW).

    The post at work is a free text: words that leading posts have are dated data, and every
    review may be given another form by hand.
    """
    if member.outside_political_system:
        return MemberKind.OUTSIDE
    leading = fold(rule_book("year-end").on(day).word("leading-posts")).split()
    words = fold(member.job_title).split()
    return MemberKind.LEADER if any(word in leading for word in words) else MemberKind.STAFF


def yearly_form(member: Member, day: date) -> str:
    """Mẫu 2A, 2B or 2C."""
    return KINDS[member_kind(member, day)]
