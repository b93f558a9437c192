"""The folder of a conversion that was killed is removed by the next one, and no other folder is."""

import os
import time
from pathlib import Path

import pytest

from lint.readers.office import convert

pytestmark = pytest.mark.skipif(os.name == "nt", reason="locks of POSIX")


def folder(at: Path, name: str, age: float = 600.0, inside: str = "given") -> Path:
    made = at / name
    (made / inside).mkdir(parents=True)
    (made / inside / "0.doc").write_bytes(b"a draft")
    os.utime(made, (time.time() - age,) * 2)
    return made


def test_only_what_a_killed_conversion_left_is_removed(tmp_path: Path) -> None:
    left = folder(tmp_path, "disclosure-lint-office-abcd1234")
    held = folder(tmp_path, "disclosure-lint-office-efgh5678")
    young = folder(tmp_path, "disclosure-lint-office-ijkl9012", age=1)
    other = folder(tmp_path, "disclosure-lint-office-mnop3456", inside="reports")
    users = folder(tmp_path, "disclosure-lint-office-reports-2023")
    (tmp_path / "disclosure-lint-office-linked00").symlink_to(users)
    handle = convert._locked(held)
    assert handle is not None
    convert.sweep(tmp_path)
    os.close(handle)
    assert not left.exists()
    assert all(each.exists() for each in (held, young, other, users))
