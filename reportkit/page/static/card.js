// All that is known of one record: its sentence, every field, what was corrected.

function drawCard(report, record) {
  const card = $("card");
  card.classList.toggle("open", Boolean(record ?? queue));
  if (!record) {
    replace(card, drawQueue(), drawAbout(report));
    return;
  }
  replace(
    card,
    drawQueue(),
    el("div", { class: "head" }, el("h2", null, dot(record.kind), el("span", null, kindLabel(record.kind)), tagsOf(report, record)), button("✕", () => openRecord(null), { id: "card-close", class: "bare", "aria-label": t("close") })),
    sentenceOf(report, record),
    alsoHere(record),
    record.kind === "unclaimed" ? leftFields(record) : [drawActs(report, record), drawFields(report, record)],
    record.kind === "tasks" ? drawOutcome(report, record) : null,
  );
  card.scrollTop = 0;
}

function sentenceOf(report, record) {
  const quote = report.quote(record);
  if (!record.sentence) return el("blockquote", { lang: "zh-Hans" }, el("mark", null, quote));
  const [start, end] = record.sentence;
  return el("blockquote", { lang: "zh-Hans" }, report.slice(start, record.start), el("mark", null, quote), report.slice(record.end, end));
}

function alsoHere(record) {
  const others = new Set(record.segments.flatMap((segment) => segment.records));
  others.delete(record);
  if (!others.size) return null;
  const chips = [...others].map((other) => {
    const [main, kind] = gist(other);
    return button([dot(other.kind), `${kindLabel(other.kind)} ${main && main.length < 16 ? main : kind}`], () => openRecord(other, { from: "card" }));
  });
  return el("div", { class: "group" }, el("h3", { class: "small soft" }, t("here_too")), el("div", { class: "chips" }, chips));
}

function leftFields(record) {
  return el("dl", { class: "fields" }, pair([t("left")], listed(told.lists.unread, record.unread)), pair([t("reason")], record.reason), pair([t("place")], t("place_at", record.start + 1, record.end)));
}

function pair(names, ...value) {
  return [el("dt", null, names[0], names[1] ? el("small", null, names[1]) : null), el("dd", null, value)];
}

function drawFields(report, record) {
  const full = el("dl", { class: "fields" });
  const bare = el("dl", { class: "fields" });
  for (const field of KINDS.get(record.kind).fields) {
    const change = changeOf(report, record, field.name);
    const value = record.values[field.name];
    const shown = shownValue(report, record, field, value);
    const names = [label(field.label), otherLabel(field.label)];
    if (change) put(full, [pair(names, el("span", { class: "old" }, shown ?? t("empty")), " ", shownValue(report, record, field, change.new ?? undefined) ?? t("empty"))]);
    else if (shown === null) put(bare, [pair(names, "–")]);
    else put(full, [pair(names, shown)]);
  }
  if (record.year !== undefined) put(full, [pair([t("year")], `${record.year} · ${listed(told.lists.year_basis, record.basis)}`)]);
  const reasons = (record.why_not ?? []).map((reason) => listed(told.lists.why_not, reason));
  if (!record.added) put(full, [pair([t("in_panel")], reasons.length ? `${t("no")} (${reasons.join("、")})` : t("yes"))]);
  put(full, [pair([t("place")], t("place_at", number(record.start + 1), number(record.end)))]);
  if (report.meta.path && !record.added) put(full, [pair([t("why_command")], el("code", { class: "small" }, `reportkit explain ${quoted(report.meta.path)} --at ${record.start}`))]);
  if (record.considered) put(full, [pair([t("considered")], record.considered.map(({ category, rule, word }) => el("div", null, valueLabel("figures", "category", category), " ", el("span", { class: "soft small" }, [word, rule].filter(Boolean).join(" · ")))))]);
  return [full, bare.children.length ? el("details", { class: "small soft" }, el("summary", null, t("empty_fields", bare.children.length / 2)), bare) : null];
}

// A path as a shell takes it.
const quoted = (path) => (/[^\p{L}\p{N}_./-]/u.test(path) ? `'${path.replaceAll("'", "'\\''")}'` : path);

// The value as people read it: lists by their labels with the value in the data beside, references as a way there.
function shownValue(report, record, field, value) {
  if (value === undefined || value === null || value.length === 0) return null;
  if (field.name === "section") return sectionLink(report, value);
  const names = Array.isArray(value) ? value : [value];
  if (field.name !== "rule" && names.every((name) => typeof name === "string" && /^[a-z]+\d+$/.test(name) && report.byId.has(name))) return names.map((name) => [referTo(report, name), " "]);
  if (field.name === "rule") return [String(value), told.rules?.[value] ? el("div", { class: "small soft" }, told.rules[value]) : null];
  const said = valueLabel(record.kind, field.name, value);
  return field.list && said !== String(value) ? [said, " ", el("span", { class: "soft small" }, String(value))] : said;
}

function sectionLink(report, name) {
  const section = report.sectionById.get(name);
  if (!section) return name;
  const said = section.heading ?? listed(told.lists.role, section.role);
  return button(said, () => showSection(report, section), { class: "link", lang: "zh-Hans" });
}

function referTo(report, name) {
  const other = report.byId.get(name);
  const [main, kind] = gist(other);
  return button(main || kind || name, () => openRecord(other, { from: "card" }), { class: "link" });
}

function drawActs(report, record) {
  const review = reviewOf(report, record);
  const acts = el("div", { class: "acts" });
  const again = () => {
    refreshReport();
    say(t("correction_saved"));
  };
  const judge = (action) => () => {
    judgeRecord(report, record, action);
    again();
  };
  if (!record.added) {
    acts.append(
      button(t("accept"), judge("accept"), { "aria-pressed": String(review === "accepted") }),
      button(t("reject"), judge("reject"), { "aria-pressed": String(review === "rejected") }),
      button(t("change"), () => editField(report, record, acts)),
    );
  }
  if (review !== "not_reviewed") acts.append(button(t("undo"), () => (undoRecord(report, record), again())));
  acts.append(button(t("cite"), () => copy(report.cite(record), t("cited"))), button(t("link"), () => copy(linkTo(report, record), t("linked"))));
  return acts;
}

function linkTo(report, record) {
  return `${location.href.split("#")[0]}#${hashOf(report, record)}`;
}
