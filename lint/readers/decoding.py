"""Bytes to characters: by byte order mark, strict UTF-8, the declared charset, or the likeliest Chinese encoding.

Whatever encoding is chosen must decode the whole file strictly; a byte that does not fit is an error with its offset.
"""

import codecs
import re
from typing import NamedTuple

from lint.document import compiled, to_simplified
from lint.readers.errors import ReadError
from lint.readers.limits import require_lines

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Python's codecs that make up what the web calls by one name, the strictest first.
_FAMILIES = {
    "utf-8": ("utf-8",),
    "gb18030": ("gb18030",),
    "big5": ("big5", "cp950", "big5hkscs"),
    "utf-16-le": ("utf-16-le",),
    "utf-16-be": ("utf-16-be",),
}
_GUESSED = ("gb18030", "big5", "utf-16-le", "utf-16-be")
_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "hz-gb-2312": "hz", "cp936": "gb18030", "utf8": "utf-8"}
_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "Word/WPS/ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word/WPS (.doc, .wps)"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
)
_DECLARED = (
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)"
)
_DECLARED_WITHIN = 8192
_SAMPLE = 4000
# The characters that make up most of any running Chinese text, in Simplified script: what tells text from mojibake.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度"
    "家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看"
    "原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少"
    "图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联"
    "什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需"
    "段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维"
    "划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液官德随病苏失尔死讲配女黄推显谈罪神艺呢"
    "席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶怎止案言士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差"
    "致板田降黑犯负击范继兴似余坚曲输修故城夫够送笔船占右财吃富春职觉汉画功巴跟虽杂飞检吸助升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱副尽帝射草冲承独"
    "令限阿宣环双请超微让控州良轴找否纪益依优顶础载倒房突坐粉敌略客袁冷胜绝析块剂测丝协诉念陈仍罗盐友洋错苦夜刑移频逐靠混母短皮终聚汽村云哪既距卫停烈央察"
    "息开申请予理镇乡街依条例编诉讼讼议监督障栏网站微博众号函件项目审核涉稿意见征"
)
# Compiled when first used, which a sound UTF-8 file does not.
_PLAIN = "[\t\n\r\x20-\x7e，。、；：？！“”‘’（）《》〈〉〔〕【】…—·％\u3000\u00a0]"
_HAN = "[\u3400-\u9fff]"
_CONTROLS = compiled("[\x00-\x08\x0e-\x1f\x7f]")


class Decoded(NamedTuple):
    """The characters of a file, without its byte order mark, and how they were encoded."""

    text: str
    encoding: str
    bom: bytes = b""


def decode(data: bytes, markup: bool = False) -> Decoded:
    """The characters of `data`; with `markup`, a charset that HTML or XML declares is heeded.

    Raises ReadError when `data` is empty, is no text, or holds a byte that does not fit its encoding.
    """
    if not data.strip(b" \t\r\n\x0b\x0c\x00"):
        raise ReadError("文件是空的", "the file is empty")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"不是文本文件，而是 {kind} 文件", f"not a text file but a {kind} file")
    decoded = _by_bom(data) or _by_utf8(data) or (_by_declaration(data) if markup else None) or _by_likeness(data)
    _require_text(decoded)
    require_lines(decoded.text)
    return decoded


def _by_bom(data: bytes) -> Decoded | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(_strict(data, encoding, len(bom)), encoding, bom)
    return None


def _by_utf8(data: bytes) -> Decoded | None:
    if data.count(0, 0, _SAMPLE) * 4 > min(len(data), _SAMPLE):
        return None  # UTF-16 of Latin letters is sound UTF-8 too
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _is_broken_utf8(data):
            raise _undecodable("utf-8", error, 0) from error
        return None


def _is_broken_utf8(data: bytes) -> bool:
    """True when the bytes are UTF-8 but for a few: other encodings give far more faults than sound characters."""
    lenient = data.decode("utf-8", "replace")
    return len(re.findall(_HAN, lenient)) > 2 * lenient.count("\ufffd")


def _by_declaration(data: bytes) -> Decoded | None:
    found = re.search(_DECLARED, data[:_DECLARED_WITHIN], re.I)
    if not found:
        return None
    name = (found[1] or found[2]).decode("ascii", "replace").lower()
    try:
        encoding = codecs.lookup(_NAMES.get(name, name)).name
    except LookupError:
        return None
    if encoding in {"gb2312", "gbk"}:
        encoding = "gb18030"
    if encoding.startswith(("utf-16", "utf-32")):
        return None  # cannot be: the declaration itself was read as single bytes
    return _of_family(data, "big5" if encoding in {"big5", "big5hkscs", "cp950"} else encoding)


def _of_family(data: bytes, family: str) -> Decoded:
    members = _FAMILIES.get(family, (family,))
    for encoding in members[:-1]:
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    return Decoded(_strict(data, members[-1], 0), members[-1])


def _by_likeness(data: bytes) -> Decoded:
    """The Chinese encoding in which the bytes read most like Chinese; strict in it."""
    scores = {family: _likeness(data, family) for family in _GUESSED}
    best = max(scores, key=lambda family: scores[family])
    if scores[best] >= 0.5:
        return _of_family(data, best)
    return _by_last_resort(data)


def _likeness(data: bytes, family: str) -> float:
    """The share of common characters in a sample of the bytes; 0 for what no text file holds."""
    sample = data[: _SAMPLE * 2].decode(_FAMILIES[family][-1], "replace")[:_SAMPLE]
    if _CONTROLS.search(sample):
        return 0.0
    common = sum(character in _COMMON for character in to_simplified(sample))
    plain = len(re.findall(_PLAIN, sample))
    foreign = len(sample) - common - plain
    # Plain characters are neutral beside others: a table of digits says nothing for or against an encoding.
    return common / (common + foreign) if common + foreign else 0.5


def _by_last_resort(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    found = from_bytes(data[: 4 * _SAMPLE], threshold=0.2).best()
    if found is None or found.encoding in {"ascii", "utf_8"} or not re.search(_HAN, str(found)):
        raise _unknown(data)
    text = _strict(data, found.encoding, 0)
    sample = to_simplified(text[:_SAMPLE])
    if sum(character in _COMMON for character in sample) < 0.3 * len(re.findall(_HAN, sample)) + 1:
        raise _unknown(data)
    return Decoded(text, found.encoding)


def _unknown(data: bytes) -> ReadError:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return ReadError(
            f"不是文本文件，或者字符编码无法识别：字节偏移 {error.start} 处不是 utf-8",
            f"not a text file, or in an encoding that cannot be told: no utf-8 at byte offset {error.start}",
            error.start,
        )
    return ReadError("不是文本文件，或者字符编码无法识别", "not a text file, or in an encoding that cannot be told")


def _strict(data: bytes, encoding: str, skip: int) -> str:
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(encoding, error, skip) from error


def _undecodable(encoding: str, error: UnicodeDecodeError, skip: int) -> ReadError:
    offset = error.start + skip
    byte = error.object[error.start]
    return ReadError(
        f"按 {encoding} 解码失败：字节偏移 {offset}（0x{byte:02X}）处不是有效字符",
        f"cannot be decoded as {encoding}: invalid byte 0x{byte:02X} at byte offset {offset}",
        offset,
    )


def _require_text(decoded: Decoded) -> None:
    if not decoded.text.strip():
        raise ReadError("文件是空的", "the file is empty")
    controls = len(_CONTROLS.findall(decoded.text))
    first = _CONTROLS.search(decoded.text)
    if first and ("\x00" in decoded.text or controls * 100 > len(decoded.text)):
        offset = len(decoded.bom) + len(decoded.text[: first.start()].encode(decoded.encoding))
        raise ReadError(
            f"不是文本文件：字节偏移 {offset} 处是控制字符",
            f"not a text file: a control character at byte offset {offset}",
            offset,
        )
