"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // The index is sorted by a click on the name of a column; a second click turns it round.
  const cellValue = (row, column) => {
    const cell = row.cells[column];
    const text = cell.dataset.value ?? (cell.querySelector("a") ?? cell).textContent.trim();
    return text === "" ? null : /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  };
  const compare = (left, right) => {
    if (left === null || right === null) return (left === null) - (right === null);
    return typeof left === "number" && typeof right === "number" ? left - right : String(left).localeCompare(String(right), "zh");
  };
  const sort = (table, column, heading) => {
    const down = heading.getAttribute("aria-sort") === "ascending";
    all("th[aria-sort]", table).forEach((each) => each.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...table.tBodies[0].rows].map((row) => [cellValue(row, column), row]);
    rows.sort(([left], [right]) => (left === null || right === null ? compare(left, right) : (down ? -1 : 1) * compare(left, right)));
    table.tBodies[0].append(...rows.map(([, row]) => row));
  };
  all("table.index").forEach((table) => {
    [...table.tHead.rows[0].cells].forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.ariaLabel = `${table.dataset.sort}${heading.textContent}`;
      button.addEventListener("click", () => sort(table, column, heading));
      heading.append(button);
    });
  });

  // A draft that a link leads into is opened, and all of them for print.
  const drafts = all("details.draft");
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const draft = target && target.closest("details.draft");
    if (draft && !draft.open) {
      draft.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
  reveal();
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = drafts.filter((draft) => !draft.open);
    opened.forEach((draft) => (draft.open = true));
  });
  addEventListener("afterprint", () => opened.forEach((draft) => (draft.open = false)));
  all(".fold").forEach((place) => {
    for (const [text, open] of [[place.dataset.expand, true], [place.dataset.collapse, false]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.addEventListener("click", () => drafts.forEach((draft) => (draft.open = open)));
      place.append(button);
    }
  });

  // The filters work by style alone; here they only tell how many cards they leave.
  const count = document.querySelector(".count");
  const boxes = all("input.filter");
  const tell = () => {
    const off = boxes.filter((box) => !box.checked).map((box) => box.id);
    const cards = all("article.card");
    const left = cards.filter((card) => !off.some((key) => card.classList.contains(key)));
    count.hidden = off.length === 0;
    count.textContent = count.dataset.text.replace("{shown}", left.length).replace("{all}", cards.length);
  };
  boxes.forEach((box) => box.addEventListener("change", tell));
  if (count) tell();
})();
