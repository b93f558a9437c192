"""The page in a browser: it runs clean, filters without a script, is reached by keyboard, fits phones, can be read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lint.reporters.html import render
from tests.reporters.checked import BROKEN, CLEAN, broken, run_over
from tests.visual.browser import browser, chromium

pytest.importorskip("playwright")
pytestmark = pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine")

# Ratios of text to its ground, by the formula of WCAG 2; grounds that let others through are laid over them.
CONTRAST = """
() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((value) => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [r, g, b, a = 1] = channels(getComputedStyle(at).backgroundColor);
      if (a === 1) return [r, g, b];
      const before = getComputedStyle(at, "::before");
      if (at.classList.contains("sheet")) return channels(before.backgroundColor);
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility() || element.closest("script, svg")) continue;
    const [ink, under] = [light(channels(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(ink, under) + 0.05) / (Math.min(ink, under) + 0.05);
    if (ratio < 4.5) poor.push([element.outerHTML.slice(0, 80), ratio]);
  }
  return poor;
}
"""
# The box of a filter is not seen; its label is.
OUTLINE = """
() => {
  const at = document.activeElement;
  return getComputedStyle(at.matches("input") ? at.nextElementSibling : at).outlineStyle;
}
"""


@pytest.fixture(scope="module")
def running() -> Iterator[Any]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of a page of one draft and of one of many."""
    folder = tmp_path_factory.mktemp("pages")
    made = {"one": run_over(broken("N401")), "many": run_over(*BROKEN[::4], *CLEAN[:3])}
    for name, run in made.items():
        (folder / f"{name}.html").write_text(render(run), "utf-8")
    return {name: Path(folder / f"{name}.html").as_uri() for name in made}


def opened(running: Any, address: str, **screen: Any) -> Any:
    """A page that has been opened; what it complains of, or asks of the network, fails the test."""
    context = running.new_context(**{"viewport": {"width": 1280, "height": 900}, **screen})
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file:") else page.complaints.append(request.url))
    page.goto(address)
    return page


def visible_cards(page: Any) -> list[str]:
    return page.eval_on_selector_all("article.card", "all => all.filter(one => one.checkVisibility()).map(one => one.className)")


@pytest.mark.parametrize("name", ["one", "many"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_runs_clean_and_can_be_read(running: Any, pages: dict[str, str], name: str, width: int, scheme: str) -> None:
    page = opened(running, pages[name], viewport={"width": width, "height": 844}, color_scheme=scheme)
    page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CONTRAST) == []
    assert page.complaints == []
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_filters_need_no_script(running: Any, pages: dict[str, str], script: bool) -> None:
    page = opened(running, pages["one"], java_script_enabled=script)
    all_cards = page.locator("article.card:visible").count()
    errors = page.locator("article.card.error:visible").count()
    assert 0 < errors <= all_cards
    page.locator("label[for=error]").click()
    assert page.locator("article.card.error:visible").count() == 0
    assert page.locator("article.card:visible").count() == all_cards - errors
    assert page.locator(".jump li.error:visible").count() == 0
    assert page.locator("a.ref.error:visible").count() == 0
    # The words themselves stay.
    assert page.locator("mark.error").first.is_visible()
    page.locator("label[for=error]").click()
    assert page.locator("article.card:visible").count() == all_cards
    assert page.complaints == []
    page.context.close()


def test_a_family_is_filtered_with_a_key(running: Any, pages: dict[str, str]) -> None:
    page = opened(running, pages["one"])
    before = len(visible_cards(page))
    page.locator("#family-1").focus()
    page.keyboard.press("Space")
    assert not page.locator("#family-1").is_checked()
    assert len(visible_cards(page)) < before
    assert page.locator(".count").is_visible()
    page.context.close()


def test_the_keyboard_reaches_the_cards_and_the_words(running: Any, pages: dict[str, str]) -> None:
    page = opened(running, pages["one"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.getAttribute('href') ?? document.activeElement.id"))
        style = page.evaluate(OUTLINE)
        assert style == "solid" or page.evaluate("document.activeElement === document.body")
    assert {"error", "#c1-1", "#m1-1"} <= set(seen)
    page.locator(".jump a").first.press("Enter")
    assert page.evaluate("location.hash") == "#c1-1"
    page.context.close()


def test_the_index_leads_into_a_draft_and_is_sorted(running: Any, pages: dict[str, str]) -> None:
    page = opened(running, pages["many"])
    assert page.locator("article.card:visible").count() == 0
    page.locator("table.index tbody tr a").first.click()
    page.wait_for_function("document.querySelector('details.draft').open")
    errors = page.locator("table.index thead th").nth(2)
    errors.locator("button").click()
    errors.locator("button").click()
    assert errors.get_attribute("aria-sort") == "descending"
    counts = [int(text) for text in page.locator("table.index tbody tr td:nth-child(3)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0
    assert page.complaints == []
    page.context.close()


def test_the_index_is_read_without_a_script(running: Any, pages: dict[str, str]) -> None:
    page = opened(running, pages["many"], java_script_enabled=False)
    assert page.locator("button").count() == 0
    page.locator("details.draft summary").first.click()
    assert page.locator("details.draft .sheet").first.is_visible()
    page.context.close()


def test_every_draft_with_findings_is_printed(running: Any, pages: dict[str, str]) -> None:
    page = opened(running, pages["many"], java_script_enabled=False)
    page.emulate_media(media="print")
    cards = page.locator("article.card").count()
    heights = [box["height"] for box in (card.bounding_box() for card in page.locator("article.card").all()) if box]
    assert len(heights) == cards
    assert min(heights) > 20
    page.context.close()
