"""What is wrong with a configuration or an option, told in Chinese; faults inside rules, which authors read, stay as they are."""

import re
from collections.abc import Callable, Iterable

Phrases = Iterable[tuple[str, str | Callable[[re.Match[str]], str]]]

_FOUND = {
    "a mapping": "一组“键: 值”",
    "a list": "一个列表",
    "a text": "文字",
    "a whole number": "整数",
    "a number": "数字",
    "true or false": "true 或 false",
}
_PHRASES = (
    (r"unknown key ('[^']*'); ?", r"没有 \1 这一项；"),
    (r"missing key ('[^']*')", r"缺少 \1 一项"),
    (r"unknown rule ('[^']*'); ?", r"没有规则 \1；"),
    (r"unknown section ('[^']*'); ?", r"没有 \1 这一部分；"),
    (r"did you mean ('[^']*')\? ?", r"是否为 \1？"),
    (r"valid: (.*), and the codes and names that `(.*)` lists", r"可用：\1，以及 `\2` 列出的代码和名称"),
    (r"valid: ", "可用："),
    (r"expected a mapping of \w+,", "expected a mapping,"),
    (rf"expected ({'|'.join(_FOUND)}), found (.*)", lambda found: f"应为{_FOUND[found[1]]}，而不是 {found[2]}"),
    (r"(\S+) is not valid; ?", r"\1 不可用；"),
    (r"(\S+) is no report year; one is a number from (\d+) to (\d+)", r"\1 不是报告年份，应为 \2 至 \3 的数字"),
    (r"(\S+) is no day; one is written MM-DD, such as (\S+)", r"\1 不是日期，应写作“月-日”，如 \2"),
    (r"an ignore of (\S+) gives no reason; one is required", r"忽略 \1 没有写理由"),
    (r"not valid (YAML|TOML): ", r"不是有效的 \1："),
    (r"not UTF-8 at byte (\d+)", r"不是 UTF-8 编码（第 \1 字节）"),
    (r"the key ('[^']*') is given twice", r"\1 写了两次"),
    (r"cannot be read: ", "无法读取："),
    (r"not read under this name; call it (\S+)", r"不会读取这个文件名，应改名为 \1"),
    (r"no such folder", "没有这个文件夹"),
    (r"no rule file \(\*\.yaml\) in this folder", "文件夹中没有规则文件（*.yaml）"),
)
# What click says of options, and what the subcommands say of options that do not go together.
_USAGE = (
    (r"^No such option:? '?(-[^\s']*)'?\.", r"没有选项 \1。"),
    (r"(?<=。) \(?(?:Did you mean(?: one of:)?|Possible options:) ([^)?]*)[)?]+", r"是否为 \1？"),
    (r"^Invalid value for '?(-[^:']*)'?(?: / '[^']*')*: ", r"\1 的值有误："),
    (r"^Invalid value: ", "值有误："),
    (r"('[^']*') is not one of (.*)\.$", r"\1 不可用；可用：\2"),
    (r"('[^']*') is not a valid integer( range)?\.$", r"\1 不是整数"),
    (r"(\S+) is not in the range (.*)\.$", r"\1 不在范围 \2 之内"),
    (r"^Option '([^']*)' requires an argument\.", r"选项 \1 后面要写它的值"),
    (r"^Option '([^']*)' does not take a value\.", r"选项 \1 后面不能写值"),
    (r"^Missing (?:argument|parameter) '([^']*)'\.", r"缺少 \1"),
    (r"^[Mm]issing option '?([^'.]*)'?\.?", r"缺少选项 \1"),
    (r"^Got unexpected extra arguments? \((.*)\)", r"多出了 \1"),
    (r"^unknown command ('[^']*'); ", r"没有 \1 这个命令；"),
    (r"^--annotate: a copy of (.*) ends in (.*)", r"--annotate：\1 的副本以 \2 结尾"),
    (r"^--annotate: (.*) is no folder, and there are several drafts", r"--annotate：文稿不止一份，\1 却不是文件夹"),
    (r"^--annotate: (.*) would overwrite the drafts; .*", r"--annotate：\1 会覆盖文稿，请另写文件或文件夹"),
    (r"^--config and --no-config exclude each other", "--config 和 --no-config 不能同时用"),
    (r"^--engine dask only checks; leave out (.*) and (.*)", r"--engine dask 只做检查，不能同时用 \1、\2"),
    (r"^--fix-only makes no report; leave out --output", "--fix-only 不出报告，不能同时用 --output"),
    (r"^--records is a report of its own; no (.*) or (.*)", r"--records 就是报告，不能同时用 \1、\2"),
    (r"^(--\S+) does not go with (--\S+)", r"\1 不能和 \2 同时用"),
    (r"^(--\S+) goes with (--.+)", r"\1 要和 \2 同时用"),
    (r"^--stdin-filename names standard input; write - as a path", "--stdin-filename 是标准输入的文件名，路径要写 -"),
    (r"^standard input cannot be watched", "不能监视标准输入"),
    (r"^standard input cannot be written back; use --diff", "不能改写标准输入，请用 --diff"),
    (r"^standard input is either .*", "标准输入不能既是文稿（-）又是清单（--files-from -）"),
    (r"the name holds characters that cannot be printed", "名称含有不能显示的字符"),
    (r"the template is a Word document: its name ends in (\S+)", r"模板是 Word 文档，文件名应以 \1 结尾"),
)


def in_chinese(detail: str) -> str:
    """The detail of a fault in Chinese, as far as it is one of a configuration."""
    return _put(detail, _PHRASES)


def usage_in_chinese(message: str) -> str:
    """What is wrong with the options of a command, in Chinese as far as it is known."""
    return _put(message, _USAGE + _PHRASES)


def _put(detail: str, phrases: Phrases) -> str:
    for english, chinese in phrases:
        detail = re.sub(english, chinese, detail)
    return detail
