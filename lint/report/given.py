"""What a user says of a draft."""

from typing import Literal, NamedTuple

Level = Literal["township", "department", "government"]


class Given(NamedTuple):
    """What the user said of the draft, which goes before what the draft says of itself."""

    year: int | None = None
    agency: str | None = None
    level: Level | None = None
    deadline: tuple[int, int] | None = None
