"""Finding the draft on a web page: what is its text, what only stands around it, and what goes.

Known containers come first, then the weight of prose. Two mistakes are not alike: a menu line kept does little harm, a
section lost does much; so whatever looks like running text, a numbered heading or a table of data is kept.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from lint.document import compiled
from lint.document.model import Role
from lint.readers.html.flow import Grid, Line
from lint.readers.html.tree import Tree

_WORDS = compiled("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_CONTAINER = compiled(
    "trs|zoom|zoomcon|ucap|ucapcontent|articles?|contents?|con|cont|details?|view|xxgk|text|txt|news|zw|zhengwen|neirong|nr|wz|vsb|xl|"
    "xilan|info|wenzhang|bodytext|maincontent|main|article\\w*|content\\w*|\\w+content"
)
_AROUND = compiled(
    "nav|menu|crumb|bread|share|bdshare|bshare|jiathis|social|sidebar|aside|pager|pagination|paging|friend|links?$|yqlj|search|login|"
    "qrcode|ewm|erweima|copyright|banner|logo|popup|dialog|wza|accessib|position$|location$|weizhi|dqwz|relat|recommend|sxp|prev|next|"
    "print|hot$|rank"
)
_AT_EDGE = compiled("foot(?!note)|header?$|top|bottom|tools?$|toolbar")
_INSIDE = compiled(
    "share|bdshare|bshare|jiathis|pager|pagination|paging|crumb|bread|qrcode|ewm|relat|recommend|sxp|print|nav|menu"
)
_TITLE = compiled("title|tit|bt|biaoti|headline")
_AROUND_TAGS = frozenset(("nav", "footer", "aside", "header"))

_DATE = r"20\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
_DATED = compiled(_DATE)
_NUMERAL = "[〇○零一二三四五六七八九十元]"
_ONLY_DATE = compiled(rf"[（(]?\s*(?:{_DATE}|{_NUMERAL}{{4}}年{_NUMERAL}{{1,3}}月{_NUMERAL}{{1,3}}日)\s*[)）]?")
_LABEL = (
    "(?:(?:发布|發布|公开|公開|成文|生成|更新|发文|發文|印发|印發)?(?:日期|时间|時間)|(?:信息|資訊|文章|稿件)?(?:来源|來源)|作者|索\\s*引\\s*[号號]|"
    "发布(?:机构|单位)|發布(?:機構|單位)|公开方式|公開方式)"
)
_LABELLED = compiled(rf"{_LABEL}\s*[】\])）]?\s*[:：]")
_LABEL_FIRST = compiled(rf"[【\[（(]?\s*{_LABEL}\s*[】\])）]?\s*[:：]")
_NUMBERED = compiled("第?[一二三四五六七八九十]{1,2}(?:、|[.．,，部][^0-9])")
_PROSE = compiled("[。；;！？]")
_CRUMB = compiled("[您你]?(?:当前|當前|现在|現在|目前)?(?:所在|的)*位置[:：]|首[页頁]\\s*(?:[>＞»›/]|&gt;)")
_OWNER = compiled(
    "版[权權]所有|ICP[备備]|公[网網]安[备備]|[网網]站[标標][识識][码碼]|Copyright|©|[建推][议議荐薦]使用.*[浏瀏][览覽]器", re.I
)
_PAGE_FIRST = compiled(
    r"[\[【（(]?\s*(?:主[办辦]|承[办辦]|技[术術]支持|[联聯][系繫]我[们們]|[网網]站地[图圖]|[上下]一[篇条條页頁]|分享到|[扫掃]一[扫掃]|打印|列印|"
    "[关關][闭閉][窗本]|字[体體号號大]|[浏瀏][览覽]次[数數]|[点點][击擊][数數]|返回[顶頂列])"
)
_TODAY = compiled("今天是|[现現]在是|今日")
_MENU = 3
_AFTERWARDS = 4
_BEFORE = 6


class Shown(NamedTuple):
    """A line or table of the page to be kept, in its role; `level` is its level as a heading, 0 for none."""

    item: Line | Grid
    role: Role
    level: int


def choose(tree: Tree, items: list[Line | Grid]) -> list[Shown]:
    """What to keep of a page, in order."""
    shown = list(_Page(tree, items).shown()) if items else []
    return shown or [Shown(item, "main", getattr(item, "level", 0)) for item in items]


class _Page:
    def __init__(self, tree: Tree, items: list[Line | Grid]) -> None:
        self.tree = tree
        self.items = items
        self.at = [item.at for item in items]
        self.is_link = [item.linked * 10 >= len(item.text) * 7 for item in items]
        self.is_section = [self._is_section(index) for index in range(len(items))]
        self.mass = [0, *accumulate(self._weight(index) for index in range(len(items)))]
        self.sections = [0, *accumulate(self.is_section)]
        self.names = [_names(node.attributes) for node in tree.nodes]
        self.container = self._container()
        self.around = self._around()

    # What a line is in itself

    def _is_section(self, index: int) -> bool:
        """A numbered heading or a table of data: never to be lost."""
        item = self.items[index]
        if self.is_link[index]:
            return False
        if isinstance(item, Grid):
            return item.rows > 1 and not _LABELLED.search(item.text) and not _OWNER.search(item.text)
        return _NUMBERED.match(item.text) is not None

    def _is_prose(self, index: int) -> bool:
        item = self.items[index]
        if self.is_link[index] or isinstance(item, Grid):
            return False
        text = item.text
        return len(text) >= 20 and _PROSE.search(text) is not None and not self._is_owner_line(index)

    def _is_owner_line(self, index: int) -> bool:
        text = self.items[index].text
        return len(text) < 300 and bool(_OWNER.search(text) or (_PAGE_FIRST.match(text) and not _LABELLED.search(text)))

    def _weight(self, index: int) -> int:
        return len(self.items[index].text) if self.is_section[index] or self._is_prose(index) else 0

    # Parts of the page

    def _range(self, node: int) -> tuple[int, int]:
        return bisect_left(self.at, node), bisect_left(self.at, self.tree.nodes[node].stop)

    def _container(self) -> tuple[int, int, int]:
        """The node that holds the draft, and the range of items in it: the smallest known one with most of the prose."""
        found = []
        for index, node in enumerate(self.tree.nodes):
            if node.tag in {"article", "main"} or any(_CONTAINER.fullmatch(name) for name in self.names[index]):
                first, stop = self._range(index)
                found.append((self.mass[stop] - self.mass[first], first, stop, index))
        most = max(found, default=(0, 0, 0, 0))[0]
        if most * 2 < self.mass[-1] or not most:
            return -1, 0, 0
        _, first, stop, index = min((f for f in found if f[0] * 10 >= most * 9), key=lambda f: (f[2] - f[1], -f[3]))
        return index, first, stop

    def _around(self) -> list[bool]:
        """For each item, whether it belongs to the page and not to the draft."""
        marks = [0] * (len(self.items) + 1)
        for index in range(len(self.tree.nodes)):
            if self._stands_around(index):
                first, stop = self._range(index)
                marks[first] += 1
                marks[stop] -= 1
        menus = self._menus()
        return [
            depth > 0 or index in menus or bool(_CRUMB.match(item.text)) or (self._is_loose(index) and self._goes(index))
            for index, (depth, item) in enumerate(zip(accumulate(marks[:-1]), self.items, strict=True))
        ]

    def _menus(self) -> set[int]:
        """Items of three links and more one below the other: a menu, even inside the container."""
        menus: set[int] = set()
        run: list[int] = []
        for index, item in enumerate(self.items):
            run = [*run[-_MENU:], index] if self.is_link[index] and not getattr(item, "level", 0) else []
            if len(run) >= _MENU:
                menus.update(run[-_MENU:])
        return menus

    def _is_loose(self, index: int) -> bool:
        """True for an item outside the container, or in it before or after all running text."""
        _, first, stop = self.container
        inside = first <= index < stop
        return not inside or self.mass[index] == self.mass[first] or self.mass[index + 1] == self.mass[stop]

    def _goes(self, index: int) -> bool:
        heading = isinstance(self.items[index], Line) and getattr(self.items[index], "level", 0) == 1
        return (self.is_link[index] and not heading) or self._is_owner_line(index) or bool(_TODAY.match(self.items[index].text))

    def _stands_around(self, index: int) -> bool:
        node = self.tree.nodes[index]
        names = self.names[index]
        if not names and node.tag not in _AROUND_TAGS:
            return False
        container = self.container[0]
        first, stop = self._range(index)
        inside = container >= 0 and container < index < self.tree.nodes[container].stop
        if first == stop or index <= container < node.stop:
            return False
        if inside:
            named = node.tag == "nav" or any(_INSIDE.match(name) for name in names)
        else:
            known = any(_CONTAINER.fullmatch(name) for name in names)
            at_edge = not known and any(_AT_EDGE.match(name) for name in names)
            named = node.tag in _AROUND_TAGS or at_edge or any(_AROUND.match(name) for name in names)
        light = (self.mass[stop] - self.mass[first]) * 10 <= self.mass[-1]
        return named and light and self.sections[stop] == self.sections[first]

    # What is kept

    def shown(self) -> Iterator[Shown]:
        """The lines and tables to keep, in order."""
        first, stop = self._body()
        kept: dict[int, Role] = dict.fromkeys((i for i in range(first, stop) if not self.around[i]), "main")
        titles = self._titles(first, stop)
        kept |= dict.fromkeys(titles, "main")
        since = max(titles, default=first)
        for index in range(first):
            if index in kept or self.around[index]:
                continue
            if index > since and self._is_prose(index):
                kept[index] = "main"
            elif _is_label_line(self.items[index]) or (since < index and _is_date_line(self.items[index])):
                kept[index] = "chrome"
        for index in range(stop, len(self.items)):
            if not self.around[index] and _is_label_line(self.items[index]):
                kept[index] = "chrome"
        for index in sorted(kept):
            item = self.items[index]
            role = "chrome" if len(item.text) < 120 and _LABEL_FIRST.match(item.text) else kept[index]
            level = getattr(item, "level", 0) or (1 if index in titles else 0)
            yield Shown(item, role, level)

    def _body(self) -> tuple[int, int]:
        """The range of items from the first to the last that surely belong to the draft, with its loose ends."""
        container, first, stop = self.container
        sure = [
            index
            for index in range(len(self.items))
            if not self.around[index] and (self.is_section[index] or (container < 0 and self._is_prose(index)))
        ]
        if container >= 0:
            sure += [first, stop - 1]
        if not sure:
            return 0, len(self.items)
        first, last = min(sure), max(sure)
        if container < 0:
            first = self._while_plain(first, -1, _BEFORE)
        if container < 0 or last != stop - 1:
            return first, self._while_plain(last, 1, len(self.items)) + 1
        return first, self._closing_date(last) + 1

    def _while_plain(self, index: int, step: int, most: int) -> int:
        """The last of at most `most` items, from `index` on, that are nothing of the page's own."""
        for _ in range(most):
            if not 0 <= index + step < len(self.items) or self.around[index + step]:
                break
            index += step
        return index

    def _closing_date(self, last: int) -> int:
        """The line with nothing but a date that closes the draft outside its container, or `last`."""
        for index in range(last + 1, min(last + 1 + _AFTERWARDS, len(self.items))):
            text = self.items[index].text
            if self.around[index] or len(text) > 40:
                break
            if _ONLY_DATE.fullmatch(text.strip()) or _ONLY_DATE.search(text, max(0, len(text) - 12)):
                return index
        return last

    def _titles(self, first: int, stop: int) -> list[int]:
        """The lines before the body that hold the draft's title."""
        lines = [i for i in range(first) if isinstance(self.items[i], Line) and not _is_label_line(self.items[i])]
        page_title = self._page_title()
        inside = any(self._is_title(index, page_title) for index in range(first, min(first + 8, stop)))
        matching = [i for i in lines if self._matches(i, page_title) and not (self.around[i] and inside)]
        plain = [i for i in lines if not self.around[i]]
        chosen = max(matching, key=lambda i: (len(self.items[i].text), i), default=None)
        if chosen is None:
            chosen = max((i for i in plain if getattr(self.items[i], "level", 0) == 1), default=None)
        if chosen is None and not inside:
            chosen = max((i for i in plain if self._has_title_markup(i)), default=None)
        if chosen is None and not inside:
            chosen = max((i for i in lines if getattr(self.items[i], "level", 0) == 1), default=None)
        return [] if chosen is None else [i for i in range(chosen - 2, chosen + 3) if i in lines and self._same_heading(i, chosen)]

    def _is_title(self, index: int, page_title: str) -> bool:
        return getattr(self.items[index], "level", 0) > 0 or self._matches(index, page_title)

    def _matches(self, index: int, page_title: str) -> bool:
        text = "".join(self.items[index].text.split())
        return len(text) >= 6 and text in page_title

    def _page_title(self) -> str:
        """The words of <title> and of the metadata that name the article, without blanks."""
        parts = []
        for index, node in enumerate(self.tree.nodes):
            if node.tag == "title":
                parts += [self.tree.source[child.start : child.end] for child in self.tree.nodes[index + 1 : node.stop]]
            elif node.tag == "meta" and node.attributes.get("name", "").lower() == "articletitle":
                parts.append(node.attributes.get("content", ""))
        return "\n".join("".join(part.split()) for part in parts)

    def _has_title_markup(self, index: int) -> bool:
        item = self.items[index]
        parent = self.tree.nodes[item.at].parent
        named = parent >= 0 and any(_TITLE.fullmatch(name) for name in self.names[parent])
        return named or getattr(item, "level", 0) > 0

    def _same_heading(self, index: int, chosen: int) -> bool:
        one, other = self.items[index], self.items[chosen]
        if index == chosen:
            return True
        nodes = self.tree.nodes
        return nodes[one.at].parent == nodes[other.at].parent and not self.around[index]


def _names(attributes: dict[str, str]) -> list[str]:
    """The words of an element's class and id: TRS_Editor → trs, editor."""
    if not attributes:
        return []
    given = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return [word.lower() for word in _WORDS.findall(given)]


def _is_label_line(item: Line | Grid) -> bool:
    return len(item.text) <= 200 and _LABELLED.search(item.text) is not None


def _is_date_line(item: Line | Grid) -> bool:
    return len(item.text) <= 60 and _DATED.search(item.text) is not None
