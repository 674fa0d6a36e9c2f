"""What the place is photographed at: the name of each picture, and what it arrives at."""

MEETING_SCENES: dict[str, object] = {
    "chi-bo-37-sinh-hoat": None,
    "chi-bo-38-viec-sau-sinh-hoat": "follow-up",
    "chi-bo-39-chat-luong-sinh-hoat": "quality",
}
