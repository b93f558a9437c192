"""The command `disclosure-lint`: arguments in, exit code out; a file a subcommand, imported when it is asked for."""

import gc
import os
import sys
from importlib import import_module

import click

from lint import __version__

COMMANDS = ("check", "facts", "text", "rules", "explain", "init", "template", "schema", "cache", "completion")


class Commands(click.Group):
    """The subcommands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, the most used first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of that name, None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"lint.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand that the arguments ask for; a usage error names those that there are."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, n=1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            if os.path.exists(name):  # noqa: PTH110
                hint = f"did you mean 'check {name}'? "
            ctx.fail(f"unknown command {name!r}; {hint}valid: {', '.join(COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help, measured by the cells that a terminal gives to characters."""
        from lint.cli.help import Formatter

        own = Formatter(formatter)
        super().format_help(ctx, own)
        formatter.write(own.getvalue())


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="disclosure-lint %(version)s", help="版本 · Version.")
def cli() -> None:
    """政府信息公开工作年度报告的检查工具。

    A linter for drafts of annual reports on government information disclosure.

    \b
    例 · Examples
      # 检查一份文稿，说明一条规则 · check a draft, tell a rule
      disclosure-lint check 年度报告.docx
      disclosure-lint explain C201
      # 一个文件夹，结果给程序用 · a folder, for other programs
      disclosure-lint check reports/ --format json --output findings.json
      # 新建配置和提交前检查 · begin with a configuration and a hook
      disclosure-lint init
      # 命令行补全 · completion
      eval "$(disclosure-lint completion bash)"

    每个命令的用法见 `disclosure-lint 命令 --help`。

    Each command tells its own use: `disclosure-lint COMMAND --help`.
    """


def main() -> None:
    """Run the command and leave with its exit code; whatever happens, the user sees no traceback."""
    # One draft is done before there is garbage worth looking for; many still have it collected, less often.
    gc.set_threshold(200_000)
    for stream in (sys.stdout, sys.stderr):
        # A path or a draft may hold what the terminal's encoding does not.
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
    code = _exit_code()
    # What is left goes with the process: searching it for garbage once more would take a tenth of a short run.
    gc.freeze()
    sys.exit(code)


def _exit_code() -> int:
    try:
        result = cli.main(prog_name="disclosure-lint", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.UsageError as error:
        from lint.cli.base import tell_usage

        tell_usage(error)
        return 2
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt) as error:
        from lint.cli.signals import exit_code

        return exit_code(error if isinstance(error, KeyboardInterrupt) else error.__cause__)
    except BrokenPipeError:
        _silence()
        return 2
    except Exception as error:
        if os.environ.get("DISCLOSURE_LINT_TRACEBACK"):
            raise
        _silence()
        problem = " ".join(f"{type(error).__name__}: {error}".split())
        click.echo(
            f"disclosure-lint: 程序出错，请报告此问题 · internal error, please report it: {problem} "
            "(DISCLOSURE_LINT_TRACEBACK=1 shows where)",
            err=True,
        )
        return 2


def _silence() -> None:
    """Let nothing more be written to standard output, which is closed or full."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
