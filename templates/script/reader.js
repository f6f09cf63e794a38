// One document: its whole text with the passages of findings, the findings beside it, and a map of it at the edge.

const reader = byId("reader");
const overview = byId("overview");
let opened = null;
/** Blocks of a document from which on the browser lays out only those in view. */
const LONG = 300;
/** Where the overview stood when a document was opened. */
let left = 0;

function runOf(run) {
  if (typeof run === "string") return run;
  if (run.length === 2) return h("span", { class: "unchecked", title: `Not checked: ${run[0]}` }, run[1]);
  const [start, look, numbers, texts] = run;
  return [
    h("span", { class: `hit ${look}`, tabindex: "-1", "data-start": start === null ? "" : String(start) }, marked(texts)),
    numbers.map((number) => h("a", { class: `ref ${look}`, href: `#finding-${number}`, "aria-label": `finding ${number}` }, number)),
  ];
}

/** In a file whose places are not told by lines, the numbers of lines would only mislead. */
function blockOf([kind, line, ...cells], hasLines) {
  return h("div", { class: `block ${data.blocks[kind]}`, "data-line": line },
    h("span", { class: "line" }, hasLines && line && [unseen("line "), line]),
    h("div", { class: "words", dir: "auto" }, cells.map((cell) => h("span", {}, cell.map(runOf)))));
}

function findingsIn(view) {
  const own = findings
    .map((finding) => [finding, [...finding.sides, ...finding.others].find((side) => side.document === view.number)])
    .filter(([, side]) => side)
    .sort(([, one], [, two]) => one.start - two.start);
  const item = ([finding, side]) =>
    h("li", { class: finding.status === "new" ? finding.severity : "known" },
      h("a", { href: `#document-${view.number}-at-${side.start}` }, shape(finding.severity), " ", h("span", { dir: "auto" }, finding.reason)),
      h("span", { class: "aside" }, `${lineOf(side)} · `, h("a", { href: `#finding-${finding.number}` }, `finding ${finding.number}`),
        finding.status !== "new" && ` · ${finding.status}`));
  return own.map(item);
}
const lineOf = (side) => side.label || `line ${side.line}`;

function headerOf(view) {
  const before = documents[view.number - 2];
  const after = documents[view.number];
  const step = (to, words, key) => to && h("a", { href: `#document-${to.number}`, title: to.uri }, words, " ", h("kbd", { "aria-hidden": "true" }, key));
  const editor = view.has_lines && editorLink({ document: view.number, line: 1, column: 1 });
  return h("header", { class: "reader-head" },
    h("nav", { class: "steps", "aria-label": "Documents" },
      h("a", { href: "#overview" }, "Overview ", h("kbd", { "aria-hidden": "true" }, "u")),
      step(before, "Previous document", "["), step(after, "Next document", "]"),
      editor && h("a", { class: "editor", href: editor }, "Open in editor")),
    h("h1", { id: "reader-title", class: "path", tabindex: "-1" }, h("bdi", {}, view.uri)),
    h("p", { class: "facts" },
      view.title && h("span", { dir: "auto" }, `“${view.title}”`),
      view.written_words && h("span", {}, view.written_words),
      view.facts.map((fact) => h("span", {}, fact))),
    view.note && h("p", { class: "aside" }, view.note));
}

function openDocument(view) {
  if (opened === view) return;
  if (!opened) left = scrollY;
  opened = view;
  const own = findingsIn(view);
  const text = h("div", { class: view.blocks.length > LONG ? "text long" : "text" }, view.blocks.map((block) => blockOf(block, view.has_lines)));
  const map = svg("svg", { class: "minimap", "aria-hidden": "true", preserveAspectRatio: "none" });
  reader.replaceChildren(
    headerOf(view),
    h("div", { class: "reader-body" },
      h("section", { class: "beside", "aria-labelledby": "beside-title" },
        h("h2", { id: "beside-title" }, own.length ? plural(own.length, "finding") : "No findings"),
        h("ul", {}, own),
        h("p", { class: "hint" }, "Passages of findings are underlined and carry the number of the finding; grey text was not checked.")),
      text, map));
  overview.hidden = true;
  reader.hidden = false;
  drawMap(view, map);
}

function closeDocument() {
  if (!opened) return false;
  opened = null;
  reader.hidden = true;
  reader.replaceChildren();
  overview.hidden = false;
  return true;
}

/** Scrolls to a passage (“at-120”) or to a line (“line-12”) of the opened document; without either, to its beginning. */
function goTo(kind, value) {
  const passage = kind === "at" ? reader.querySelector(`.hit[data-start="${value}"]`) : null;
  const above = kind === "line" ? [...reader.querySelectorAll(".block[data-line]")].filter((block) => Number(block.dataset.line) <= value) : [];
  const target = passage ?? above.at(-1);
  reader.querySelector(".target")?.classList.remove("target");
  if (!target) {
    scrollTo(0, 0);
    byId("reader-title").focus({ preventScroll: true });
    return;
  }
  target.classList.add("target");
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
  // The blocks of a long document get their true heights only now.
  if (opened.blocks.length > LONG) requestAnimationFrame(() => target.scrollIntoView({ block: "center", behavior: "instant" }));
}

// The map: blocks as grey bars, passages in colour, and a frame around what the window shows. It goes by the length of the
// text and not by its place in the window, which would have to be laid out as a whole first.

const lengthOf = (run) => (typeof run === "string" ? run.length : [run.at(-1)].flat().join("").length);

function drawMap(view, map) {
  const BETWEEN = 60;
  const bars = [];
  let at = 0;
  for (const [, , ...cells] of view.blocks) {
    const begin = at;
    for (const run of cells.flat()) {
      if (run.length === 4 && typeof run !== "string") bars.push([run[1], at, at + lengthOf(run)]);
      at += lengthOf(run);
    }
    bars.push(["ground", begin, at]);
    at += BETWEEN;
  }
  const height = Math.min(innerHeight - 32, Math.max(120, at / 12));
  const scale = height / Math.max(1, at);
  const drawn = bars.map(([kind, begin, end]) => ({ kind, top: begin * scale, height: Math.max((end - begin) * scale, kind === "ground" ? 0.5 : 3) }));
  // Bars that would fall onto the one before add nothing to the picture.
  let below = -1;
  const ground = drawn.filter(({ kind, top }) => kind === "ground" && top - below >= 1 && (below = top) >= 0);
  const bar = ({ kind, top, height: tall }) => svg("rect", { class: kind, x: 4, width: 32, y: top, height: tall });
  map.setAttribute("viewBox", `0 0 40 ${height}`);
  map.style.height = `${height}px`;
  map.replaceChildren(
    ...ground.map(bar),
    ...drawn.filter(({ kind }) => kind !== "ground").map(bar),
    svg("rect", { class: "frame", x: 1, width: 38, rx: 2 }));
  frameMap();
}

function frameMap() {
  const [text, map] = [reader.querySelector(".text"), reader.querySelector(".minimap")];
  if (!map?.lastChild) return;
  const box = text.getBoundingClientRect();
  const scale = map.viewBox.baseVal.height / Math.max(1, box.height);
  const top = Math.max(0, -box.top);
  const bottom = Math.min(box.height, innerHeight - box.top);
  map.lastChild.setAttribute("y", top * scale + 0.5);
  map.lastChild.setAttribute("height", Math.max(4, (bottom - top) * scale - 1));
}

function scrollByMap(event) {
  const map = event.target.closest(".minimap");
  if (!map || !(event.buttons & 1)) return;
  const part = (event.clientY - map.getBoundingClientRect().top) / map.clientHeight;
  const text = reader.querySelector(".text");
  scrollTo({ top: text.offsetTop + part * text.offsetHeight - innerHeight / 2, behavior: "instant" });
}
reader.addEventListener("pointerdown", scrollByMap);
reader.addEventListener("pointermove", scrollByMap);
addEventListener("scroll", frameMap, { passive: true });
addEventListener("resize", () => { if (opened) drawMap(opened, reader.querySelector(".minimap")); });
