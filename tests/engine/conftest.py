import pytest

from lint.checks import Kind, kind
from tests.engine.kit import KINDS


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kinds of these tests, beside the program's own."""

    def either(name: str) -> Kind:
        return KINDS[name] if name in KINDS else kind(name)  # type: ignore[return-value]

    monkeypatch.setattr("lint.engine.linter.kind", either)
