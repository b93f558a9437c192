import pytest

from tests.engine.kit import KINDS


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.engine.linter.kind", KINDS.__getitem__)
