// What somebody should look at: checks that fail, doubtful records, cells that were not settled.

const wanted = { what: "", open: "" };

function workLines() {
  const looks = corpus.entries.flatMap((entry) => entry.cells.map((cell, at) => ({ report: entry.id, what: "look", cell, indicator: corpus.indicators[at], entry })).filter(({ cell }) => cell.status === "look"));
  const order = ["check", "look", "doubtful"];
  return [...corpus.work, ...looks].sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
}

function drawWork() {
  const lines = workLines();
  const names = new Map(corpus.entries.map((entry) => [entry.id, entry]));
  const list = el("ol", { class: "worklist" });
  const count = el("p", { class: "count", role: "status" });
  const done = (line) => line.what === "doubtful" && isDone(line);
  const refresh = () => {
    const found = lines.filter((line) => (!wanted.what || line.what === wanted.what) && (!wanted.open || !done(line)) && (!names.has(line.report) || isAsked(names.get(line.report))));
    const all = found.map((line) => ({ report: line.report, target: workTarget(line) }));
    growing(list, found, (line, at) => workLine(line, names.get(line.report), done(line), () => (queue = { lines: all, at })));
    count.textContent = t("shown_plain", number(found.length), number(lines.length));
  };
  const bar = filterBar(refresh);
  const tally = (what) => lines.filter((line) => line.what === what).length;
  const kinds = ["check", "doubtful", "look"].filter(tally).map((what) => [what, `${t(`work_${what}`)} (${tally(what)})`]);
  const set = (name) => (value) => {
    wanted[name] = value;
    refresh();
  };
  bar.prepend(choice("work_what", [["", t("all")], ...kinds], wanted.what, set("what")), choice("reviewed", [["", t("all")], ["open", t("work_open")]], wanted.open, set("open")));
  const mine = exportable();
  bar.append(button(`${t("export")} (${mine.length})`, exportAll, { disabled: !mine.length }));
  replace($("view-work"), drawDrawn(), el("h2", { class: "group" }, t("view_work")), bar, count, lines.length ? list : el("p", { class: "soft" }, t("work_none")));
  refresh();
}

// Whether somebody judged the record in this browser.
function isDone(line) {
  const name = kept.names().find((one) => one.startsWith(PREFIX + line.report));
  return Boolean(name) && read(name.slice(PREFIX.length)).some((one) => one.kind === line.kind && one.start === line.start && one.end === line.end);
}

function workLine(line, entry, isDoneNow, walk) {
  const where = el("a", { href: hrefOf(line.report, workTarget(line)), lang: "zh-Hans", onclick: walk }, entry ? whose(entry) : (corpus.titles[line.report] ?? line.report));
  const what = line.what === "look" ? label(line.indicator.label) : line.what === "check" ? listed(told.lists.check, line.kind) : kindLabel(line.kind);
  const mark = el("div", null, el("span", { class: `tag ${line.what === "check" ? "bad" : "look"}` }, t(`work_${line.what}`)), ` ${what}`, isDoneNow ? " ✓" : null);
  return el("li", { class: isDoneNow ? "done" : null }, where, mark, saidOf(line));
}

function saidOf(line) {
  if (line.what === "check") return el("p", null, label(line.says));
  if (line.what === "doubtful") return el("p", { lang: "zh-Hans", class: "soft" }, line.before, el("em", null, line.says), line.after);
  const quote = quotesOf(line.report)[corpus.indicators.indexOf(line.indicator)];
  return el("p", null, line.cell.why ?? "", quote ? el("span", { class: "soft", lang: "zh-Hans" }, ` 「${quote}」`) : null);
}

function workTarget(line) {
  if (line.what === "look") return targetOf(line.cell);
  if (line.what === "check") return `check-${line.id}`;
  return line.id;
}
