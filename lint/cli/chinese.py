"""What is wrong with a configuration, told in Chinese; faults inside rules, which their authors read, stay as they are."""

import re

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


def in_chinese(detail: str) -> str:
    """The detail of a fault in Chinese, as far as it is one of a configuration."""
    for english, chinese in _PHRASES:
        detail = re.sub(english, chinese, detail)
    return detail
