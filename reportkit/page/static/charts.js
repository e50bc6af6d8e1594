// One indicator over regions and years, as small charts; what is not known is drawn as such.

let charted = "";

function drawCharts() {
  const filled = (one, at) => corpus.entries.filter((entry) => hasNumber(entry.cells[at])).length;
  const options = corpus.indicators.map((one, at) => [one.name, `${label(one.label)} (${filled(one, at)})`]);
  charted ||= (corpus.indicators.find(filled) ?? corpus.indicators[0]).name;
  const box = el("div");
  const refresh = () => {
    const at = corpus.indicators.findIndex((one) => one.name === charted);
    replace(box, chartsOf(askedEntries(), at));
  };
  const bar = filterBar(refresh);
  bar.prepend(choice("indicator", options, charted, (name) => {
    charted = name;
    refresh();
  }));
  replace($("view-charts"), bar, el("p", { class: "small soft" }, t("chart_note")), box);
  refresh();
}

const chartValue = (cell) => (cell.status === "all" ? 100 : hasNumber(cell) ? (cell.value ?? 0) : null);

function chartsOf(entries, at) {
  const most = Math.max(0, ...entries.map((entry) => chartValue(entry.cells[at]) ?? 0));
  if (!entries.some((entry) => chartValue(entry.cells[at]) !== null)) return el("p", { class: "note" }, t("chart_none"));
  const units = new Map();
  for (const entry of entries) {
    if (yearOf(entry) === null) continue;
    units.set(entry.unit_id, [...(units.get(entry.unit_id) ?? []), entry]);
  }
  const several = [...units.values()].filter((list) => new Set(list.map(yearOf)).size > 1);
  const newest = [...units.values()].map((list) => list.reduce((a, b) => (yearOf(b) > yearOf(a) ? b : a)));
  const kinds = new Set(entries.map((entry) => entry.cells[at]).filter((cell) => chartValue(cell) !== null && cell.unit).map((cell) => cell.unit));
  return [
    kinds.size > 1 ? el("p", { class: "note small" }, t("units_differ", [...kinds].join("、"))) : null,
    several.length ? [el("h2", { class: "group" }, t("chart_years")), el("div", { class: "multiples" }, several.map((list) => small(list, at, most)))] : null,
    el("h2", { class: "group" }, t("chart_regions")),
    regions(newest, at, most),
  ];
}

// A region: a column a year, the number on it.
function small(list, at, most) {
  const sorted = [...list].sort((a, b) => yearOf(a) - yearOf(b));
  const [width, height, floor] = [Math.max(200, sorted.length * 34), 96, 76];
  const step = width / sorted.length;
  const marks = sorted.map((entry, place) => column(entry, at, { x: place * step + step * 0.18, width: step * 0.64, floor, most, height: floor - 16 }));
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": spoken(sorted, at) }, svg("line", { class: "base", x1: 0, x2: width, y1: floor, y2: floor }), marks);
  return el("figure", null, el("figcaption", { lang: "zh-Hans" }, sorted[0].region ?? sorted[0].unit_id, " ", el("span", { class: "soft small" }, listed(corpus.lists.organ, sorted[0].organ))), drawing);
}

function column(entry, at, { x, width, floor, most, height }) {
  const cell = entry.cells[at];
  const value = chartValue(cell);
  const middle = x + width / 2;
  const year = svg("text", { class: "axis", x: middle, y: floor + 14, "text-anchor": "middle" }, String(yearOf(entry)));
  if (value === null) return svg("g", null, svg("title", null, `${whose(entry)}: ${listed(told.lists.cell, cell.status)}`), svg("rect", { class: "absent", x, y: floor - 14, width, height: 14 }), svg("text", { class: "missing", x: middle, y: floor - 3, "text-anchor": "middle" }, "?"), year);
  const tall = most > 0 ? (value / most) * height : 0;
  return svg("a", { href: hrefOf(entry.id, targetOf(cell)) }, svg("title", null, `${whose(entry)}: ${cell.shown}`), svg("rect", { class: "column", x, y: floor - tall, width, height: Math.max(tall, 1) }), svg("text", { x: middle, y: floor - tall - 4, "text-anchor": "middle" }, short(value)), year);
}

const spoken = (list, at) => list.map((entry) => `${whose(entry)}: ${chartValue(entry.cells[at]) === null ? listed(told.lists.cell, entry.cells[at].status) : entry.cells[at].shown}`).join("; ");

function short(value) {
  if (value >= 1e8) return `${number(Math.round(value / 1e6) / 100)}亿`;
  if (value >= 1e5) return `${number(Math.round(value / 1e2) / 100)}万`;
  return number(value);
}

// All regions in one chart, a bar each, the greatest first; those without a number behind.
function regions(entries, at, most) {
  const sorted = [...entries].sort((a, b) => (chartValue(b.cells[at]) ?? -1) - (chartValue(a.cells[at]) ?? -1));
  const list = el("ul", { class: "bars" });
  growing(list, sorted, (entry) => {
    const cell = entry.cells[at];
    const value = chartValue(cell);
    const length = value === null || most === 0 ? 0 : Math.max((value / most) * 100, 0.4);
    const bar = value === null ? svg("rect", { class: "absent", x: 0.5, y: 2, width: 24, height: 12 }) : svg("rect", { class: "column", x: 0, y: 1, width: `${length}%`, height: 14 });
    return el("li", null, el("a", { href: hrefOf(entry.id), lang: "zh-Hans" }, whose(entry)), svg("svg", { height: 16, "aria-hidden": "true" }, bar), cellOf(entry, cell));
  });
  return list;
}
