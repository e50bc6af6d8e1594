// The text in reading width, its records marked.

const MARKUP = /^[#*]+\s+(?=\S)/;
const WIDTH = (record) => record.end - record.start;

function drawText(report) {
  const article = $("text");
  article.replaceChildren();
  article.setAttribute("lang", "zh-Hans");
  report.pieces = [];
  report.segments = [];
  if (report.text === null) {
    put(article, [el("p", { class: "note", lang: view.lang }, t("no_text"))]);
    return;
  }
  for (const record of report.byId.values()) record.segments = [];
  const spans = [...report.byId.values(), ...addedTo(report)].sort((a, b) => a.start - b.start);
  const drawn = document.createDocumentFragment();
  segmentsOf(report.blocks, spans, (start, end) => cutsIn(report, start, end)).forEach((segments, at) => {
    drawn.append(drawBlock(report, report.blocks[at], segments));
  });
  article.append(drawn);
}

// Where to cut besides: behind marks of layout that the text spells out, around each character that turns the direction.
function cutsIn(report, start, end) {
  const text = report.slice(start, end);
  const marks = MARKUP.exec(text);
  const cuts = marks ? [start + marks[0].length] : [];
  if (!TURNS.test(text)) return cuts;
  return cuts.concat([...text].flatMap((char, at) => (TURNS.test(char) ? [start + at, start + at + 1] : [])));
}

// Of the lines at the head of a report those that make its title; the others say where and when.
const isTitle = (report, start, end) => (report.meta.title ?? "").includes(report.slice(start, end).replace(MARKUP, "").trim());

function drawBlock(report, [start, end, level, until], segments) {
  const whole = level > 0 && until >= end;
  const block = el(whole && level > 1 ? `h${Math.min(level, 5)}` : "p", level === 1 ? { class: isTitle(report, start, end) ? "title" : "title soft" } : { id: level ? `at-${start}` : null });
  const strong = level > 1 && !whole ? el("b") : null;
  if (strong) block.append(strong);
  for (const [from, to, spans] of segments) {
    const text = report.slice(from, to);
    const inner = TURNS.test(text) ? turn(text) : document.createTextNode(text);
    const piece = { node: inner.firstChild ?? inner, start: report.unit(from), end: report.unit(to) };
    report.pieces.push(piece);
    let outer = inner;
    if (!spans.length && from === start && /^[#*]+\s+$/.test(text)) {
      outer = document.createElement("span");
      outer.className = "markup";
      outer.append(inner);
    }
    if (spans.length) {
      outer = document.createElement("span");
      outer.append(inner);
      const segment = { node: outer, start: from, end: to, records: [...spans].sort((a, b) => WIDTH(a) - WIDTH(b)) };
      outer.segment = segment;
      report.segments.push(segment);
      for (const record of spans) record.segments.push(segment);
    }
    (strong && from < until ? strong : block).append(outer);
  }
  return block;
}

// Mark what the filters leave; ``isShown`` says of a record whether they do.
function markText(report, isShown) {
  for (const { node, records } of report.segments) {
    let names = "";
    for (const record of records) {
      if (record.kind !== "unclaimed" && !isShown(record)) continue;
      names += ` k-${record.kind}`;
      if (isRejected(report, record)) names += " rejected";
    }
    if (records.includes(view.record)) names += " on";
    node.className = names ? `m${names}` : "";
  }
}

function goTo(report, record, { focus = false } = {}) {
  const segment = record.segments[0];
  const node = segment ? segment.node : blockAt(report, record.start);
  if (!node) return;
  toMiddle(node);
  if (focus) $("text").focus({ preventScroll: true });
}

// Blocks out of sight are laid out when they come near, and may then be taller: so twice.
function toMiddle(node) {
  const block = isSheet() ? "start" : "center";
  node.scrollIntoView({ block });
  requestAnimationFrame(() => node.scrollIntoView({ block }));
}

// Whether the card lies over the text, on a screen that has no room beside it.
const isSheet = () => $("card").classList.contains("open") && getComputedStyle($("card")).position === "fixed";

function pieceAt(report, unit) {
  let low = 0;
  let high = report.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (report.pieces[middle].start <= unit) low = middle;
    else high = middle - 1;
  }
  return report.pieces[low];
}

function blockAt(report, point) {
  return pieceAt(report, report.unit(point))?.node.parentElement;
}

function rangeOf(report, start, end) {
  const first = pieceAt(report, start);
  const last = pieceAt(report, end - 1);
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, Math.min(start - first.start, first.node.length));
  range.setEnd(last.node, Math.min(Math.max(end - last.start, 0), last.node.length));
  return range;
}

// A click takes the narrowest record of the place, the next click the next wider one.
function clickText(event) {
  const report = view.report;
  const segment = event.target.closest?.(".m")?.segment;
  if (!segment || !report || String(document.getSelection())) return;
  const found = segment.records.filter((record) => record.kind === "unclaimed" || isShown(report, record));
  if (!found.length) return;
  openRecord(found[(found.indexOf(view.record) + 1) % found.length], { from: "text" });
}
