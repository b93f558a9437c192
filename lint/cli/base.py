"""What the subcommands share: options, languages, errors, and writing to standard output."""

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from lint.config import MonthDay, Source
    from lint.ruleset.model import Pack
    from lint.ruleset.text import Language

F = TypeVar("F", bound=Callable[..., Any])
HELP = "显示本帮助 · Show this message."
LEVELS = ("township", "department", "government")


class Command(click.Command):
    """A subcommand: its options may be given as DISCLOSURE_LINT_…, its help is measured in cells.

    `groups` puts its options in the help under headings, each with the options' names; the others come last.
    """

    def __init__(self, name: str | None, groups: Mapping[str, Sequence[str]] | None = None, **keywords: Any) -> None:
        self.groups = groups or {}
        settings = {"auto_envvar_prefix": "DISCLOSURE_LINT", "help_option_names": ["-h", "--help"]}
        super().__init__(name, context_settings=settings, **keywords)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, under the headings of their groups."""
        left = {parameter.name: parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)}
        for heading, names in (*self.groups.items(), ("其他 · Other" if self.groups else "选项 · Options", tuple(left))):
            records = [left.pop(name).get_help_record(ctx) for name in names if name in left]
            if rows := [record for record in records if record]:
                with formatter.section(heading):
                    formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help, in both languages."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP
        return option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help of the subcommand."""
        from lint.cli.help import Formatter

        own = Formatter(formatter)
        super().format_help(ctx, own)
        formatter.write(own.getvalue())


class Failure(click.ClickException):
    """What a user did or has that the command cannot go on with; told in their language, in both when it is not known."""

    exit_code = 2

    def __init__(self, zh: str, en: str, language: "Language | None", detail: object, path: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.language = language or language_asked()
        self.detail = detail
        self.path = path

    def show(self, file: Any = None) -> None:
        """Tell it on standard error."""
        tell(self.zh, self.message, self.language, self.path, self.detail)


def fail(zh: str, en: str, language: "Language | None" = None, detail: object = "", path: str = "") -> NoReturn:
    """Leave with exit code 2 and this message; `detail` stands behind it in any language, the `path` that it is about before."""
    raise Failure(zh, en, language, detail, path)


def tell(zh: str, en: str, language: "Language | None", path: str = "", detail: object = "") -> None:
    """A line of trouble on standard error: the file that it is about, what is wrong, and the details."""
    text = {"zh": zh, "en": en, None: f"{zh} · {en}"}[language]
    word = {"zh": "错误：", "en": "error: ", None: "错误 · error: "}[language]
    told = str(detail)
    if told and language != "en":
        from lint.cli.chinese import in_chinese

        chinese = in_chinese(told)
        told = chinese if language == "zh" or chinese == told else f"{chinese} · {told}"
    before, after = f"{path}: " if path else "", f"{'：' if language == 'zh' else ': '}{told}" if told else ""
    click.echo(f"disclosure-lint: {word}{before}{text}{after}", err=True)


def note(zh: str, en: str, language: "Language | None") -> None:
    """A line on standard error that is no trouble."""
    click.echo(f"disclosure-lint: {({'zh': zh, 'en': en, None: f'{zh} · {en}'})[language]}", err=True)


def tell_usage(error: click.UsageError) -> None:
    """How a command is used, and what is wrong with the options given, on standard error."""
    from lint.cli.chinese import usage_in_chinese

    language = language_of_locale()
    english = error.format_message()
    chinese = usage_in_chinese(english)
    if error.ctx is not None:
        usage = {"zh": "用法：", None: "用法 · Usage: "}[language]
        hint = {"zh": "详见 {} --help", None: "详见 · see {} --help"}[language]
        pieces = error.ctx.command.collect_usage_pieces(error.ctx)
        click.echo(" ".join([usage + error.ctx.command_path, *pieces]), err=True)
        click.echo(hint.format(error.ctx.command_path) + "\n", err=True)
    tell(chinese, english, "zh" if chinese == english else language)


def language_asked() -> "Language | None":
    """The language that --lang, the environment or the locale asks for; None when nothing does."""
    context = click.get_current_context(silent=True)
    return (context.params.get("lang") if context else None) or language_of_locale()


def language_of_locale() -> "Language | None":
    """Chinese when the locale is; None when that says nothing."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else None
    if sys.platform in ("win32", "darwin"):
        import locale

        name = (locale.getlocale()[0] or "").lower()
        return "zh" if name.startswith(("zh", "chinese")) else None
    return None


def emit(text: str, utf8: bool = False, colour: bool = False) -> None:
    """Write to standard output; a reader that has gone is no trouble. `utf8` is for what programs read."""
    try:
        if utf8 and hasattr(sys.stdout, "buffer"):
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
            sys.stdout.buffer.flush()
        else:
            click.echo(text, nl=False, color=colour)
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        fail("无法写到标准输出", "standard output cannot be written", detail=error.strerror or error)


def several(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The items of an option that is given several times, or as a list with commas."""
    return tuple(item for value in values for item in re.split(r"[,，、\s]+", value) if item)


def complete_rules(context: click.Context, parameter: click.Parameter, begun: str) -> "list[CompletionItem]":
    """What a shell offers for codes and names of rules."""
    from lint.cli.completion import rules

    return rules(context, parameter, begun)


def month_day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> "MonthDay | None":
    """A day written MM-DD."""
    if value is None:
        return None
    from lint.config import MonthDay

    try:
        return MonthDay.parse(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def together(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, in their order."""

    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


given_options = together(
    click.option("--year", type=click.IntRange(2008, 2100), metavar="YYYY", help="报告年份，以此为准 · The report's year."),
    click.option("--agency", metavar="NAME", help="报告机关，以此为准 · The agency that reports."),
    click.option("--level", type=click.Choice(LEVELS), help="机关级别：乡镇、部门、政府 · The agency's level."),
)
config_options = together(
    click.option("--config", "config_file", envvar="DISCLOSURE_LINT_CONFIG", metavar="FILE",
                 type=click.Path(exists=True, dir_okay=False, path_type=Path),
                 help="只用这个配置文件 · Use this configuration alone."),
    click.option("--no-config", is_flag=True, help="不用任何配置文件 · Use no configuration."),
    click.option("--pack", "packs", multiple=True, envvar="DISCLOSURE_LINT_PACK", type=click.Path(path_type=Path), metavar="DIR",
                 help="另加一个规则包，可重复 · Add the rules of a folder; repeatable."),
    click.option("--no-cache", is_flag=True, help="不用缓存，全部重新读取和检查 · Read and check everything anew."),
)
# Messages of errors look it up themselves, see `language_asked`.
lang_option = click.option("--lang", type=click.Choice(("zh", "en")), help="消息语言 · The language of messages.")


def source_for(folder: Path, config_file: Path | None, no_config: bool) -> "Source":
    """The configuration for the drafts in a folder; leaves with a message when it cannot be used."""
    from lint.config import ConfigError, Finder

    require_one_config(config_file, no_config)
    try:
        return Finder(config_file, no_config).source_for(folder)
    except ConfigError as error:
        fail_config(error)


def fail_config(error: Exception) -> NoReturn:
    """Leave because of a configuration."""
    fail("配置有误", "the configuration cannot be used", detail=error)


def require_one_config(config_file: Path | None, no_config: bool) -> None:
    """Leave when the user both names a configuration and wants none."""
    if config_file is not None and no_config:
        raise click.UsageError("--config and --no-config exclude each other")


def packs_of(source: "Source", packs: tuple[Path, ...]) -> tuple[str, ...]:
    """The folders of further rules that the command line and a configuration name."""
    home = source.file.parent if source.file else Path()
    return tuple(dict.fromkeys([*(str(home / folder) for folder in source.config.pack), *map(str, packs)]))


def load(folders: tuple[str, ...], cache: bool = True) -> "Pack":
    """The pack, with the rules of these folders; leaves with a message when there is none to go on with."""
    from lint.engine.api import load_pack
    from lint.ruleset.errors import PackError

    try:
        return load_pack(extra=folders, cache=cache, keep_going=True)
    except PackError as error:
        fail("规则包有误", "the rules cannot be used", detail=error)


def tell_faulty_rules(pack: "Pack", language: "Language | None") -> None:
    """Tell the rules that were left out of a pack."""
    for error in pack.errors:
        tell("规则有误，已跳过", "a faulty rule was left out", language, detail=error)
