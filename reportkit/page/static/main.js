// Where to, by the address; keys, languages, light and dark.

const hashOf = (report, record) => [corpus ? report.id : null, record?.id].filter(Boolean).join("/") || "top";

function hrefOf(id, place = "") {
  if (!corpus && id === here[0]) return `#${place || "top"}`;
  if (corpus && !corpus.folder) return `#${[id, place].filter(Boolean).join("/")}`;
  const file = corpus ? `${corpus.folder}/${id}.html` : `${id}.html`;
  return `${file}${place ? `#${place}` : ""}`;
}

const VIEWS = { table: "view_table", compare: "view_compare", charts: "view_charts", work: "view_work" };

function route() {
  const [first, second] = decodeURIComponent(location.hash.slice(1)).split("/");
  if (!corpus) {
    show("report");
    openReport(reportOf(here[0]), first === "top" ? "" : first);
    return;
  }
  if (!corpus.folder && corpus.reports.includes(first)) {
    show("report");
    openReport(reportOf(first), second);
    return;
  }
  const name = first in VIEWS ? first : "table";
  show(name);
  drawCorpusHead();
  ({ table: drawTable, compare: drawCompare, charts: drawCharts, work: drawWork })[name]();
}

function show(name) {
  for (const one of ["report", ...Object.keys(VIEWS)]) {
    $(`view-${one}`).hidden = one !== name;
    if (one !== "report" && one !== name) $(`view-${one}`).replaceChildren();
  }
  $("back").hidden = name !== "report" || !corpus;
  $("views").hidden = !corpus;
  if (corpus) {
    const links = Object.entries(VIEWS).map(([one, word]) => el("a", { href: `#${one}`, "aria-current": one === name ? "page" : null }, t(word)));
    replace($("views"), links);
    $("views").setAttribute("aria-label", t("parts"));
  }
}

function drawCorpusHead() {
  view.report = null;
  const title = t("corpus_title", number(corpus.reports.length));
  replace($("title"), title);
  $("title").removeAttribute("lang");
  document.title = title;
  const years = corpus.entries.map((entry) => entry.year).filter(Boolean);
  const span = years.length ? [...new Set([Math.min(...years), Math.max(...years)])].join("–") : "";
  const provinces = new Set(corpus.entries.map((entry) => entry.province).filter(Boolean));
  replace($("about"), [span, [...provinces].slice(0, 6).join("、")].filter(Boolean).join(" · "));
}

function setLanguage(lang) {
  view.lang = lang;
  document.documentElement.lang = lang === "zh" ? "zh-Hans" : "en";
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
  for (const node of document.querySelectorAll("[data-t-hint]")) node.setAttribute("placeholder", t(node.dataset.tHint));
  $("lang").textContent = lang === "zh" ? "English" : "中文";
  $("lang").lang = lang === "zh" ? "en" : "zh-Hans";
}

const isDark = () => document.documentElement.dataset.theme === "dark";

function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  $("theme").textContent = t(dark ? "theme_light" : "theme_dark");
  $("theme").setAttribute("aria-label", t("theme_to", t(dark ? "theme_light" : "theme_dark")));
}

function drawHelp() {
  const keys = [["j", "keys_next"], ["k", "keys_previous"], ["/", "keys_find"], ["a · x", "keys_accept"], ["n · p", "keys_line"], ["r · w · u", "keys_judge"], ["?", "keys_help"], ["Esc", "keys_close"]];
  replace(
    $("help"),
    el("h2", { id: "help-title" }, t("help_title")),
    el("dl", null, keys.map(([key, word]) => [el("dt", null, key.split(" · ").map((one) => [el("kbd", null, one), " "])), el("dd", null, t(word))])),
    el("h3", null, t("keys_where")),
    el("ul", { class: "group" }, told.kinds.map((kind) => el("li", null, el("span", { class: `m k-${kind.name}`, lang: "zh-Hans" }, kind.label[1]), " ", el("span", { class: "soft small" }, view.lang === "zh" ? kind.label[0] : `${kind.label[0]}: ${kind.says}`)))),
    el("p", { class: "group" }, button(t("close"), () => $("help").close())),
  );
  $("help").showModal();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape") {
    if ($("help").open) return;
    $("add")?.remove();
    if (event.target.id === "find-words") event.target.blur();
    else if (view.record) openRecord(null);
    return;
  }
  if (event.target.closest?.("input, select, textarea, dialog")) return;
  const judge = (action) => {
    if (!view.record || view.record.added || view.record.kind === "unclaimed") return;
    judgeRecord(view.report, view.record, action);
    refreshReport();
    say(t("correction_saved"));
  };
  const acts = { "?": drawHelp };
  if (view.report) Object.assign(acts, { j: () => step(1), k: () => step(-1), "/": () => $("find-words").focus(), a: () => judge("accept"), x: () => judge("reject") });
  if (view.report && queue) Object.assign(acts, { n: () => stepLine(1), p: () => stepLine(-1) });
  if (view.report && queue?.lines[queue.at].row) for (const verdict of VERDICTS) acts[verdict[0]] = () => judgeLine(verdict);
  if (!view.report && $("table-words")) acts["/"] = () => $("table-words").focus();
  if (!(event.key in acts)) return;
  event.preventDefault();
  acts[event.key]();
}

function start() {
  const spoken = (navigator.languages ?? [navigator.language]).find((one) => /^(zh|en)/i.test(one)) ?? "en";
  setLanguage(kept.get("reportkit/lang") ?? (/^zh/i.test(spoken) ? "zh" : "en"));
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => kept.get("reportkit/theme");
  setTheme(chosen() ? chosen() === "dark" : system.matches);
  system.addEventListener("change", () => chosen() || setTheme(system.matches));
  $("lang").addEventListener("click", () => {
    kept.set("reportkit/lang", view.lang === "zh" ? "en" : "zh");
    setLanguage(kept.get("reportkit/lang"));
    setTheme(isDark());
    route();
  });
  $("theme").addEventListener("click", () => {
    kept.set("reportkit/theme", isDark() ? "light" : "dark");
    setTheme(!isDark());
  });
  $("help-open").addEventListener("click", drawHelp);
  $("text").addEventListener("click", clickText);
  $("panels").addEventListener("keydown", walkTabs);
  document.addEventListener("keydown", onKey);
  document.addEventListener("mouseup", () => setTimeout(offerToAdd));
  document.addEventListener("touchend", () => setTimeout(offerToAdd, 200));
  document.addEventListener("keyup", (event) => event.shiftKey && offerToAdd());
  addEventListener("hashchange", route);
  startFind();
  startQueue();
  route();
}

start();
