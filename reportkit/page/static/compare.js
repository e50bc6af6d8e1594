// Two to six reports side by side, with the sentences, and what keeps numbers from being compared.

const LISTS_OF = { basis: () => fieldOf("suggestions", "action").list, year_basis: () => told.lists.year_basis, approx: () => fieldOf("figures", "approx").list };
const WHAT = { unit: "unit", basis: "basis", year_basis: "time", approx: "approx" };

function drawCompare() {
  const entries = [...compared];
  const bar = el("div", { class: "filterbar" }, pickers());
  if (entries.length < 2) {
    replace($("view-compare"), bar, el("p", { class: "note" }, t("pick_few")));
    return;
  }
  const heads = entries.map((entry) => el("th", { scope: "col" }, el("a", { href: hrefOf(entry.id), lang: "zh-Hans" }, entry.title ?? whose(entry)), el("div", { class: "small soft" }, [entry.region, yearOf(entry), listed(corpus.lists.organ, entry.organ)].filter(Boolean).join(" · "))));
  const rows = corpus.indicators.map((one, at) => compareRow(one, at, entries));
  const between = differBetween(entries);
  const table = el("table", { class: "compare" }, el("caption", { class: "unseen" }, t("view_compare")), el("thead", null, el("tr", null, el("th", { scope: "col", class: "first" }, t("indicator")), heads)), el("tbody", null, rows));
  replace($("view-compare"), bar, between.length ? el("div", { class: "note small" }, between.map((line) => el("p", null, line))) : null, el("br"), el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("view_compare") }, table));
}

// The reports chosen, each to be taken away, and the others to be taken in.
function pickers() {
  const chips = [...compared].map((entry) => button([el("span", { lang: "zh-Hans" }, whose(entry)), " ✕"], () => {
    compared.delete(entry);
    drawCompare();
  }, { "aria-label": `${t("undo")}: ${whose(entry)}` }));
  if (compared.size >= 6) return chips;
  const others = corpus.entries.map((entry, at) => [String(at), `${whose(entry)} · ${listed(corpus.lists.organ, entry.organ)}`]).filter(([at]) => !compared.has(corpus.entries[at]));
  const add = choice("pick", [["", "–"], ...others], "", (at) => {
    compared.add(corpus.entries[Number(at)]);
    drawCompare();
  });
  return [...chips, add];
}

function compareRow(indicator, at, entries) {
  const cells = entries.map((entry) => {
    const cell = entry.cells[at];
    const quote = quotesOf(entry.id)[at];
    const basis = cell.basis ? el("span", { class: "small soft" }, ` ${listed(LISTS_OF.basis(), cell.basis)}`) : null;
    return el("td", null, el("span", { class: "value" }, cellOf(entry, cell)), basis, quote ? el("p", { lang: "zh-Hans" }, quote) : null);
  });
  const differs = differIn(entries.map((entry) => entry.cells[at]).filter(hasNumber));
  return el("tr", null, el("th", { scope: "row", class: "first", title: indicator.says }, label(indicator.label), differs.map((line) => el("div", { class: "differs" }, line))), cells);
}

// Units, bases, times, exactness of the numbers of one indicator, where they are not the same.
function differIn(cells) {
  return Object.entries(WHAT).flatMap(([name, what]) => {
    const values = new Set(cells.map((cell) => cell[name] ?? (name === "approx" ? "–" : undefined)).filter((value) => value !== undefined));
    if (values.size < 2) return [];
    const shown = name === "approx" ? "" : ` (${[...values].map((value) => listed(LISTS_OF[name]?.(), value)).join("; ")})`;
    return [`${label(corpus.said[what])}${shown}`];
  });
}

function differBetween(entries) {
  const found = [];
  const partial = entries.filter((entry) => entry.completeness && entry.completeness !== "full");
  if (partial.length) found.push(`${label(corpus.said.partial)}: ${partial.map(whose).join(", ")}`);
  for (const name of ["organ", "level", "genre"]) {
    const values = new Set(entries.map((entry) => entry[name]).filter(Boolean));
    if (values.size > 1) found.push(`${label(corpus.said[name])}: ${[...values].map((value) => listed(corpus.lists[name], value)).join(", ")}`);
  }
  const changed = entries.filter((entry) => entry.adcode && entry.now !== entry.adcode);
  if (changed.length) found.push(`${label(corpus.said.code)}: ${changed.map((entry) => `${whose(entry)} ${entry.adcode} → ${entry.now ?? "?"}`).join(", ")}`);
  return found;
}
