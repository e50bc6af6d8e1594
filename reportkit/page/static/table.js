// The indicators of all reports: sorted, filtered, each cell with its status and the way to its sentence.

const asked = { province: "", level: "", organ: "", from: "", to: "", words: "", hidden: new Set(), sort: "", down: false };
const compared = new Set();
const lines = new Map();
let tableRows = null;
let quotes = null;

const quotesOf = (id) => (quotes ??= $("quotes") ? parsed("quotes") : {})[id] ?? [];
const NUMBERS = new Set(["stated", "stated_zero", "all"]);
const hasNumber = (cell) => NUMBERS.has(cell.status);
const yearOf = (entry) => entry.year ?? entry.plan_year ?? null;
const whose = (entry) => `${entry.region ?? entry.unit_id} ${yearOf(entry) ?? "?"}`;

function isAsked(entry) {
  if (asked.province && entry.province !== asked.province) return false;
  if (asked.level && entry.level !== asked.level) return false;
  if (asked.organ && entry.organ !== asked.organ) return false;
  const year = yearOf(entry);
  if (asked.from && !(year >= Number(asked.from))) return false;
  if (asked.to && !(year !== null && year <= Number(asked.to))) return false;
  return !asked.words || `${entry.region ?? ""} ${entry.title ?? ""} ${entry.path ?? ""}`.toLowerCase().includes(asked.words.toLowerCase());
}

// Reports without a number stand last, whichever way the others are sorted.
function inOrder(entries) {
  const { sort, down } = asked;
  if (!sort) return entries;
  const at = corpus.indicators.findIndex((one) => one.name === sort);
  const valueOf = (entry) => (sort === "year" ? yearOf(entry) : sort === "report" ? whose(entry) : entry.cells[at]?.value ?? (entry.cells[at]?.status === "all" ? 100 : null));
  const compare = new Intl.Collator("zh").compare;
  return [...entries].sort((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    if (x === null || y === null) return (x === null) - (y === null);
    return (down ? -1 : 1) * (typeof x === "string" ? compare(x, y) : x - y);
  });
}

const askedEntries = () => inOrder(corpus.entries.filter(isAsked));

function filterBar(refresh) {
  const bar = el("div", { class: "filterbar", role: "search" });
  const set = (name) => (value) => {
    asked[name] = value;
    refresh();
  };
  const optionsOf = (name) => {
    const found = [...new Set(corpus.entries.map((entry) => entry[name]).filter(Boolean))].sort();
    return [["", t("all")], ...found.map((value) => [value, listed(corpus.lists[name], value)])];
  };
  const input = (name, type, more) => {
    const node = el("input", { type, value: asked[name], ...more });
    node.addEventListener("input", () => set(name)(node.value.trim()));
    return el("label", null, t(name), node);
  };
  bar.append(input("words", "search", { id: "table-words" }));
  for (const name of ["province", "level", "organ"]) bar.append(choice(name, optionsOf(name), asked[name], set(name)));
  bar.append(input("from", "number", { inputmode: "numeric" }), input("to", "number", { inputmode: "numeric" }));
  return bar;
}

function drawTable() {
  lines.clear();
  const count = el("p", { class: "count", role: "status" });
  const head = el("thead");
  const body = el("tbody");
  const pick = el("a", { href: "#compare", id: "compare-now", hidden: true });
  const bar = filterBar(refresh);
  bar.append(columnsPick(redraw), pick);
  function redraw() {
    lines.clear();
    refresh();
  }
  function refresh() {
    const entries = askedEntries();
    head.replaceChildren(headRow(refresh));
    tableRows?.stop();
    tableRows = growingRows(body, entries, (entry) => lineOf(entry, tellPick));
    count.textContent = t("shown_plain", number(entries.length), number(corpus.entries.length));
    tellPick();
  }
  function tellPick() {
    pick.hidden = !compared.size;
    pick.textContent = t("pick_now", compared.size);
  }
  const box = el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("view_table") }, el("table", { class: "indicators" }, el("caption", { class: "unseen" }, t("view_table")), head, body));
  replace($("view-table"), bar, count, box, legend());
  refresh();
}

// As ``growing``, for rows of a table.
function growingRows(body, items, make, step = 40) {
  let made = 0;
  body.replaceChildren();
  const last = el("tr", null, el("td"));
  const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && grow(), { rootMargin: "800px" });
  function grow() {
    const fresh = document.createDocumentFragment();
    for (const until = Math.min(made + step, items.length); made < until; made++) fresh.append(make(items[made]));
    last.before(fresh);
    if (made < items.length) return;
    watch.disconnect();
    last.remove();
  }
  body.append(last);
  grow();
  if (made < items.length) watch.observe(last);
  return { stop: () => watch.disconnect() };
}

const columnsShown = () => corpus.indicators.map((one, at) => [one, at]).filter(([one]) => !asked.hidden.has(one.name));

function headRow(refresh) {
  const sortBy = (name, text, attributes) => {
    const isNow = asked.sort === name;
    const arrow = isNow ? el("span", { class: "arrow", "aria-hidden": "true" }, asked.down ? " ↓" : " ↑") : null;
    const turn = () => {
      asked.down = isNow ? !asked.down : name !== "report";
      asked.sort = name;
      refresh();
      document.querySelector(`th[data-name="${name}"] button`)?.focus();
    };
    return el("th", { scope: "col", "data-name": name, "aria-sort": isNow ? (asked.down ? "descending" : "ascending") : null, ...attributes }, el("button", { type: "button", onclick: turn }, text, arrow));
  };
  return el("tr", null, sortBy("report", t("report"), { class: "first" }), sortBy("year", t("year")), columnsShown().map(([one]) => sortBy(one.name, label(one.label), { title: one.says })));
}

function lineOf(entry, tellPick) {
  if (lines.has(entry)) return lines.get(entry);
  const box = el("input", { type: "checkbox", "aria-label": `${t("pick")}: ${whose(entry)}` });
  box.checked = compared.has(entry);
  box.addEventListener("change", () => {
    if (box.checked && compared.size >= 6) {
      box.checked = false;
      say(t("pick_many"));
    } else if (box.checked) compared.add(entry);
    else compared.delete(entry);
    tellPick();
  });
  const facts = [listed(corpus.lists.organ, entry.organ), entry.completeness !== "full" && listed(told.meta.find((one) => one.name === "completeness").list, entry.completeness)];
  const name = el("span", null, el("a", { href: hrefOf(entry.id), lang: "zh-Hans" }, entry.region ?? entry.title ?? entry.path ?? entry.id), el("br"), el("span", { class: "small soft" }, facts.filter(Boolean).join(" · ")), entry.copies.length ? el("span", { class: "small soft", title: entry.copies.join("\n") }, ` · ${t("copies", entry.copies.length)}`) : null);
  const row = el("tr", null, el("th", { scope: "row", class: "first" }, el("div", { class: "who" }, box, name)), el("td", { class: "num" }, yearOf(entry) ?? "–"), columnsShown().map(([, at]) => el("td", null, cellOf(entry, entry.cells[at]))));
  lines.set(entry, row);
  return row;
}

function cellOf(entry, cell) {
  const status = listed(told.lists.cell, cell.status);
  const target = targetOf(cell);
  const why = [status, cell.why, cell.year_basis && listed(told.lists.year_basis, cell.year_basis)].filter(Boolean).join(" · ");
  if (hasNumber(cell)) {
    const said = cell.status === "stated_zero" ? (cell.shown ?? "0") : cell.shown;
    const inferred = cell.status === "all" ? el("small", null, ` ${status}`) : null;
    return el(target ? "a" : "span", { class: "cell", href: target && hrefOf(entry.id, target), title: why }, said, inferred);
  }
  const tone = ["look", "pooled_only", "part_only", "term_only"].includes(cell.status) ? "look" : "none";
  return el(target ? "a" : "span", { class: `cell ${tone}`, href: target && hrefOf(entry.id, target), title: why }, cell.status === "not_applicable" ? t("cell_not_applicable") : status);
}

const targetOf = (cell) => cell.record ?? (cell.start === undefined ? "" : `@${cell.start}-${cell.end}`);

function columnsPick(redraw) {
  const box = el("div");
  for (const one of corpus.indicators) {
    const check = el("input", { type: "checkbox" });
    check.checked = !asked.hidden.has(one.name);
    check.addEventListener("change", () => {
      if (check.checked) asked.hidden.delete(one.name);
      else asked.hidden.add(one.name);
      redraw();
    });
    box.append(el("label", null, check, el("span", null, label(one.label))));
  }
  return el("details", { class: "pick" }, el("summary", null, t("columns")), box);
}

function legend() {
  const seen = new Set(corpus.entries.flatMap((entry) => entry.cells.map((cell) => cell.status)));
  return el("p", { class: "legend" }, [...seen].filter((status) => !NUMBERS.has(status)).map((status) => el("span", null, el("b", null, status === "not_applicable" ? t("cell_not_applicable") : listed(told.lists.cell, status)), ` ${t(`says_${status}`)}`)));
}
