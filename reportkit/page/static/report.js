// The view of one report: text, lists, card, held together.

const PANELS = { list: ["records", drawList], checks: ["checks", drawChecks], left: ["left", drawLeft], plan: ["plan", drawPlan], mine: ["mine", drawMine] };
let panel = "list";

function openReport(report, target) {
  const fresh = view.report !== report;
  view.report = report;
  if (fresh) {
    filters = { ...NO_FILTER, hidden: new Set() };
    view.record = null;
    panel = "list";
    $("find-words").value = "";
    findAll(report, "");
    tellFind();
    showPart("text");
    scrollTo(0, 0);
  }
  drawHead(report);
  drawText(report);
  drawPanel();
  const record = target ? recordAt(report, target) : null;
  if (record) openRecord(record, { from: "link" });
  else drawCard(report, view.record);
}

// A target is the id of a record, or @start-end for a place that may have none (kind@start-end~id: of such records one), or the
// id of a check.
function recordAt(report, target) {
  if (target.startsWith("check-")) {
    panel = "checks";
    drawPanel();
    showPart("list");
    $(target)?.scrollIntoView({ block: "nearest" });
    const check = report.checks.find((one) => `check-${one.id}` === target);
    return report.byId.get(check?.whole ?? check?.figures[0]) ?? null;
  }
  const place = /^(\w*)@(\d+)-(\d+)(?:~(\w+))?$/.exec(target);
  if (!place) return report.byId.get(target) ?? addedTo(report).find((one) => one.id === target) ?? null;
  const [kind, start, end, id] = [place[1], Number(place[2]), Number(place[3]), place[4]];
  const there = report.records.filter((record) => record.start === start && record.end === end && (!kind || record.kind === kind));
  const exact = there.find((record) => record.id === id) ?? there[0];
  if (!exact && report.text !== null) requestAnimationFrame(() => toMiddle(blockAt(report, start)));
  return exact ?? null;
}

function drawHead(report) {
  const { meta } = report;
  const title = meta.title ?? meta.path ?? report.id;
  replace($("title"), title);
  $("title").setAttribute("lang", "zh-Hans");
  document.title = title.replace(TURNS, "");
  const of = (name) => meta[name] !== undefined && listed(told.meta.find((column) => column.name === name).list, meta[name]);
  const parts = [meta.region, of("organ"), meta.date, meta.completeness !== "full" && of("completeness"), of("genre"), meta.url];
  replace($("about"), parts.filter(Boolean).join(" · "));
}

function drawPanel() {
  const report = view.report;
  const counts = { list: report.records.length + addedTo(report).length, checks: report.checks.filter((check) => !check.ok).length, left: report.unclaimed.length, plan: null, mine: correctionsOf(report).list.length };
  const tabs = Object.entries(PANELS).map(([name, [word]]) =>
    button(`${t(word)}${counts[name] ? ` ${name === "checks" ? "✗" : ""}${counts[name]}` : ""}`, () => showPanel(name), { role: "tab", id: `tab-${name}`, "aria-selected": String(name === panel), "aria-controls": "panel", tabindex: name === panel ? null : "-1" }),
  );
  const focused = document.activeElement?.id;
  replace($("panels"), tabs);
  if (focused?.startsWith("tab-")) $(focused)?.focus();
  $("panel").setAttribute("aria-labelledby", `tab-${panel}`);
  replace($("panel"), PANELS[panel][1](report));
  if (panel !== "list") {
    matched = allRecords(report).filter((record) => isShown(report, record));
    markText(report, (record) => isShown(report, record));
  }
  const parts = [["text", "part_text"], ["list", "part_list"]];
  replace($("places"), parts.map(([name, word]) => button(t(word), () => showPart(name), { "aria-pressed": String($("view-report").dataset.part === name) })));
}

function showPanel(name) {
  panel = name;
  drawPanel();
  $(`tab-${name}`).focus();
}

function walkTabs(event) {
  const names = Object.keys(PANELS);
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  showPanel(names[(names.indexOf(panel) + by + names.length) % names.length]);
}

// On a narrow screen text and lists take turns.
function showPart(name) {
  $("view-report").dataset.part = name;
  for (const [at, one] of ["text", "list"].entries()) $("places").children[at]?.setAttribute("aria-pressed", String(one === name));
}

function openRecord(record, { from = "list" } = {}) {
  const report = view.report;
  view.record = record;
  markText(report, (one) => isShown(report, one));
  markRow(record);
  drawCard(report, record);
  history.replaceState(null, "", `#${hashOf(report, record)}`);
  if (!record) return;
  if (from !== "text") showPart("text");
  if (from !== "text" || isSheet()) goTo(report, record);
  const [main, kind] = gist(record);
  say(`${kindLabel(record.kind)}: ${main ?? ""} ${kind}`);
}

// After a correction: the same place, with what it changed.
function refreshReport() {
  const report = view.report;
  const top = $("panel").scrollTop;
  drawPanel();
  $("panel").scrollTop = top;
  if (view.record) {
    markRow(view.record);
    drawCard(report, view.record);
  }
}
