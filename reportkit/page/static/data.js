// Reports, each read from its own element when it is first asked for.

const opened = new Map();
const KINDS = new Map(told.kinds.map((kind) => [kind.name, kind]));

function reportOf(id) {
  if (!opened.has(id)) {
    const source = $(`r-${id}`);
    opened.set(id, source ? new Report(JSON.parse(source.textContent)) : null);
  }
  return opened.get(id);
}

const here = [...document.querySelectorAll('script[id^="r-"]')].map((source) => source.id.slice(2));

class Report {
  constructor(data) {
    Object.assign(this, data);
    this.units = /[\ud800-\udfff]/.test(this.text ?? "") ? unitsOf(this.text) : null;
    const found = this.records.map((record) => ({ ...record, segments: [] }));
    const left = this.unclaimed.map((one, at) => ({ ...one, unread: one.kind, kind: "unclaimed", id: `u${at + 1}`, values: {}, segments: [] }));
    this.unclaimed = left;
    this.records = found;
    this.byId = new Map([...found, ...left].map((record) => [record.id, record]));
    this.sectionById = new Map(this.sections.map((section) => [section.id, section]));
    found.sort((a, b) => a.start - b.start || b.end - a.end);
    found.forEach((record, at) => (record.at = at));
  }

  // Offsets are code points; JavaScript counts halves of what is beyond U+FFFF.
  unit(point) {
    return this.units ? this.units[point] : point;
  }

  point(unit) {
    if (!this.units) return unit;
    let low = 0;
    let high = this.units.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.units[middle] < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  slice(start, end) {
    return this.text.slice(this.unit(start), this.unit(end));
  }

  quote(record) {
    return this.text === null ? record.quote : this.slice(record.start, record.end);
  }

  sentence(record) {
    return record.sentence ? this.slice(...record.sentence) : this.quote(record);
  }

  // As the data set cites: 「……」, title, date, address, and the place of the first character.
  cite(record) {
    const said = this.sentence(record).replace(/[ \t\u00a0\u3000]*[\r\n\u2028\u2029\x0b\x0c\x85][\s\u3000]*/g, "");
    return [`「${said}」`, this.named, this.meta.date, this.meta.url, `第${record.start + 1}字`].filter(Boolean).join("，");
  }

  get sha() {
    return this.meta.text_sha256;
  }
}

function unitsOf(text) {
  const units = [];
  let at = 0;
  for (const char of text) {
    units.push(at);
    at += char.length;
  }
  units.push(at);
  return units;
}

const fieldOf = (kind, name) => KINDS.get(kind)?.fields.find((field) => field.name === name);
const typeOf = (record) => record.values[KINDS.get(record.kind)?.type];
const kindLabel = (kind) => (kind === "unclaimed" ? t("left") : label(KINDS.get(kind).label));

const YEARS = new Set(["period.from", "period.to"]);

function valueLabel(kind, name, value) {
  const list = fieldOf(kind, name)?.list;
  if (Array.isArray(value)) return value.map((one) => listed(list, one)).join("、");
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (YEARS.has(name)) return String(value);
  return list ? listed(list, value) : number(value);
}

const SIGNS = { over: ">", under: "<", about: "≈" };

function amount(values, name, unit) {
  if (values[name] === undefined) return "";
  const most = values.value_max === undefined || name !== "value" ? "" : `–${number(values.value_max)}`;
  const way = { up: "+", down: "−" }[values.change] ?? "";
  return `${SIGNS[values.approx] ?? ""}${way}${number(values[name])}${most}${unit ? ` ${unit}` : ""}`;
}

// What a record is, in few words: the main thing, and what kind of it.
function gist(record) {
  const { kind, values } = record;
  const of = (name) => (values[name] === undefined ? "" : valueLabel(kind, name, values[name]));
  switch (kind) {
    case "figures":
      return [amount(values, "value", values.unit), [of("category"), values.subject].filter(Boolean).join(" · ")];
    case "meetings":
      return [values.name ?? amount(values, "count", "次"), [of("body"), values.topic].filter(Boolean).join(" · ")];
    case "law_inspections":
      return [values["law.name"], of("mode")];
    case "suggestions": {
      const count = amount(values, "count", "件") || amount(values, "rate", "%") || of("quantifier") || values.title;
      return [count, [of("kind"), of("action")].filter(Boolean).join(" · ")];
    }
    case "oversight":
      return [values.topic, of("form")];
    case "laws":
      return [values.name, of("role")];
    case "unclaimed":
      return [null, listed(told.lists.unread, record.unread)];
    default:
      return [null, (values.heading ?? "").split(" / ").at(-1)];
  }
}
