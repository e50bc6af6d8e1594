// What stands beside the records: checks, what was left, the plan and what became of it, the contents.

function drawChecks(report) {
  const groups = [
    ["checks_fail", report.checks.filter((check) => !check.ok), "bad", "✗"],
    ["checks_hold", report.checks.filter((check) => check.ok), "good", "✓"],
  ];
  if (!report.checks.length) return el("p", { class: "soft" }, t("checks_none"));
  return groups.filter(([, found]) => found.length).map(([name, found, tone, sign]) =>
    el("section", { class: "group" }, el("h3", null, `${t(name)} (${found.length})`), el("ul", { class: "plan" }, found.map((check) => drawCheck(report, check, tone, sign)))),
  );
}

function drawCheck(report, check, tone, sign) {
  const figures = check.figures.filter((name) => report.byId.has(name)).map((name) => {
    const [main] = gist(report.byId.get(name));
    return button(main, () => openRecord(report.byId.get(name), { from: "panel" }), { class: "tag" });
  });
  return el("li", { id: `check-${check.id}` }, el("span", { class: `tag ${tone}` }, `${sign} ${listed(told.lists.check, check.kind)}`), el("p", null, label(check.message)), figures.length ? el("p", null, figures.flatMap((one) => [one, " "])) : null);
}

function drawLeft(report) {
  const isDenied = (one) => one.unread === "denied";
  const denied = [...report.unclaimed.filter(isDenied), ...report.records.filter((record) => record.values.denied)];
  const open = report.unclaimed.filter((one) => !isDenied(one));
  return [
    report.warnings.length ? el("section", { class: "group" }, el("h3", null, t("warnings")), el("ul", { class: "plan" }, report.warnings.map((one) => el("li", null, el("span", { class: "tag look" }, listed(told.lists.warning, one.code)), el("p", { class: "small soft" }, one.message))))) : null,
    denied.length ? group(report, "left_not_done", denied) : null,
    open.length ? group(report, "left_open", open) : null,
    !denied.length && !open.length ? el("p", { class: "soft group" }, t("left_none")) : null,
    drawNumerals(report),
  ];
}

function group(report, name, found) {
  const list = el("ol", { class: "rows" });
  growing(list, found, (record) => leftRow(report, record));
  return el("section", { class: "group" }, el("h3", null, `${t(name)} (${found.length})`), list);
}

function leftRow(report, record) {
  if (record.kind !== "unclaimed") return rowOf(report, record);
  const row = el("button", { type: "button", class: "row", onclick: () => openRecord(record, { from: "panel" }) });
  row.record = record;
  put(row, [el("span", { class: "what" }, el("b", { lang: "zh-Hans" }, report.quote(record)), " ", el("span", { class: "soft" }, listed(told.lists.unread, record.unread), " · ", record.reason)), el("span", { class: "says", lang: "zh-Hans" }, around(report, record))]);
  return el("li", null, row);
}

function drawNumerals(report) {
  const fields = Object.entries(report.numerals).filter(([, count]) => count);
  return el("section", { class: "group" }, el("h3", null, t("numerals")), el("dl", { class: "fields" }, fields.map(([name, count]) => pair([label(told.numerals[name])], number(count)))));
}

// Tasks beside what became of them, planned acts that no task holds, and what was done though no plan had it.
function drawPlan(report) {
  const tasks = report.records.filter((record) => record.kind === "tasks");
  if (!tasks.length && !report.plan.length) return el("p", { class: "soft" }, t("plan_none"));
  const known = report.plan.some((act) => act.status !== "no_next_report");
  const acts = known ? report.plan.filter((act) => act.status !== "vague") : [];
  const taskOf = (act) => tasks.find((task) => act.start >= task.start && act.end <= task.end);
  const byTask = Map.groupBy(acts, taskOf);
  const others = byTask.get(undefined) ?? [];
  const became = tasks.filter((task) => byTask.has(task));
  const rest = tasks.filter((task) => !byTask.has(task));
  const list = el("ol", { class: "rows" }, became.map((record) => {
    const row = rowOf(report, record);
    row.append(el("ul", { class: "plan became" }, byTask.get(record).map((act) => drawAct(report, act))));
    return row;
  }));
  const vague = el("ol", { class: "rows" });
  growing(vague, rest, (record) => rowOf(report, record));
  return [
    el("p", { class: "note small" }, t(known ? "plan_note" : "plan_no_next")),
    known ? tallyOf(report) : null,
    became.length ? [el("h3", { class: "group" }, `${t("plan_became")} (${became.length})`), list] : null,
    others.length ? [el("h3", { class: "group" }, `${t("plan_acts")} (${others.length})`), el("ul", { class: "plan" }, others.map((act) => drawAct(report, act)))] : null,
    report.not_planned.length ? [el("h3", { class: "group" }, `${t("plan_besides")} (${report.not_planned.length})`), el("ul", { class: "plan" }, report.not_planned.map(drawBesides))] : null,
    rest.length ? [el("h3", { class: "group" }, `${t(known ? "plan_vague" : "plan_tasks")} (${rest.length})`), vague] : null,
  ];
}

// How many acts ended how, in the order of the list.
function tallyOf(report) {
  const found = Object.keys(told.lists.followed).map((status) => [status, report.plan.filter((act) => act.status === status).length]);
  return el("p", { class: "tally" }, found.filter(([, many]) => many).map(([status, many]) => el("span", { class: `tag ${TONES[status] ?? ""}` }, `${listed(told.lists.followed, status)} ${many}`)));
}

// What the next report tells and the plan did not have.
function drawBesides(act) {
  return el(
    "li",
    null,
    el("span", { class: "tag" }, listed(told.lists.form, act.form)),
    " ",
    el("a", { href: hrefOf(act.report, act.id), lang: "zh-Hans" }, act.topic || act.quote),
    act.sentence ? el("blockquote", { lang: "zh-Hans", class: "small" }, act.sentence) : null,
  );
}

const TONES = { reported: "good", partly: "good", look: "look", not_mentioned: "look" };

// A planned act: its words, and those of the next report.
function drawAct(report, act) {
  const place = { start: act.start, end: act.end };
  const numbers = act.planned_value !== undefined ? ` (${number(act.planned_value)}${act.told_value !== undefined ? ` → ${number(act.told_value)}` : ""})` : "";
  return el(
    "li",
    null,
    el("span", { class: `tag ${TONES[act.status] ?? ""}` }, listed(told.lists.followed, act.status)),
    " ",
    button(`${act.planned}${numbers}`, () => openAct(report, act, place), { class: "link", lang: "zh-Hans" }),
    act.status === "vague" ? null : el("p", { class: "small soft" }, `${listed(told.lists.act, act.kind)} · ${act.reason}`),
    act.next_sentence ? el("blockquote", { lang: "zh-Hans", class: "small" }, act.next_sentence) : null,
    act.next_start !== undefined ? el("p", { class: "small" }, nextLink(report, act)) : null,
  );
}

function openAct(report, act, place) {
  const record = act.record && report.byId.get(act.record);
  if (record) openRecord(record, { from: "panel" });
  else {
    showPart("text");
    toMiddle(blockAt(report, place.start));
  }
}

function nextLink(report, act) {
  const title = corpus?.titles[act.next_report] ?? report.elsewhere?.[act.next_report] ?? "";
  const place = act.next_record ?? (act.next_start === undefined ? "" : `@${act.next_start}-${act.next_end}`);
  return el("a", { href: hrefOf(act.next_report, place) }, `${t("next_report")}: `, el("span", { lang: "zh-Hans" }, title));
}

function drawOutcome(report, record) {
  const acts = report.plan.filter((act) => act.start >= record.start && act.end <= record.end && act.status !== "no_next_report");
  return acts.length ? el("section", { class: "group" }, el("h3", null, t("plan_outcome")), el("ul", { class: "plan" }, acts.map((act) => drawAct(report, act)))) : null;
}

function drawAbout(report) {
  const skipped = new Set(["report", "title", "text_sha256", "sha256", "key", "has_text", "n_unclaimed", "warnings", "is_best_of_key"]);
  const facts = told.meta.filter(({ name }) => !skipped.has(name) && report.meta[name] !== undefined);
  const headed = report.sections.filter((section) => section.heading);
  return [
    headed.length ? el("nav", { class: "outline", "aria-label": t("outline") }, el("h2", null, t("outline")), headed.map((section) => el("a", { class: `l${section.level}`, lang: "zh-Hans", href: `#${hashOf(report)}`, onclick: (event) => (event.preventDefault(), showSection(report, section)) }, section.heading))) : null,
    el("section", { class: "group" }, el("h2", null, t("about_report")), el("dl", { class: "fields" }, facts.map((column) => pair([label(column.label)], el("span", { lang: "zh-Hans" }, column.list ? listed(column.list, report.meta[column.name]) : String(report.meta[column.name])))))),
    el("p", { class: "small soft group" }, t("made_by", report.generator)),
  ];
}

function showSection(report, section) {
  showPart("text");
  const node = report.text === null ? null : blockAt(report, section.start);
  node?.scrollIntoView({ block: "start" });
  requestAnimationFrame(() => node?.scrollIntoView({ block: "start" }));
}
