"""Packs from their folders: every file read strictly, every rule checked, and both kept compiled for the next start."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol, cast

from lint.cache import Cache, entry_of, key_of, shipped
from lint.document import compiled
from lint.ruleset.errors import PackError, PackErrors, valid_names
from lint.ruleset.form import form_from
from lint.ruleset.model import Beside, Example, Examples, Pack, Rule, Text
from lint.ruleset.params import build, fields_of, is_record, names_of
from lint.ruleset.places import builtin_packs
from lint.ruleset.template import names_in
from lint.ruleset.values import Lexicon, Pattern
from lint.ruleset.yaml_files import line_of, parse

DEFAULT_PACK = "gov-disclosure"
CODE = compiled(r"[A-Z][0-9][0-9]{2}")
RULE_NAME = compiled(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_DEFERRED = frozenset({"params", "examples"})


class Kind(Protocol):
    """What the loader must know of a kind of check: the class of its parameters."""

    Params: type


Kinds = Callable[[str], Kind]


class _Head(NamedTuple):
    """`pack.yaml`."""

    name: str
    title: Text


def load_pack(
    directory: Path | None = None,
    *,
    kinds: Kinds,
    kind_names: Callable[[], Iterable[str]],
    extra: Sequence[Path] = (),
    cache: bool = True,
    keep_going: bool = False,
) -> Pack:
    """The pack in `directory` (the built-in one when None), with the rules of the folders `extra` added.

    `kinds` gives a kind by its name (KeyError when there is none), `kind_names` all names. Raises PackErrors, which names
    every faulty rule with its file and line; with `keep_going` the faulty rules are left out and told in `Pack.errors`.
    A pack without its head or its form cannot be used at all: PackErrors in both cases.
    """
    home = directory if directory is not None else builtin_packs() / DEFAULT_PACK
    store = Cache(cache)
    main = _Folder(home, store)
    if "pack.yaml" not in main.contents:
        raise PackErrors([PackError("no pack here: there is no pack.yaml", file=str(home))])
    try:
        head = build(_Head, main.data("pack.yaml"))
        form = form_from({name: main.data(name) for name in main.names("form/")})
    except PackError as error:
        raise PackErrors([main.located(error, error.file or "pack.yaml")]) from None
    rules = _Rules(kinds, kind_names, [edition.name for edition in form.editions])
    rules.add(main, [home])
    for folder in extra:
        rules.add(_Folder(folder, store, main=False), [folder, home])
    if rules.errors and not keep_going:
        raise PackErrors(rules.errors)
    return Pack(head.name, head.title, form, rules.found, tuple(rules.errors))


class _Folder:
    """The files of one pack: their contents, and their data from the cache or parsed."""

    def __init__(self, path: Path, cache: Cache, main: bool = True) -> None:
        self.path = path
        self.cache = cache
        self.contents = dict(_contents(path, main))
        self.key = key_of(self.contents.items())
        self._parsed: dict[str, Any] = {}
        kept = cache.get(path, self.key)
        # What is kept has been checked by this version of the program.
        self.checked = kept is not None
        if kept is not None:
            self._parsed = json.loads(kept[0])
            self._kept_examples = kept[1]
        self._examples: list[Any] | None = None

    def names(self, folder: str) -> list[str]:
        """The names of the files in that folder of the pack, sorted."""
        return sorted(name for name in self.contents if name.startswith(folder))

    def data(self, name: str) -> Any:
        """The data of a file."""
        if name not in self._parsed:
            self._parsed[name] = parse(self.contents[name], str(self.path / name))
        return self._parsed[name]

    def examples(self, index: int) -> Any:
        """The examples of a checked pack's rule, by its number among all rules of the pack."""
        if self._examples is None:
            self._examples = json.loads(self._kept_examples)
        return self._examples[index]

    def keep(self, names: Iterable[str]) -> None:
        """Keep the data in the cache, the examples of all rules apart: only a few commands want them."""
        self.cache.put(self.path, self.key, _documents(self._parsed, names))

    def located(self, error: PackError, name: str = "") -> PackError:
        """The error with its file and line."""
        name = error.file or name
        error.file = str(self.path / name)
        if name in self.contents:
            error.line = error.line or line_of(self.contents[name], error.at)
        return error


def entries(home: Path) -> Iterator[tuple[Path, bytes]]:
    """The compiled entries of a pack that is known to be right and of its lexicons, each with the file that a wheel has it in.

    Made without the kinds of check, so that a build needs no library but PyYAML.
    """
    contents = dict(_contents(home, main=True))
    data = {name: parse(content, str(home / name)) for name, content in contents.items()}
    rules = [name for name in contents if name != "pack.yaml" and not name.startswith("form/")]
    yield shipped(home), entry_of(key_of(contents.items()), _documents(data, rules))
    for file in sorted((home / "lexicons").glob("*.yaml")):
        content = file.read_bytes()
        yield shipped(file), entry_of(key_of([(file.name, content)]), [parse(content, str(file))])


def _documents(data: dict[str, Any], names: Iterable[str]) -> list[Any]:
    """The data of a pack, and the examples of the rules of these files apart."""
    examples = [entry.pop("examples") for name in names for entry in data[name]["rules"]]
    return [data, examples]


def _contents(path: Path, main: bool) -> Iterator[tuple[str, bytes]]:
    """The YAML files of a pack but its lexicons. The rules of a user's pack may stand in the folder itself."""
    folders = ["rules", "form"] if main else ["rules"]
    try:
        files = [path / "pack.yaml"] if (path / "pack.yaml").is_file() else []
        for folder in folders:
            files += sorted((path / folder).glob("*.yaml"))
        if not main and not files:
            files = sorted(path.glob("*.yaml"))
        if not files:
            problem = "no rule file (*.yaml) in this folder" if path.is_dir() else "no such folder"
            raise PackErrors([PackError(problem, file=str(path))])
        for file in files:
            yield file.relative_to(path).as_posix(), file.read_bytes()
    except OSError as error:
        raise PackErrors([PackError(f"cannot be read: {error.strerror}", file=str(error.filename or path))]) from None


class _Rules:
    """The rules gathered so far, and what was wrong with others."""

    def __init__(self, kinds: Kinds, kind_names: Callable[[], Iterable[str]], editions: list[str]) -> None:
        self.kinds = kinds
        self.kind_names = kind_names
        self.editions = editions
        self.found: dict[str, Rule] = {}
        self.errors: list[PackError] = []
        self._places: dict[str, str] = {}

    def add(self, folder: _Folder, homes: list[Path]) -> None:
        """Add the rules of a pack; `homes` are the folders whose lexicons its rules may name, the nearest first."""
        lexicons = _Lexicons(homes, folder.cache)
        names = [name for name in folder.contents if name != "pack.yaml" and not name.startswith("form/")]
        faults = len(self.errors)
        number = 0
        for name in names:
            for index, entry in enumerate(self._entries(folder, name)):
                at = ("rules", index)
                try:
                    if folder.checked:
                        rule = self._checked(folder, entry, number, lexicons)
                    else:
                        rule = self._built(folder, entry, lexicons)
                    self._take(rule, f"{folder.path / name}")
                except PackError as error:
                    error.at = (*at, *error.at)
                    self.errors.append(folder.located(error, name))
                number += 1
        if not folder.checked and len(self.errors) == faults:
            folder.keep(names)

    def _entries(self, folder: _Folder, name: str) -> list[Any]:
        try:
            data = folder.data(name)
            if not isinstance(data, dict) or not isinstance(data.get("rules"), list):
                raise PackError("expected one key, 'rules', with a list of rules", file=name)
            if unknown := data.keys() - {"rules"}:
                raise PackError(f"unknown key {min(unknown)!r}; valid: rules", (min(unknown),), file=name)
        except PackError as error:
            self.errors.append(folder.located(error))
            return []
        return cast(list[Any], data["rules"])

    def _built(self, folder: _Folder, entry: Any, lexicons: "_Lexicons") -> Rule:
        """A rule, every part of it built and checked."""
        values = fields_of(Rule, entry, leave={"params"})
        try:
            params_of = self.kinds(values["kind"]).Params
        except KeyError:
            valid = valid_names(values["kind"], self.kind_names())
            raise PackError(f"unknown kind {values['kind']!r}; {valid}", ("kind",)) from None
        params: Any = build(params_of, values.pop("params", {}), ("params",), lexicons.get)
        for pattern, at in _patterns(params, ("params",)):
            _compiled(pattern, at)
        rule = Rule(**values, params=params, folder=folder.path)
        _check(rule, self.editions)
        return rule

    def _checked(self, folder: _Folder, entry: dict[str, Any], number: int, lexicons: "_Lexicons") -> Rule:
        """A rule of a pack that was checked before: parameters and examples wait until they are asked for."""
        values = fields_of(Rule, {**entry, "examples": None}, leave=_DEFERRED)
        raw = values.pop("params", {})
        del values["examples"]
        kind = values["kind"]
        later = {
            "params": lambda: build(self.kinds(kind).Params, raw, ("params",), lexicons.get),
            "examples": lambda: build(Examples, folder.examples(number), ("examples",)),
        }
        return Rule.lazily(later, **values, folder=folder.path)

    def _take(self, rule: Rule, file: str) -> None:
        for key, value in (("code", rule.code), ("name", rule.name)):
            if value in self._places:
                raise PackError(f"{value!r} is taken by a rule of {self._places[value]}", (key,))
        self._places |= {rule.code: file, rule.name: file}
        self.found[rule.code] = rule


def _check(rule: Rule, editions: list[str]) -> None:
    """What a rule must be beyond its types."""
    if not CODE.fullmatch(rule.code):
        raise PackError(f"{rule.code!r} is no code; one is a capital letter and three digits, such as W501", ("code",))
    if not RULE_NAME.fullmatch(rule.name):
        raise PackError(f"{rule.name!r} is no name; one is lower-case words joined by hyphens, such as wrong-word", ("name",))
    for index, edition in enumerate(rule.edition):
        if edition not in editions:
            raise PackError(f"unknown edition {edition!r}; {valid_names(edition, editions)}", ("edition", index))
    texts: dict[tuple[str | int, ...], Text] = {("message",): rule.message, ("why",): rule.why}
    texts |= {("messages", name): text for name, text in rule.messages.items()}
    if rule.mend is not None:
        texts["mend",] = rule.mend
    for at, text in texts.items():
        for language, words in (("zh", text.zh), ("en", text.en)):
            if not words.strip():
                raise PackError("empty", (*at, language))
            if at[0] in ("message", "messages"):
                try:
                    names_in(words)
                except PackError as error:
                    raise PackError(error.message, (*at, language)) from None
    if not rule.basis.strip():
        raise PackError("empty", ("basis",))
    _check_examples(rule)


def _check_examples(rule: Rule) -> None:
    for kind in ("bad", "good"):
        examples = getattr(rule.examples, kind)
        if not examples:
            raise PackError(f"no {kind} example; every rule has at least one", ("examples", kind))
        for index, example in enumerate(examples):
            at = ("examples", kind, index)
            if bool(example.text) == bool(example.file):
                raise PackError("an example has either 'text' or 'file'", at)
            if kind == "bad" and not example.finds:
                raise PackError("a bad example names what it 'finds'", at)
            if kind == "good" and example.finds:
                raise PackError("a good example finds nothing", (*at, "finds"))
            _require_file(rule, example.file, at)
            _check_beside(rule, example, at)


def _check_beside(rule: Rule, example: Example, at: tuple[str | int, ...]) -> None:
    """The reports beside an example's draft."""
    others: list[tuple[Beside, tuple[str | int, ...]]] = []
    others += ((each, ("members", number)) for number, each in enumerate(example.members))
    if example.previous is not None:
        others.append((example.previous, ("previous",)))
    for beside, key in others:
        if bool(beside.text) == bool(beside.file):
            raise PackError("a report beside an example has either 'text' or 'file'", (*at, *key))
        _require_file(rule, beside.file, (*at, *key))


def _require_file(rule: Rule, name: str, at: tuple[str | int, ...]) -> None:
    if name and not (rule.folder / "examples" / name).is_file():
        raise PackError(f"there is no examples/{name} in the pack", (*at, "file"))


def _patterns(value: object, at: tuple[str | int, ...]) -> Iterator[tuple[Pattern, tuple[str | int, ...]]]:
    """All patterns in a rule's parameters, with their places."""
    if isinstance(value, Pattern):
        yield value, at
    elif is_record(value):
        for name in () if isinstance(value, Lexicon) else names_of(value):
            yield from _patterns(getattr(value, name), (*at, name.rstrip("_")))
    elif isinstance(value, (list, tuple)):
        for index, each in enumerate(value):
            yield from _patterns(each, (*at, index))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _patterns(each, (*at, key))


def _compiled(pattern: Pattern, at: tuple[str | int, ...]) -> None:
    try:
        pattern.regex  # noqa: B018
    except PackError as error:
        raise PackError(error.message, at) from None


class _Lexicons:
    """The word lists that the rules of a pack may name; each is parsed when its data is first used, and once."""

    def __init__(self, homes: Sequence[Path], cache: Cache) -> None:
        self.folders = [home / "lexicons" for home in homes]
        self.cache = cache
        self._known: dict[str, Lexicon] = {}

    def get(self, name: str) -> Lexicon:
        """The lexicon of that name; PackError when there is none."""
        if name not in self._known:
            file = next((file for folder in self.folders if (file := folder / f"{name}.yaml").is_file()), None)
            if file is None or "/" in name or "\\" in name:
                valid = {file.stem for folder in self.folders for file in folder.glob("*.yaml")}
                raise PackError(f"there is no lexicon {name!r}; {valid_names(name, valid)}")
            self._known[name] = Lexicon.lazily({"data": partial(_lexicon_data, file, self.cache)}, name=name)
        return self._known[name]


def _lexicon_data(file: Path, cache: Cache) -> dict[str, Any]:
    content = file.read_bytes()
    key = key_of([(file.name, content)])
    kept = cache.get(file, key)
    if kept is not None:
        return _Entries(json.loads(kept[0]), file)
    data = parse(content, str(file))
    if not isinstance(data, dict):
        raise PackError("a lexicon is a mapping", file=str(file))
    cache.put(file, key, [data])
    return _Entries(data, file)


class _Entries(dict[str, Any]):
    """The data of a lexicon; a key that a kind wants and it has not is an error that names the file."""

    def __init__(self, data: dict[str, Any], file: Path) -> None:
        super().__init__(data)
        self.file = str(file)

    def __missing__(self, key: str) -> Any:
        raise PackError(f"this lexicon has no {key!r}", file=self.file)
