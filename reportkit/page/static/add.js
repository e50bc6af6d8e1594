// Forms: a field changed, a record added where words are selected.

const PATTERNS = { integer: /^-?\d+$/, number: /^-?\d+(\.\d+)?$/ };

// A control for a value of ``field``; gives the element and a function that reads it, null for empty, and throws what is wrong.
function control(field, value) {
  const { type, nullable } = field.edit;
  if (field.list || type === "boolean") {
    const options = type === "boolean" ? [["true", t("yes")], ["false", t("no")]] : Object.keys(field.list).map((key) => [key, label(field.list[key])]);
    const open = type !== "boolean" && (nullable || value === undefined || value === null); // nothing is chosen for a person
    const select = el("select", null, open ? el("option", { value: "" }, t(nullable ? "empty" : "choose")) : null, options.map(([key, text]) => el("option", { value: key }, text)));
    select.value = value === undefined || value === null ? (type === "boolean" ? "false" : "") : String(value);
    return [select, () => {
      if (select.value === "" && !nullable) throw new Error(label(field.label));
      return select.value === "" ? null : type === "boolean" ? select.value === "true" : select.value;
    }];
  }
  const input = el("input", { type: "text", inputmode: PATTERNS[type] ? "decimal" : null, lang: PATTERNS[type] ? null : "zh-Hans" });
  input.value = value ?? "";
  return [input, () => {
    const written = input.value.trim();
    if (!written) {
      if (nullable) return null;
      throw new Error(label(field.label));
    }
    if (!PATTERNS[type]) return written;
    if (!PATTERNS[type].test(written)) throw new Error(`${label(field.label)} ${written}`);
    return Number(written);
  }];
}

// What can be set; of a period only the parts of one that is there.
const editable = (kind, values = {}) => KINDS.get(kind).fields.filter(({ edit, name }) => edit && (!name.startsWith("period.") || "period.basis" in values));

// Fields by their paths as the record has them: law.name stands in an object law; what is empty is left out.
function nested(readers) {
  const record = {};
  for (const [{ name }, , value] of readers) {
    const said = value();
    if (said === null) continue;
    const way = name.split(".");
    const last = way.pop();
    let holder = record;
    for (const key of way) holder = holder[key] ??= {};
    holder[last] = said;
  }
  return record;
}

const flat = (record, before = "") => Object.entries(record).flatMap(([name, value]) => (value !== null && typeof value === "object" && !Array.isArray(value) ? flat(value, `${before}${name}.`) : [[before + name, value]]));

function formOf(title, body, onsave, oncancel) {
  const wrong = el("p", { class: "small tag bad", role: "alert", hidden: true });
  const form = el("form", { class: "edit", "aria-label": title }, body, wrong, el("div", { class: "acts" }, el("button", { type: "submit", class: "primary" }, t("save")), button(t("cancel"), oncancel)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    try {
      onsave();
    } catch (error) {
      wrong.hidden = false;
      wrong.textContent = t("unreadable", error.message);
    }
  });
  return form;
}

function editField(report, record, after) {
  if (after.nextElementSibling?.matches("form.edit")) {
    after.nextElementSibling.remove();
    return;
  }
  const fields = editable(record.kind, record.values);
  const slot = el("div");
  let readValue = null;
  const choose = el("select", { onchange: () => draw(), "aria-label": t("change") }, fields.map((field) => el("option", { value: field.name }, `${label(field.label)} · ${otherLabel(field.label)}`)));
  choose.value = fields.find((field) => field.name === KINDS.get(record.kind).type)?.name ?? fields[0].name;
  const note = el("input", { type: "text" });
  function draw() {
    const field = fields.find((one) => one.name === choose.value);
    const change = changeOf(report, record, field.name);
    const [node, value] = control(field, change ? change.new : record.values[field.name]);
    node.setAttribute("aria-label", label(field.label));
    readValue = value;
    slot.replaceChildren(node);
  }
  draw();
  const form = formOf(t("change"), [choose, slot, el("label", null, t("note"), note)], () => {
    changeField(report, record, choose.value, readValue(), note.value.trim());
    refreshReport();
    say(t("correction_saved"));
  }, () => form.remove());
  after.after(form);
  choose.focus();
}

// The stretch of the text that is selected, in code points; null where there is none.
function selected(report) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed || report.text === null) return null;
  const range = selection.getRangeAt(0);
  if (!$("text").contains(range.commonAncestorContainer)) return null;
  const inside = report.pieces.filter((piece) => range.intersectsNode(piece.node));
  if (!inside.length) return null;
  const first = inside[0];
  const last = inside.at(-1);
  let start = first.start + (range.startContainer === first.node ? range.startOffset : 0);
  let end = range.endContainer === last.node ? last.start + range.endOffset : last.end;
  while (start < end && /\s/.test(report.text[start])) start++;
  while (end > start && /\s/.test(report.text[end - 1])) end--;
  return start < end ? [report.point(start), report.point(end), range.getBoundingClientRect()] : null;
}

function offerToAdd() {
  $("add")?.remove();
  const report = view.report;
  const found = report && !$("view-report").hidden ? selected(report) : null;
  if (!found) return;
  const [start, end, box] = found;
  const offer = button(t("add"), () => {
    offer.remove();
    addForm(report, start, end);
  }, { id: "add", class: "primary" });
  document.body.append(offer);
  const left = Math.min(Math.max(8, box.left), document.documentElement.clientWidth - offer.offsetWidth - 8);
  offer.style.left = `${left + scrollX}px`;
  offer.style.top = `${box.bottom + scrollY + 8}px`;
}

function statusAt(report, start) {
  const section = report.sections.filter((one) => one.start <= start && start < one.end).at(-1);
  return section?.role === "plan" ? "planned" : "done";
}

// What the words themselves say of a record that is added, by kind; all else a person says.
function firstValues(quote, status) {
  const [, said, unit] = /(\d+(?:\.\d+)?)\s*([^\d\s]*)/.exec(quote) ?? [null, "", ""];
  const name = quote.replace(/[《》]/g, "");
  const count = unit === "%" ? { rate: said } : { count: said };
  return {
    any: { text: quote, status, actor: "own" },
    figures: { value: said, unit },
    meetings: said ? { count: said } : { name: quote },
    suggestions: count,
    oversight: { topic: quote },
    laws: { name },
    law_inspections: { "law.name": name },
  };
}

function addForm(report, start, end) {
  const quote = report.slice(start, end);
  const slot = el("div", { class: "edit" });
  let readers = [];
  const kind = el("select", { id: "add-kind", onchange: () => draw() }, told.kinds.map(({ name }) => el("option", { value: name }, kindLabel(name))));
  const first = firstValues(quote, statusAt(report, start));
  function draw() {
    readers = editable(kind.value).map((field) => {
      const [node, value] = control(field, (first[kind.value] ?? {})[field.name] ?? first.any[field.name]);
      return [field, node, value];
    });
    replace(slot, readers.map(([field, node]) => el("label", null, `${label(field.label)} · ${otherLabel(field.label)}`, node)));
  }
  draw();
  const note = el("input", { type: "text" });
  const form = formOf(t("add"), [el("label", null, t("add_kind"), kind), slot, el("label", null, t("note"), note)], () => {
    const more = { evidence: quote, id: null, note: note.value.trim(), record: nested(readers) };
    keep(report, [...correctionsOf(report).list, correction(report, { kind: kind.value, start, end, quote }, "add", more)]);
    drawText(report);
    refreshReport();
    openRecord(addedTo(report).at(-1), { from: "list" });
    say(t("correction_saved"));
  }, () => openRecord(view.record));
  const card = $("card");
  card.classList.add("open");
  replace(card, el("h2", null, t("add")), el("blockquote", { lang: "zh-Hans" }, el("mark", null, quote)), form);
  kind.focus();
}
