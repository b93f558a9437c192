"""Why an input could not be read."""


class ReadError(Exception):
    """An input that could not be read, said in Chinese (`zh`) and in English (`en`).

    `offset` is the 0-based offset of the byte at fault, when there is one.
    """

    def __init__(self, zh: str, en: str, offset: int | None = None) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en
        self.offset = offset
