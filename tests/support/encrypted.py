"""PDF files with a password, by the standard security handler of revision 2 (ISO 32000-1, 7.6.3)."""

import hashlib
import re
from collections.abc import Iterable

from tests.support.pdf import Sheet, pdf

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_OWNER = bytes(range(32))
_RIGHTS = (-44).to_bytes(4, "little", signed=True)
_ID = b"0123456789abcdef"


def locked(sheets: Iterable[Sheet], password: str) -> bytes:
    """The file of these pages, its streams encrypted; anyone may open it when the password is empty."""
    key = hashlib.md5((password.encode() + _PADDING)[:32] + _OWNER + _RIGHTS + _ID).digest()[:5]
    data = pdf(sheets)

    def encrypted(found: re.Match[bytes]) -> bytes:
        own = hashlib.md5(key + int(found[1]).to_bytes(3, "little") + b"\0\0").digest()[:10]
        return found[1] + found[2] + _rc4(own, found[3]) + found[4]

    data = re.sub(rb"(?s)(\d+)( 0 obj\n<<[^\n]*>>\nstream\n)(.*?)(\nendstream)", encrypted, data)
    handler = f"/Encrypt <</Filter /Standard /V 1 /R 2 /P -44 /O <{_OWNER.hex()}> /U <{_rc4(key, _PADDING).hex()}>>>"
    return data.replace(b"trailer\n<<", f"trailer\n<</ID [<{_ID.hex()}> <{_ID.hex()}>] {handler} ".encode())


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    result = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        result.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(result)
