"""YAML files of a pack: read strictly, and a fault's line found."""

import json
from typing import Any

from lint.ruleset.errors import PackError


def parse(content: bytes, file: str) -> Any:
    """The data of a YAML file, as JSON could hold it: dates stay texts, keys are texts.

    Raises PackError with file and line for what is no YAML, no UTF-8, or gives a key twice.
    """
    import yaml

    try:
        text = content.decode("utf-8-sig")
        data = yaml.load(text, Loader=_loader())
    except UnicodeDecodeError as error:
        raise PackError(f"not UTF-8 at byte {error.start}", file=file) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        # At the end of the file the mark is a line too far.
        line = min(mark.line + 1, max(1, len(text.splitlines()))) if mark else 0
        raise PackError(f"not valid YAML: {problem}", file=file, line=line) from None
    except (RecursionError, ValueError) as error:
        raise PackError(f"not valid YAML: {error}", file=file) from None
    try:
        # What comes from the file and what comes from the cache must be the same.
        return json.loads(json.dumps(data, ensure_ascii=False))
    except (RecursionError, TypeError, ValueError) as error:
        raise PackError(f"holds what a pack has no use for: {error}", file=file) from None


_known_loader: list[Any] = []


def _loader() -> Any:
    """PyYAML's safe loader, made to refuse a key given twice and to leave dates as texts."""
    if _known_loader:
        return _known_loader[0]
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class StrictLoader(base):  # type: ignore[misc]
        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            seen = set()
            for key, _ in node.value:
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(None, None, f"the key {key.value!r} is given twice", key.start_mark)
                seen.add(key.value if isinstance(key.value, str) else id(key))
            return super().construct_mapping(node, deep)

    timestamp = "tag:yaml.org,2002:timestamp"
    StrictLoader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != timestamp]
        for first, resolvers in base.yaml_implicit_resolvers.items()
    }
    _known_loader.append(StrictLoader)
    return StrictLoader


def line_of(content: bytes, at: tuple[str | int, ...]) -> int:
    """The 1-based line where the key or item at the path `at` stands, or the nearest one above it that is there."""
    import yaml

    node: Any = yaml.compose(content.decode("utf-8-sig"), Loader=_loader())
    line = 1
    for key in at:
        found = _child(node, key, yaml.MappingNode, yaml.SequenceNode)
        if found is None:
            break
        mark, node = found
        line = mark.line + 1
    return line


def _child(node: Any, key: str | int, mapping: type, sequence: type) -> tuple[Any, Any] | None:
    if isinstance(node, mapping):
        for name, value in node.value:  # type: ignore[attr-defined]
            if name.value == str(key):
                return name.start_mark, value
    if isinstance(node, sequence) and isinstance(key, int) and key < len(node.value):  # type: ignore[attr-defined]
        item = node.value[key]  # type: ignore[attr-defined]
        return item.start_mark, item
    return None


