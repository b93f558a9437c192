"""What the program stands on is known: listed, under licences that go with its own, in exact versions."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements-dev.lock"


@pytest.fixture(scope="module")
def supply() -> ModuleType:
    pytest.importorskip("packaging")
    spec = importlib.util.spec_from_file_location("supply", ROOT / "tools/supply.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_licences_of_the_runtime_go_with_our_own(supply: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert supply.licences() == 0
    assert "click\t" in capsys.readouterr().out


@pytest.mark.parametrize("stated", ["GNU General Public License v3", "AGPL-3.0-only", "unknown", ""])
def test_others_are_to_be_looked_at(supply: ModuleType, stated: str) -> None:
    assert not supply.COMPATIBLE.search(stated) or supply.REFUSED.search(stated)


def test_the_bill_names_every_part_once(supply: ModuleType) -> None:
    bill = json.loads(json.dumps(supply.sbom(())))
    names = [part["name"] for part in bill["components"]]
    assert (bill["bomFormat"], bill["metadata"]["component"]["name"]) == ("CycloneDX", "disclosure-lint")
    assert names == sorted(set(names))
    assert {"click", "lxml", "pyyaml"} <= set(names)
    assert all(part["purl"] == f"pkg:pypi/{part['name']}@{part['version']}" for part in bill["components"])


def test_the_lock_file_fits_the_project_and_names_no_index(supply: ModuleType) -> None:
    from packaging.requirements import Requirement

    lines = [line for line in LOCK.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9a-z.+!]+", line) for line in lines)
    versions = dict(line.split("==") for line in lines)
    for needed in supply.PROJECT["dependencies"] + supply.PROJECT["optional-dependencies"]["dev"]:
        one = Requirement(needed)
        assert one.specifier.contains(versions[supply.canonical(one.name)], prereleases=True), needed
