// The data of the page, the making of elements, and what the reader's browser remembers.
"use strict";

const byId = (id) => document.getElementById(id);

/** Elements are made from names and text alone; nothing from a document is ever parsed as markup. */
function element(namespace, tag, properties, children) {
  const made = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value || value === 0) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return made;
}
const h = (tag, properties, ...children) => element("http://www.w3.org/1999/xhtml", tag, properties, children);
const svg = (tag, properties, ...children) => element("http://www.w3.org/2000/svg", tag, properties, children);

/** Rows of values become objects; the names of the columns stand in the data once. */
const data = JSON.parse(byId("data").textContent);
function named(kind, values) {
  return Object.fromEntries(data.columns[kind].map((column, index) => [column, values[index]]));
}
const documents = data.documents.map((row) => named("DocumentView", row));
const documentOf = (number) => documents[number - 1];
const findings = data.findings.map((row, index) => {
  const finding = named("Card", row);
  return {
    ...finding,
    number: index + 1,
    sides: finding.sides.map((side) => named("Passage", side)),
    others: finding.others.map((other) => named("Other", other)),
    advice: named("Advice", finding.advice),
  };
});

const SHAPES = { error: "◆", warning: "▲", note: "●" };
const WORST = ["error", "warning", "note"];
const grouped = new Intl.NumberFormat("en").format;
const plural = (count, one, many = `${one}s`) => `${grouped(count)} ${count === 1 ? one : many}`;
const placeOf = (part) => `${documentOf(part.document).uri}${part.label ? `, ${part.label}` : `:${part.line}`}`;
const shape = (severity) => h("span", { class: "shape", "aria-hidden": "true" }, SHAPES[severity]);
const unseen = (words) => h("span", { class: "unseen" }, words);

/** Plain and deciding words stand in turns, plain ones first. */
const marked = (texts) => texts.map((text, index) => (index % 2 ? h("mark", {}, text) : text));

function placeLink(part, properties = {}) {
  const place = part.start === undefined ? `line-${part.line}` : `at-${part.start}`;
  const target = { class: "place", href: `#document-${part.document}-${place}`, ...properties };
  return h("a", target, h("bdi", {}, placeOf(part)));
}

/** What outlives a visit, where the browser lets a local file keep anything; otherwise until the page is closed. */
const memory = {
  values: {},
  kept: true,
  get(key, otherwise) {
    try {
      return JSON.parse(localStorage.getItem(`factcheck-${key}`)) ?? this.values[key] ?? otherwise;
    } catch {
      return this.values[key] ?? otherwise;
    }
  },
  set(key, value) {
    this.values[key] = value;
    try {
      localStorage.setItem(`factcheck-${key}`, JSON.stringify(value));
    } catch {
      this.kept = false;
    }
  },
};

/** Calls `make` for an element when it comes near the window, and only then. */
function whenNear(make) {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        make(target);
      }
    },
    { rootMargin: "1000px 0px" },
  );
  return observer;
}

let saidLast = 0;
/** A short word about what was done, also to a screen reader. */
function say(words) {
  const toast = byId("toast");
  toast.textContent = words;
  clearTimeout(saidLast);
  saidLast = setTimeout(() => { toast.textContent = ""; }, 4000);
}
