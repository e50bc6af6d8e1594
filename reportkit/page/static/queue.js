// A list that is worked off one after the other: records drawn to be judged, or what there is to look at.

const DRAWN = "reportkit/worklist";
const VERDICTS = ["right", "wrong", "unsure"];
let drawn = null; // the list that was opened: its rows, the reports of the page it was opened on, how far one is
let queue = null; // what is stepped through: lines with a report, a place in it, and the row that was drawn

function startQueue() {
  try {
    drawn = JSON.parse(kept.get(DRAWN));
  } catch {
    drawn = null;
  }
  if (!Array.isArray(drawn?.rows) || !drawn.rows.every(isDrawn) || !drawnLines().length) drawn = null;
  const line = drawn && drawnLines()[drawn.at];
  if (line && location.hash.endsWith(line.target)) queue = { lines: drawnLines(), at: drawn.at }; // from page to page of a folder
}

function isDrawn(row) {
  return row !== null && typeof row === "object" && typeof row.text_sha256 === "string" && KINDS.has(row.kind) && Number.isInteger(row.start) && Number.isInteger(row.end) && "verdict" in row;
}

// The rows of reports that are here, or beside this page.
function drawnLines() {
  const known = new Set(corpus ? corpus.reports : drawn.reports.includes(here[0]) ? drawn.reports : here);
  const lines = drawn.rows.map((row) => ({ report: row.text_sha256.slice(0, 16), target: `${row.kind}@${row.start}-${row.end}~${row.id}`, row }));
  return lines.filter((line) => known.has(line.report));
}

const keepDrawn = () => kept.set(DRAWN, JSON.stringify(drawn));

async function openDrawn(file, refuse) {
  let rows = [];
  try {
    rows = (await file.text()).split("\n").filter((line) => line.trim()).map((line) => JSON.parse(line));
  } catch {
    rows = [null];
  }
  if (!rows.length || !rows.every(isDrawn)) return refuse(t("drawn_unreadable"));
  const before = drawn;
  drawn = { rows, reports: corpus ? corpus.reports : here, at: 0 };
  const lines = drawnLines();
  if (!lines.length) {
    drawn = before;
    return refuse(t("drawn_elsewhere"));
  }
  keepDrawn();
  queue = { lines, at: Math.max(0, lines.findIndex(({ row }) => !row.verdict)) };
  goLine(queue.at);
}

function goLine(at) {
  const line = queue.lines[at];
  queue.at = at;
  if (line.row) {
    drawn.at = at;
    keepDrawn();
  }
  const href = hrefOf(line.report, line.target);
  if (href === location.hash) route();
  else location.href = href;
}

const stepLine = (by) => queue.lines[queue.at + by] && goLine(queue.at + by);

// What is right or unsure is done with; of what is wrong a person may want to say why.
function judgeLine(verdict) {
  const { row } = queue.lines[queue.at];
  row.verdict = row.verdict === verdict ? null : verdict;
  keepDrawn();
  say(t(`verdict_${verdict}`));
  if (row.verdict && verdict !== "wrong" && queue.at + 1 < queue.lines.length) stepLine(1);
  else drawCard(view.report, view.record);
  if (row.verdict === "wrong") $("queue-note").focus();
}

function endQueue() {
  queue = null;
  if (corpus) location.hash = "#work";
  else drawCard(view.report, view.record);
}

function drawQueue() {
  if (!queue) return null;
  const { row } = queue.lines[queue.at];
  const walk = (by, word, sign) => button(sign, () => stepLine(by), { "aria-label": t(word), disabled: !queue.lines[queue.at + by] });
  return el(
    "section",
    { class: "queue", "aria-label": t("worklist") },
    el("div", { class: "acts" }, walk(-1, "line_before", "‹"), el("span", { class: "small" }, `${t("worklist")} ${t("find_at", queue.at + 1, queue.lines.length)}`), walk(1, "line_next", "›"), button(t(corpus ? "line_end" : "close"), endQueue)),
    row ? [el("div", { class: "acts" }, VERDICTS.map((verdict) => button(t(`verdict_${verdict}`), () => judgeLine(verdict), { "aria-pressed": String(row.verdict === verdict) })), button(row.evidence, () => goLine(queue.at), { class: "link", lang: "zh-Hans" })), row.verdict === "wrong" ? noteOf(row) : null] : null,
  );
}

function noteOf(row) {
  const input = el("input", { id: "queue-note", type: "text", value: row.note ?? "", autocomplete: "off" });
  input.addEventListener("input", () => {
    row.note = input.value;
    keepDrawn();
  });
  input.addEventListener("keydown", (event) => event.key === "Enter" && stepLine(1));
  return el("label", { class: "small soft" }, t("note"), input);
}

// To open a list, go on with it, save it; and how good the records are by what was judged so far.
function drawDrawn() {
  const wrong = el("p", { role: "alert", class: "small" });
  const file = el("input", { type: "file", accept: ".jsonl,.ndjson", class: "unseen", id: "drawn-file", tabindex: "-1", "aria-label": t("drawn_open") });
  file.addEventListener("change", () => file.files[0] && openDrawn(file.files[0], (text) => replace(wrong, text)));
  const lines = drawn ? drawnLines() : [];
  const open = lines.filter(({ row }) => !row.verdict).length;
  const goOn = () => {
    queue = { lines, at: Math.max(0, lines.findIndex(({ row }) => !row.verdict)) };
    goLine(queue.at);
  };
  return el(
    "section",
    { class: "group drawn" },
    el("h2", null, t("drawn")),
    drawn ? el("p", { class: "count" }, t("drawn_count", lines.length - open, lines.length), drawn.rows.length > lines.length ? ` · ${t("drawn_absent", drawn.rows.length - lines.length)}` : null) : el("p", { class: "small soft" }, t("drawn_hint"), " ", el("code", null, "reportkit review out.jsonl --sample 100 -o judge.jsonl")),
    el("div", { class: "acts" }, drawn ? [button(t("drawn_go"), goOn, { class: "primary", id: "drawn-go" }), button(t("drawn_save"), saveDrawn, { id: "drawn-save" }), button(t("drawn_forget"), forgetDrawn)] : null, button(t("drawn_open"), () => file.click()), file),
    wrong,
    drawn ? drawShares(sharesOf(drawn.rows)) : null,
  );
}

function saveDrawn() {
  save("judge.jsonl", drawn.rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

function forgetDrawn() {
  if (drawn.rows.some((row) => row.verdict) && !confirm(t("drawn_forget_sure"))) return;
  drawn = null;
  queue = null;
  kept.remove(DRAWN);
  route();
}

// As ``review --report`` counts: by kind and confidence, and of a kind as a whole where each confidence was judged.
const LEVELS = ["doubtful", "likely", "sure", "none"];

function sharesOf(rows) {
  const told = [];
  for (const kind of KINDS.keys()) {
    const strata = LEVELS.map((level) => countOf(kind, level, rows.filter((row) => row.kind === kind && (row.confidence ?? "none") === level))).filter((one) => one.drawn);
    told.push(...strata.filter((one) => one.right + one.wrong + one.unsure));
    const judged = strata.filter((one) => one.right + one.wrong);
    const whole = rows.find((row) => row.kind === kind)?.of_kind;
    if (strata.length > 1 && judged.length === strata.length && sum(strata, "of") === whole) told.push(together(kind, strata));
  }
  return told;
}

const rounded = (share) => Math.round(share * 1e4) / 1e4;
const sum = (list, name) => list.reduce((all, one) => all + one[name], 0);

function countOf(kind, level, rows) {
  const [right, wrong, unsure] = VERDICTS.map((verdict) => rows.filter((row) => row.verdict === verdict).length);
  const of = rows[0]?.of ?? 0;
  return { kind, level, drawn: rows.length, right, wrong, unsure, of, ...(right + wrong ? wilson(right, right + wrong) : {}) };
}

// Wilson's score interval of 95 %.
function wilson(right, of) {
  const z = 1.959964;
  const share = right / of;
  const spread = (z * z) / of;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (z * Math.sqrt((share * (1 - share)) / of + spread / of / 4)) / (1 + spread);
  return { share: rounded(share), low: rounded(Math.max(0, middle - half)), high: rounded(Math.min(1, middle + half)) };
}

// Each confidence weighs as many records as it has; the intervals are put together by Zou and Donner's method.
function together(kind, strata) {
  const of = sum(strata, "of");
  const share = strata.reduce((all, one) => all + (one.of / of) * (one.right / (one.right + one.wrong)), 0);
  const way = (bound) => Math.sqrt(strata.reduce((all, one) => all + ((one.of / of) * (one.right / (one.right + one.wrong) - one[bound])) ** 2, 0));
  const [right, wrong, unsure] = VERDICTS.map((verdict) => sum(strata, verdict));
  return { kind, level: "all", right, wrong, unsure, of, share: rounded(share), low: rounded(Math.max(0, share - way("low"))), high: rounded(Math.min(1, share + way("high"))) };
}

function drawShares(shares) {
  if (!shares.length) return null;
  const levels = fieldOf("figures", "confidence").list;
  const heads = [t("add_kind"), t("confidence"), t("share_right"), "95 %", ...VERDICTS.map((verdict) => t(`verdict_${verdict}`)), t("drawn_of")];
  const line = (one) => {
    const cells = [one.level === "all" ? t("all") : one.level === "none" ? "–" : listed(levels, one.level), one.share?.toFixed(3) ?? "–", one.share === undefined ? "–" : `${one.low.toFixed(3)}–${one.high.toFixed(3)}`, one.right, one.wrong, one.unsure, one.of];
    return el("tr", null, el("th", { scope: "row", class: "first" }, kindLabel(one.kind)), cells.map((cell) => el("td", { class: "num" }, String(cell))));
  };
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("share_right") }, el("table", { class: "shares" }, el("thead", null, el("tr", null, heads.map((head, at) => el("th", { scope: "col", class: at ? null : "first" }, head)))), el("tbody", null, shares.map(line))));
}
