// The list of records, and the filters that both list and text go by.

const NO_FILTER = { hidden: new Set(), type: "", section: "", status: "", confidence: "", actor: "", reviewed: "" };
let filters = { ...NO_FILTER, hidden: new Set() };
let matched = [];
let rows = null;

function isShown(report, record) {
  const { values } = record;
  if (filters.hidden.has(record.kind)) return false;
  if (filters.type && `${record.kind}/${typeOf(record)}` !== filters.type) return false;
  if (filters.section && !isWithin(report, values.section, filters.section)) return false;
  if (filters.status && values.status !== filters.status) return false;
  if (filters.confidence && (values.confidence ?? "–") !== filters.confidence) return false;
  if (filters.actor && values.actor !== filters.actor) return false;
  if (filters.reviewed && reviewOf(report, record) !== filters.reviewed) return false;
  return true;
}

function isWithin(report, name, whole) {
  for (let at = name; at; at = report.sectionById.get(at)?.parent) if (at === whole) return true;
  return false;
}

function allRecords(report) {
  const added = addedTo(report);
  return added.length ? [...report.records, ...added].sort((a, b) => a.start - b.start) : report.records;
}

function drawList(report) {
  const body = el("div");
  const list = el("ol", { class: "rows" });
  const count = el("p", { class: "count", role: "status" });
  const refresh = () => {
    matched = allRecords(report).filter((record) => isShown(report, record));
    rows?.stop();
    rows = growing(list, matched, (record) => rowOf(report, record));
    count.textContent = t("shown_of", number(matched.length), number(allRecords(report).length));
    markText(report, (record) => isShown(report, record));
  };
  body.append(chipsOf(report, refresh), filtersOf(report, refresh), count, list);
  refresh();
  return body;
}

function chipsOf(report, refresh) {
  const counts = new Map();
  for (const record of allRecords(report)) counts.set(record.kind, (counts.get(record.kind) ?? 0) + 1);
  const chips = el("div", { class: "chips", role: "group", "aria-label": t("add_kind") });
  for (const { name, says } of told.kinds) {
    if (!counts.has(name)) continue;
    const chip = button([dot(name), `${kindLabel(name)} ${counts.get(name)}`], () => {
      if (filters.hidden.has(name)) filters.hidden.delete(name);
      else filters.hidden.add(name);
      chip.setAttribute("aria-pressed", String(!filters.hidden.has(name)));
      refresh();
    }, { "aria-pressed": String(!filters.hidden.has(name)), title: says });
    chips.append(chip);
  }
  return chips;
}

function filtersOf(report, refresh) {
  const box = el("div", { class: "filters" });
  const change = (name) => (value) => {
    filters[name] = value;
    refresh();
  };
  const records = allRecords(report);
  const any = ["", t("all")];
  const valuesOf = (name, list) => {
    const found = new Map();
    for (const record of records) {
      const value = record.values[name];
      if (value !== undefined && !found.has(value)) found.set(value, list(record.kind, value));
    }
    return [any, ...found];
  };
  const byField = (name) => valuesOf(name, (kind, value) => valueLabel(kind, name, value));
  const sections = report.sections.filter((one) => one.heading).map((one) => [one.id, `${"　".repeat(one.level - 1)}${one.heading}`]);
  const add = (name, options) => options.length > 2 && box.append(choice(name, options, filters[name], change(name)));
  add("type", [any, ...typesOf(records)]);
  if (sections.length > 1) add("section", [any, ...sections]);
  add("status", byField("status"));
  add("confidence", byField("confidence"));
  add("actor", byField("actor"));
  add("reviewed", [any, ...["not_reviewed", "accepted", "rejected", "changed", "added"].map((name) => [name, t(name)])]);
  return box;
}

function typesOf(records) {
  const found = new Map();
  for (const record of records) {
    const type = typeOf(record);
    const key = `${record.kind}/${type}`;
    if (type && !found.has(key)) found.set(key, `${kindLabel(record.kind)} · ${valueLabel(record.kind, KINDS.get(record.kind).type, type)}`);
  }
  return [...found].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function tagsOf(report, record) {
  const { values } = record;
  const review = reviewOf(report, record);
  return [
    values.status === "planned" && el("span", { class: "tag" }, t("planned")),
    values.denied && el("span", { class: "tag bad" }, t("denied")),
    values.confidence === "doubtful" && el("span", { class: "tag look" }, t("doubtful")),
    review !== "not_reviewed" && el("span", { class: `tag ${review === "rejected" ? "bad" : "good"}` }, t(review)),
  ].filter(Boolean);
}

function rowOf(report, record) {
  const [main, kind] = gist(corrected(report, record));
  const tags = tagsOf(report, record).flatMap((tag) => [" ", tag]);
  const row = el("button", {
    type: "button",
    class: `row d-${record.kind}${isRejected(report, record) ? " rejected" : ""}`,
    "aria-current": record === view.record ? "true" : null,
    onclick: () => openRecord(record, { from: "list" }),
  });
  put(row, [
    el("span", { class: "what" }, main ? [el("b", { lang: "zh-Hans" }, main), " "] : null, el("span", { class: "soft" }, kind), tags),
    el("span", { class: "says", lang: "zh-Hans" }, around(report, record)),
  ]);
  row.record = record;
  return el("li", null, row);
}

// The words of a record among those beside them.
function around(report, record) {
  const quote = report.quote(record);
  if (!record.sentence || record.end - record.start > 40) return quote;
  const from = Math.max(record.sentence[0], record.start - 12);
  const to = Math.min(record.sentence[1], record.end + 24);
  return [from > record.sentence[0] ? "…" : "", report.slice(from, record.start), el("em", null, quote), report.slice(record.end, to), to < record.sentence[1] ? "…" : ""];
}

function markRow(record) {
  for (const row of document.querySelectorAll('.row[aria-current="true"]')) row.removeAttribute("aria-current");
  if (!record) return;
  rows?.upTo(matched.indexOf(record));
  for (const row of $("panel").querySelectorAll(".row")) {
    if (row.record === record) {
      row.setAttribute("aria-current", "true");
      row.scrollIntoView({ block: "nearest" });
    }
  }
}

function step(by) {
  if (!matched.length) return;
  const at = matched.indexOf(view.record);
  let next = at + by;
  if (at < 0) next = by > 0 ? 0 : matched.length - 1;
  if (next >= 0 && next < matched.length) openRecord(matched[next], { from: "keys" });
}
