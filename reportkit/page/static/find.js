// Search in the text: every place is highlighted without touching the text itself.

const search = { words: "", places: [], at: -1 };
const MOST_SHOWN = 3000;

function findAll(report, asked) {
  search.words = asked;
  search.places = [];
  search.at = -1;
  if (report?.text && asked) {
    const text = report.text.toLowerCase();
    const looked = asked.toLowerCase();
    // Where lowering changes a length (İ), places would shift: then as it stands.
    const [where, what] = text.length === report.text.length ? [text, looked] : [report.text, asked];
    for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + what.length)) search.places.push(at);
  }
  lightUp(report);
}

function lightUp(report) {
  if (!window.CSS?.highlights) return;
  CSS.highlights.delete("found");
  CSS.highlights.delete("found-now");
  const size = search.words.length;
  const ranges = search.places.slice(0, MOST_SHOWN).map((at) => rangeOf(report, at, at + size)).filter(Boolean);
  if (ranges.length) CSS.highlights.set("found", new Highlight(...ranges));
  const now = search.at >= 0 ? rangeOf(report, search.places[search.at], search.places[search.at] + size) : null;
  if (now) {
    const bright = new Highlight(now);
    bright.priority = 1;
    CSS.highlights.set("found-now", bright);
  }
}

function findStep(by) {
  const report = view.report;
  const asked = $("find-words").value.trim();
  if (asked !== search.words) findAll(report, asked);
  if (search.places.length) {
    search.at = (search.at + by + search.places.length) % search.places.length;
    showPart("text");
    const piece = pieceAt(report, search.places[search.at]);
    if (piece) toMiddle(piece.node.parentElement);
    lightUp(report);
  }
  tellFind();
}

function tellFind() {
  const { words: asked, places, at } = search;
  $("find-count").textContent = !asked ? "" : places.length ? t("find_at", at + 1, number(places.length)) : t("find_none");
}

function startFind() {
  $("find").addEventListener("submit", (event) => {
    event.preventDefault();
    findStep(1);
  });
  $("find-back").addEventListener("click", () => findStep(-1));
  $("find-words").addEventListener("input", () => {
    findAll(view.report, $("find-words").value.trim());
    tellFind();
  });
  $("find-words").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      findStep(-1);
    }
  });
}
