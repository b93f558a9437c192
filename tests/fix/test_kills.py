"""Killed at any moment, a run leaves every draft whole; the next run removes what was left behind."""

import os
import time
from pathlib import Path

import pytest

from tests.support.kills import DRAFTS, MENDED, kill_often, start

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


def test_every_draft_is_whole_after_twenty_kills(tmp_path: Path) -> None:
    tally = kill_often(tmp_path, 20)
    assert tally.torn == 0
    assert tally.mended + tally.untouched == 20 * DRAFTS
    assert tally.killed > 0
    for copy in tmp_path.glob(".*"):
        os.utime(copy, (time.time() - 60,) * 2)
    start(tmp_path, 1).wait()
    assert {file.read_bytes() for file in tmp_path.iterdir()} == {MENDED}
