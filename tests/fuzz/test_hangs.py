"""Runs of one thing that once took time by the square of their length: each ends long before a bound on the processor's time.

The bound is no measure of speed: by the square these runs took minutes, and as they are they take a tenth of it.
"""

import resource
import subprocess
import sys

import pytest

from tests.fuzz.targets import ROOT

RUNS = {
    "brackets": ("txt", "《"),
    "quotation marks": ("txt", "“公开"),
    "dates in a sentence": ("txt", "2023年3月1日，"),
    "placeholders": ("txt", "（请填写"),
    "numerals": ("txt", "三千五百万"),
    "parts of a list": ("txt", "其中政策文件12条，"),
    "shares": ("txt", "办结35件，占4.3%，"),
    "figures of the requests": ("txt", "收到政府信息公开申请5件，"),
    "sections": ("md", "## 一、总体情况\n\n公开5条。\n\n"),
    "comments": ("md", "<!-- disclosure-lint: ignore W501 误报 -->\n"),
    "words without a mark": ("txt", "公库开局信息公大数"),
    "places": ("txt", "岚皋县城关镇某县"),
    "townships": ("txt", "会同和平镇人民政府、大穿镇"),
    "words of a like sound": ("txt", "报人民征服批准意料器械，"),
    "document numbers": ("txt", "国办发〔2021〕3号"),
    "open tags": ("html", "<a "),
    "open tables": ("html", "<table><tr><td>1"),
    "cells": ("md", "|1|"),
}
SECONDS = 60
LENGTH = 60_000
CHECK = """
import sys
from lint import Linter, load_pack
data, name = sys.stdin.buffer.read(), sys.argv[1]
outcome = Linter(load_pack()).check_bytes(data, name)
sys.exit(f"{outcome.troubles}" if outcome.troubles else 0)
"""


def bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@pytest.mark.parametrize("run", RUNS)
def test_a_long_run_comes_to_an_end(run: str) -> None:
    suffix, piece = RUNS[run]
    head = "# 岚皋县林业局2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n"
    text = (head if suffix != "html" else "") + piece * (LENGTH // len(piece))
    command = [sys.executable, "-c", CHECK, f"draft.{suffix}"]
    done = subprocess.run(command, input=text.encode(), cwd=ROOT, capture_output=True, preexec_fn=bounded, check=False)
    assert done.returncode == 0, done.stderr.decode()[-500:]
