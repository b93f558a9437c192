"""`disclosure-lint completion`: what a shell needs to complete the command."""

from typing import TYPE_CHECKING

import click

from lint.cli.base import Command, emit

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

SHELLS = ("bash", "zsh", "fish")


@click.command("completion", cls=Command, short_help="输出命令行补全脚本 · Print the completion for a shell.")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """输出补全脚本：命令、选项、规则代码和文件名按 Tab 补全。

    Print what completes commands, options, codes of rules and files when Tab is pressed.

    \b
      eval "$(disclosure-lint completion bash)"    # ~/.bashrc
      eval "$(disclosure-lint completion zsh)"     # ~/.zshrc
      disclosure-lint completion fish | source     # config.fish
    """
    from click.shell_completion import get_completion_class

    from lint.cli import cli

    found = get_completion_class(shell)
    assert found is not None
    script = found(cli, {}, "disclosure-lint", "_DISCLOSURE_LINT_COMPLETE")
    # `source` of bash looks for its version first, and there may be no bash where the script is made.
    emit(script.source_template % script.source_vars() + "\n")


def rules(ctx: click.Context, parameter: click.Parameter, begun: str) -> "list[CompletionItem]":
    """The codes and names of rules that begin so; after a comma, those for what follows it."""
    from click.shell_completion import CompletionItem

    from lint.cli.base import language_asked, load
    from lint.cli.rule_page import summary

    before, comma, last = begun.rpartition(",")
    found = []
    for rule in load(()).rules.values():
        told = summary(rule, language_asked() or "zh")
        if rule.code.startswith(last.upper()):
            found.append(CompletionItem(f"{before}{comma}{rule.code}", help=told))
        elif last and rule.name.startswith(last.lower()):
            found.append(CompletionItem(f"{before}{comma}{rule.name}", help=told))
    return sorted(found, key=lambda item: str(item.value))
