// The picture of the folder: a row a document, a mark a claim, and an arc for each two documents that contradict each other.

const FEW = 20;
/** Rows shown before the rest is asked for; with more than ARCS rows the arcs would be a tangle. */
const ARCS = 60;
const strips = byId("strips");
const arcs = byId("arcs");
let allRows = documents.length <= FEW;

/** For each two documents with findings between them: how many, and the worst. */
const pairs = new Map();
for (const finding of findings) {
  if (finding.status !== "new") continue;
  const [one, two] = finding.sides.map((side) => side.document).sort((left, right) => left - right);
  const found = pairs.get(`${one}-${two}`) ?? { one, two, count: 0, severity: "note" };
  found.count += 1;
  if (WORST.indexOf(finding.severity) < WORST.indexOf(found.severity)) found.severity = finding.severity;
  pairs.set(`${one}-${two}`, found);
}

const ROW_ORDERS = {
  folder: (one, two) => one.number - two.number,
  findings: (one, two) => two.findings - one.findings || one.number - two.number,
  least: (one, two) => share(one) - share(two) || one.number - two.number,
};
const share = (view) => (view.sentences ? view.sentences_checked / view.sentences : 2);

function drawStrip(row) {
  const view = documentOf(Number(row.dataset.number));
  const drawing = row.querySelector("svg");
  if (drawing.childElementCount > 1) return;
  for (let at = 0; at < view.marks.length; at += 4) {
    const [x, width, kind, finding] = view.marks.slice(at, at + 4);
    const mark = svg("rect", { class: data.marks[kind], x, width, height: 20 });
    if (finding) mark.append(svg("title", {}, `finding ${finding}`));
    drawing.append(finding ? svg("a", { href: `#finding-${finding}`, tabindex: "-1" }, mark) : mark);
  }
}
const nearRows = whenNear(drawStrip);

function rowOf(view) {
  return h("li", { "data-number": view.number },
    h("a", { class: "path", href: `#document-${view.number}` }, h("bdi", {}, view.uri)),
    svg("svg", { class: "strip", viewBox: "0 0 1000 20", preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("rect", { class: "ground", width: 1000, height: 20 })),
    h("span", { class: "figures" },
      view.findings > 0 && h("strong", {}, plural(view.findings, "finding")),
      view.findings > 0 && ", ",
      view.known > 0 && `${grouped(view.known)} known, `,
      h("span", { class: "checked" }, view.reference ? "reference" : `${view.sentences_checked} of ${plural(view.sentences, "sentence")}`),
      !view.reference && unseen(" checked")));
}

function showRows() {
  const sought = byId("find-document").value.toLowerCase();
  const order = byId("document-order").value || (allRows ? "folder" : "findings");
  const fitting = documents.filter((view) => view.uri.toLowerCase().includes(sought)).sort(ROW_ORDERS[order]);
  const shown = allRows ? fitting : fitting.slice(0, FEW);
  strips.replaceChildren(...shown.map(rowOf));
  for (const row of strips.children) nearRows.observe(row);
  byId("more-rows").hidden = shown.length === fitting.length;
  byId("more-rows").textContent = `Show all ${grouped(fitting.length)} documents`;
  // Not at once: it asks for positions, and the page is still being made.
  requestAnimationFrame(drawArcs);
}

function drawArcs() {
  const rows = new Map([...strips.children].map((row) => [Number(row.dataset.number), row]));
  const middle = (row) => row.offsetTop + row.offsetHeight / 2;
  const drawable = rows.size <= ARCS ? [...pairs.values()].filter(({ one, two }) => rows.has(one) && rows.has(two)) : [];
  const width = arcs.clientWidth || 80;
  arcs.setAttribute("viewBox", `0 0 ${width} ${Math.max(1, strips.offsetHeight)}`);
  arcs.replaceChildren(...drawable.map(({ one, two, count, severity }) => {
    const [from, to] = [middle(rows.get(one)), middle(rows.get(two))];
    const bulge = Math.min(width * 1.25, 16 + Math.abs(to - from) * 0.35);
    const path = one === two
      ? `M 2 ${from - 4} C 18 ${from - 11}, 18 ${from + 11}, 2 ${from + 4}`
      : `M 2 ${from} C ${bulge} ${from}, ${bulge} ${to}, 2 ${to}`;
    const title = svg("title", {}, `${documentOf(one).uri} and ${documentOf(two).uri}: ${plural(count, "finding")}`);
    return svg("path", { class: severity, d: path, "stroke-width": Math.min(1.5 + count * 0.5, 5), click: () => showPair(one, two) }, title);
  }));
}

function listPairs() {
  const between = [...pairs.values()].filter(({ one, two }) => one !== two).sort((left, right) => right.count - left.count);
  byId("pairs").hidden = between.length === 0;
  byId("pairs").querySelector("summary").textContent = `${plural(between.length, "pair of documents", "pairs of documents")} with findings between them`;
  const item = ({ one, two, count }) =>
    h("li", {},
      h("button", { type: "button", class: "quiet", click: () => showPair(one, two) }, plural(count, "finding")), " ",
      h("bdi", { class: "path" }, documentOf(one).uri), " and ", h("bdi", { class: "path" }, documentOf(two).uri));
  byId("pairs").addEventListener("toggle", () => inBatches(byId("pair-list"), between, item), { once: true });
}

if (strips) {
  byId("document-tools").hidden = documents.length <= FEW;
  byId("find-document").addEventListener("input", showRows);
  byId("document-order").addEventListener("change", showRows);
  byId("more-rows").addEventListener("click", () => {
    allRows = true;
    showRows();
    strips.querySelector(`li:nth-child(${FEW + 1}) a`)?.focus();
  });
  listPairs();
  showRows();
  new ResizeObserver(drawArcs).observe(strips);
}
