// What a person says of the records: kept in the browser under the digest of the text, handed out as JSON Lines.

const PREFIX = "reportkit/corrections/";
const ACTIONS = { accept: "accepted", reject: "rejected", change: "changed", add: "added" };
const judged = new Map();

function correctionsOf(report) {
  if (!judged.has(report.sha)) judged.set(report.sha, indexed(read(report.sha)));
  return judged.get(report.sha);
}

function read(sha) {
  try {
    const found = JSON.parse(kept.get(PREFIX + sha) ?? "[]");
    return Array.isArray(found) ? found.filter(isCorrection) : [];
  } catch {
    return [];
  }
}

function isCorrection(one) {
  return one !== null && typeof one === "object" && typeof one.text_sha256 === "string" && KINDS.has(one.kind) && one.action in ACTIONS && Number.isInteger(one.start) && Number.isInteger(one.end) && one.start >= 0 && one.start < one.end;
}

const placeOf = (one) => `${one.kind}/${one.start}/${one.end}/${one.id ?? ""}`;

function indexed(list) {
  const byPlace = new Map();
  for (const one of list) byPlace.set(placeOf(one), [...(byPlace.get(placeOf(one)) ?? []), one]);
  return { list, byPlace, added: null };
}

function keep(report, list) {
  if (list.length) kept.set(PREFIX + report.sha, JSON.stringify(list));
  else kept.remove(PREFIX + report.sha);
  judged.set(report.sha, indexed(list));
}

const ofRecord = (report, record) => (record.added ? [record.added] : (correctionsOf(report).byPlace.get(placeOf(record)) ?? []));

// A record taken on whole is one of the states of ``reviewed``.
function reviewOf(report, record) {
  const found = ofRecord(report, record);
  if (!found.length) return "not_reviewed";
  const order = ["add", "reject", "change", "accept"];
  return ACTIONS[order.find((action) => found.some((one) => one.action === action))];
}

const isRejected = (report, record) => reviewOf(report, record) === "rejected";
const changeOf = (report, record, field) => ofRecord(report, record).find((one) => one.action === "change" && one.field === field);

// A record as it is with its fields changed.
function corrected(report, record) {
  const changes = ofRecord(report, record).filter((one) => one.action === "change");
  if (!changes.length) return record;
  return { ...record, values: { ...record.values, ...Object.fromEntries(changes.map((one) => [one.field, one.new ?? undefined])) } };
}

function correction(report, record, action, more) {
  return {
    text_sha256: report.sha,
    kind: record.kind,
    start: record.start,
    end: record.end,
    evidence: report.quote(record),
    action,
    field: null,
    old: null,
    new: null,
    id: record.id ?? null,
    at: null,
    by: null,
    note: "",
    ...more,
  };
}

function without(report, record, isGone) {
  return correctionsOf(report).list.filter((one) => placeOf(one) !== placeOf(record) || !isGone(one));
}

// To accept takes back a rejection and the other way round; a changed record stays changed unless it is rejected.
function judgeRecord(report, record, action) {
  const rest = without(report, record, (one) => one.action !== "change" || action === "reject");
  keep(report, [...rest, correction(report, record, action)]);
}

function changeField(report, record, field, value, note) {
  const rest = without(report, record, (one) => one.action !== "change" || one.field === field);
  const old = record.values[field] ?? null;
  keep(report, value === old ? rest : [...rest, correction(report, record, "change", { field, old, new: value, note })]);
}

function undoRecord(report, record) {
  if (record.added) keep(report, correctionsOf(report).list.filter((one) => one !== record.added));
  else keep(report, without(report, record, () => true));
  if (record.added && view.record === record) openRecord(null);
}

// Records that a person added, as the text and the list know records.
function addedTo(report) {
  const found = correctionsOf(report);
  found.added ??= found.list.filter((one) => one.action === "add").map((one, at) => {
    const values = Object.fromEntries(flat(one.record ?? {}).filter(([, value]) => value !== null && value !== false));
    const whole = report.text === null ? {} : { sentence: [one.start, one.end] };
    return { kind: one.kind, id: `add${at + 1}`, start: one.start, end: one.end, quote: one.evidence, values, segments: [], added: one, ...whole };
  });
  return found.added;
}

function drawMine(report) {
  const found = correctionsOf(report).list;
  const everything = exportable();
  return [
    el("p", { class: "note small" }, t(view.lasting ? "mine_kept" : "mine_lost")),
    el("div", { class: "acts" }, button(t("export"), exportAll, { class: "primary", id: "export", disabled: !everything.length }), importButton(), found.length ? button(t("forget"), () => confirm(t("forget_sure")) && (keep(report, []), refreshReport()), { id: "forget" }) : null),
    found.length ? el("ul", { class: "plan" }, found.map((one) => drawCorrection(report, one))) : el("p", { class: "soft" }, t("mine_none")),
    corpus ? null : drawDrawn(),
  ];
}

function drawCorrection(report, one) {
  const record = [...report.byId.values(), ...addedTo(report)].find((other) => (one.action === "add" ? other.added === one : placeOf(other) === placeOf(one)));
  const field = one.field && fieldOf(one.kind, one.field);
  const said = (value) => (value === null ? t("empty") : valueLabel(one.kind, one.field, value));
  return el(
    "li",
    null,
    el("span", { class: `tag ${one.action === "reject" ? "bad" : "good"}` }, t(ACTIONS[one.action])),
    ` ${kindLabel(one.kind)} `,
    record ? button(one.evidence, () => openRecord(record, { from: "panel" }), { class: "link", lang: "zh-Hans" }) : el("span", { lang: "zh-Hans" }, one.evidence),
    field ? el("p", { class: "small" }, `${label(field.label)}: ${said(one.old)} → ${said(one.new)}`) : null,
    one.note ? el("p", { class: "small soft" }, one.note) : null,
  );
}

// Of all texts of this page, in the order of the reports.
function exportable() {
  const mine = new Set(corpus ? corpus.reports : here);
  const names = kept.names().filter((name) => name.startsWith(PREFIX) && mine.has(name.slice(PREFIX.length, PREFIX.length + 16)));
  return names.sort().flatMap((name) => read(name.slice(PREFIX.length)));
}

function exportAll() {
  const found = exportable();
  save("corrections.jsonl", found.map((one) => `${JSON.stringify(one)}\n`).join(""));
  say(t("exported", found.length));
}

function importButton() {
  const file = el("input", { type: "file", accept: ".jsonl,.json,.ndjson", class: "unseen", id: "import-file", tabindex: "-1", "aria-label": t("import") });
  file.addEventListener("change", async () => {
    if (file.files[0]) takeOver(await file.files[0].text());
  });
  return [button(t("import"), () => file.click()), file];
}

// Lines of a corrections file join those that are kept; what is none, and what is known already, is passed over.
function takeOver(text) {
  let taken = 0;
  let passed = 0;
  const fresh = new Map();
  for (const line of text.split("\n").filter((one) => one.trim())) {
    let one = null;
    try {
      one = JSON.parse(line);
    } catch {
      // told as passed over
    }
    if (!isCorrection(one)) {
      passed++;
      continue;
    }
    if (!fresh.has(one.text_sha256)) fresh.set(one.text_sha256, read(one.text_sha256));
    const list = fresh.get(one.text_sha256);
    if (list.some((other) => JSON.stringify(other) === JSON.stringify(one))) passed++;
    else taken += list.push(one) > 0;
  }
  for (const [sha, list] of fresh) {
    kept.set(PREFIX + sha, JSON.stringify(list));
    judged.delete(sha);
  }
  refreshReport();
  say(t("imported", taken, passed));
}
