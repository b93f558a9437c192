"""The wording rules on real official prose: false alarms on correct sentences, and how much of real error they find.

    python bench/wording.py [FILE]

FILE has lines of `wrong count <tab> wrong sentence <tab> right sentence` (by default ../shared/data/ecspell/odw.train,
MIT). A wrong character counts as found when a finding of the family W5 runs over it.
"""

import argparse
import difflib
import time
from collections import Counter
from pathlib import Path

from lint.checks import kind
from lint.document import Block, Document, OffsetMap, Span
from lint.engine.api import load_pack
from lint.report.form import Form
from lint.report.given import Given
from lint.report.model import Passage, Report
from lint.ruleset.model import Rule

ROOT = Path(__file__).resolve().parent.parent


def as_report(sentence: str, form: Form) -> Report:
    """A report whose body is one sentence."""
    origin = OffsetMap()
    origin.add(len(sentence), 0, len(sentence))
    block = Block("paragraph", 0, len(sentence))
    document = Document("-", "txt", sentence, sentence, origin, [block])
    report = Report(document, form, Given())
    report.passages = [Passage(Span(0, len(report.text)), "paragraph", "body", block)]
    return report


def spans(rules: list[Rule], report: Report) -> list[tuple[Rule, Span]]:
    """The findings' places, each with its rule."""
    return [(rule, hit.span) for rule in rules for hit in kind(rule.kind).check(report, rule.params)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", default=str(ROOT.parent / "shared/data/ecspell/odw.train"))
    parser.add_argument("--show", type=int, default=20, help="false alarms to show")
    arguments = parser.parse_args()
    pack = load_pack()
    rules = [rule for rule in pack.rules.values() if rule.family in ("W5", "P6", "X7")]
    words = [rule for rule in rules if rule.family == "W5"]
    lines = [line.split("\t") for line in Path(arguments.file).read_text(encoding="utf-8").splitlines()]
    alarms: Counter[str] = Counter()
    shown = characters = 0
    start = time.perf_counter()
    for sentence in dict.fromkeys(right for _, _, right in lines):
        report = as_report(sentence, pack.form)
        characters += len(sentence)
        for rule, span in spans(rules, report):
            alarms[f"{rule.code} {rule.severity}"] += 1
            shown += 1
            if shown <= arguments.show:
                print(f"  {rule.code} {report.text[max(0, span.start - 8) : span.start]}"
                      f"[{report.text[span.start : span.end]}]{report.text[span.end : span.end + 8]}")
    seconds = time.perf_counter() - start
    print(f"correct: {characters} characters, {sum(alarms.values())} findings {dict(sorted(alarms.items()))}, {seconds:.2f} s")
    wrong = found = raised = true = 0
    for count, left, right in lines:
        if count == "0":
            continue
        report = as_report(left, pack.form)
        places = [span for _, span in spans(words, report)]
        changed = [
            Span(a, max(b, a + 1))
            for tag, a, b, _, _ in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
            if tag != "equal"
        ]
        wrong += len(changed)
        found += sum(any(a.start < b.end and b.start < a.end for b in places) for a in changed)
        raised += len(places)
        true += sum(any(a.start < b.end and b.start < a.end for b in changed) for a in places)
    print(f"miswritten: {wrong} places, {found} found (recall {found / max(1, wrong):.1%}); "
          f"{raised} findings, {true} right (precision {true / max(1, raised):.1%})")


if __name__ == "__main__":
    main()
