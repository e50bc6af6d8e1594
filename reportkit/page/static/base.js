// Elements, words in two languages, and what the whole page shares.

const $ = (id) => document.getElementById(id);
const parsed = (id) => JSON.parse($(id).textContent);
const told = parsed("words");
const corpus = $("corpus") ? parsed("corpus") : null;
const view = { lang: "en", report: null, record: null, lasting: true };

// What the browser keeps between visits; where it keeps nothing, the page does while it is open.
const kept = (() => {
  const memory = new Map();
  try {
    localStorage.setItem("reportkit/try", "1");
    localStorage.removeItem("reportkit/try");
  } catch {
    view.lasting = false;
  }
  return {
    get: (name) => (view.lasting ? localStorage.getItem(name) : (memory.get(name) ?? null)),
    set(name, value) {
      memory.set(name, value);
      try {
        if (view.lasting) localStorage.setItem(name, value);
      } catch {
        view.lasting = false;
      }
    },
    remove(name) {
      memory.delete(name);
      if (view.lasting) localStorage.removeItem(name);
    },
    names: () => (view.lasting ? Object.keys(localStorage) : [...memory.keys()]),
  };
})();

const label = (pair) => (pair ? pair[view.lang === "zh" ? 1 : 0] || pair[0] : "");
const otherLabel = (pair) => (pair ? pair[view.lang === "zh" ? 0 : 1] : "");
const t = (name, ...parts) => label(told.words[name]).replace(/\{(\d)\}/g, (_, n) => String(parts[n]));
const listed = (list, value) => (list && list[value] ? label(list[value]) : String(value));
const number = (value) => (typeof value === "number" ? value.toLocaleString("en-US", { maximumFractionDigits: 6 }) : String(value));

// Characters that turn the direction of what follows stand in an isolate of their own, and are seen.
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const EACH_TURN = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])/;

function words(text) {
  if (!TURNS.test(text)) return [document.createTextNode(text)];
  return text.split(EACH_TURN).filter(Boolean).map((part) => (TURNS.test(part) ? turn(part) : document.createTextNode(part)));
}

function turn(char) {
  const node = document.createElement("span");
  node.className = "ctl";
  node.title = `U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  node.append(char);
  return node;
}

// An element: attributes, listeners under on…, children that are nodes or texts; what is null or false is left out.
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  fill(node, attributes);
  put(node, children);
  return node;
}

function fill(node, attributes) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value).replace(TURNS, ""));
  }
}

function put(node, children) {
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false) continue;
    if (child instanceof Node) node.append(child);
    else node.append(...words(String(child)));
  }
}

function svg(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(node, attributes);
  put(node, children);
  return node;
}

const button = (text, onclick, attributes) => el("button", { type: "button", onclick, ...attributes }, text);
const dot = (kind) => el("span", { class: `dot d-${kind}`, "aria-hidden": "true" });

function replace(node, ...children) {
  node.replaceChildren();
  put(node, children);
}

function say(text) {
  $("live").textContent = text;
}

// A choice of one; ``options`` are pairs of value and text, "" stands for all.
function choice(name, options, value, onchange) {
  const select = el("select", { onchange: () => onchange(select.value) });
  for (const [key, text] of options) select.append(el("option", { value: key, selected: key === value }, text));
  select.value = value;
  return el("label", null, t(name), select);
}

// Rows that may be many: the first are made, more as the end comes near.
function growing(list, items, make, step = 120) {
  let made = 0;
  const end = el("li", { class: "end" });
  const more = button(t("more"), () => grow(made + step), { class: "link" });
  end.append(more);
  const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && grow(made + step), { rootMargin: "600px" });
  function grow(to) {
    const until = Math.min(Math.max(to, made), items.length);
    const fresh = document.createDocumentFragment();
    for (; made < until; made++) fresh.append(make(items[made], made));
    end.before(fresh);
    end.hidden = made >= items.length;
    if (end.hidden) watch.disconnect();
  }
  list.replaceChildren(end);
  grow(step);
  if (!end.hidden) watch.observe(end);
  return { upTo: (index) => index >= made && grow(index + 20), stop: () => watch.disconnect() };
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { class: "unseen" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say(done);
}

function save(name, lines) {
  const link = el("a", { href: URL.createObjectURL(new Blob([lines], { type: "application/x-ndjson" })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
