"""`disclosure-lint cache`: what is kept in the user's cache folder, where, and gone when it should be."""

import click

from lint.cli.base import Command, emit, fail


@click.command("cache", cls=Command, short_help="缓存 · The cache.")
@click.argument("action", type=click.Choice(("dir", "clean")))
def command(action: str) -> None:
    """缓存的位置（dir），或清空缓存（clean）。缓存只含编译好的规则和查过的结果，随时可以清空。

    Where the cache is (dir), or remove it (clean). It holds compiled rules and the results of unchanged drafts, for this user
    alone, and is made again as it is needed.

    \b
    例 · Examples
      disclosure-lint cache dir
      disclosure-lint cache clean
    """
    from lint.cache import cache_folder, clean

    folder = cache_folder()
    if folder is None:
        fail("没有缓存文件夹：用户没有主目录", "there is no cache folder: the user has no home")
    if action == "dir":
        emit(f"{folder}\n")
        return
    try:
        count, size = clean(folder)
    except OSError as error:
        fail("无法清空缓存", "the cache cannot be removed", detail=error.strerror or error, path=str(folder))
    emit(f"已删除 {count} 个文件，{size / 1e6:.1f} MB · {count} files removed, {size / 1e6:.1f} MB\n")
