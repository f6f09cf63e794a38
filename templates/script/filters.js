// Filters, search and order of the findings.

const form = byId("filters");
const search = byId("search");
/** Numbers of two documents, where only what stands between them is shown. */
let pair = null;

const ORDERS = {
  worst: (one, two) => one.number - two.number,
  certain: (one, two) => two.confidence - one.confidence || one.number - two.number,
  place: (one, two) => one.sides[0].document - two.sides[0].document || one.sides[0].start - two.sides[0].start || one.number - two.number,
  newest: (one, two) => newest(two).localeCompare(newest(one)) || one.number - two.number,
};
const newest = (finding) => finding.sides.map((side) => side.written).sort().at(-1);

const wordsOf = new Map();
function searched(finding) {
  if (!wordsOf.has(finding)) {
    const sides = finding.sides.flatMap((side) => [placeOf(side), side.headings.join(" "), side.before, side.texts.join(""), side.after, side.speaker, side.written_words]);
    const words = [finding.reason, ...sides, ...finding.checks, data.words.relation[finding.relation], finding.status, finding.status_reason, finding.fingerprint];
    wordsOf.set(finding, words.join(" ").replace(/\s+/g, " ").toLowerCase());
  }
  return wordsOf.get(finding);
}

const TESTS = {
  document: (finding, value) => finding.sides.some((side) => String(side.document) === value),
  checks: (finding, value) => finding.checks.includes(value),
  mark: (finding, value) => markOf(finding) === (value === "none" ? "" : value),
};

const isBetween = (finding, one, two) => {
  const [ours, theirs] = finding.sides.map((side) => side.document);
  return (ours === one && theirs === two) || (ours === two && theirs === one);
};

function fits() {
  const severities = new Set([...form.querySelectorAll("input[name=severity]:checked")].map((box) => box.value));
  const choices = [...form.querySelectorAll("select[data-filter]")].filter((select) => select.value);
  const sought = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  return (finding) =>
    severities.has(finding.severity) &&
    choices.every(({ dataset, value }) => TESTS[dataset.filter]?.(finding, value) ?? finding[dataset.filter] === value) &&
    (!pair || isBetween(finding, ...pair)) &&
    sought.every((word) => searched(finding).includes(word));
}

function filter() {
  const fit = fits();
  let shown = 0;
  cards.forEach((card, index) => {
    const out = !fit(findings[index]);
    if (card.hidden !== out) card.hidden = out;
    shown += !out;
  });
  byId("shown").textContent = `${grouped(shown)} of ${grouped(cards.length)} shown`;
  byId("none-shown").hidden = shown > 0;
  byId("clear").hidden = shown === cards.length;
  byId("pair").hidden = !pair;
  byId("pair").textContent = pair ? `Only between ${pair.map((number) => documentOf(number).uri).join(" and ")}` : "";
}

function order() {
  const sorted = [...findings].sort(ORDERS[byId("order").value]);
  list.append(...sorted.map((finding) => cards[finding.number - 1]));
}

function showAll() {
  const kept = byId("order").value;
  form.reset();
  byId("order").value = kept;
  pair = null;
  filter();
}

/** Shows only the findings between two documents (or inside one, given twice). */
function showPair(one, two) {
  showAll();
  pair = [one, two];
  filter();
  location.hash = "#findings";
}

/** Cards in the order in which they stand on the page, without those filtered away. */
const shownCards = () => [...list.children].filter((card) => !card.hidden);

if (form) {
  for (const kind of ["input", "change"]) form.addEventListener(kind, ({ target }) => { if (target.id !== "order") filter(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("order").addEventListener("change", () => {
    memory.set("order", byId("order").value);
    order();
  });
  byId("clear").addEventListener("click", () => {
    showAll();
    search.focus();
  });
  byId("order").value = memory.get("order", "worst") in ORDERS ? memory.get("order", "worst") : "worst";
  if (byId("order").value !== "worst") order();
  filter(); // The browser may have kept the choices of an earlier visit.
}
