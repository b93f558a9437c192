"""Where in a text only the reporting agency's own name can stand."""

from dataclasses import dataclass

from lint.document import Span
from lint.ruleset.values import Pattern


@dataclass(eq=False, repr=False)
class Frame:
    """Words around a name that only the reporting agency can fill: 2023年，_认真贯彻…, 现公布_2023年…报告, 请与_联系.

    `before` matches up to the name, `after` from its end. `here` says that another body of the report's own place is as
    foreign there as another place; with `like`, only one that ends as the report's own does (局 for 局); with `rank`, also
    one that has but the rank of its place before it (县水利局), where the agency has no cause to tell of it.
    """

    before: Pattern
    after: Pattern
    here: bool = False
    like: bool = False
    rank: bool = False

    def holds(self, text: str, span: Span) -> bool:
        """Whether the name at `span` stands in this frame."""
        if not self.before.regex.search(text[max(0, span.start - 24) : span.start]):
            return False
        return self.after.regex.match(text, span.end) is not None
