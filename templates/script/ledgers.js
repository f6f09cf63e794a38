// The two ledgers: what the documents say of each measure, and what was not checked.

const BATCH = 100;
const FEW_VALUES = 12;

/** Adds so many items; a button brings the next ones. */
function inBatches(container, items, make, size = BATCH) {
  let at = 0;
  const more = h("button", { type: "button", class: "quiet more", click: add });
  function add(event) {
    const added = items.slice(at, at + size).map(make);
    container.append(...added);
    at += added.length;
    more.textContent = `${plural(items.length - at, "more", "more")}`;
    if (at >= items.length) more.remove();
    else container.parentElement.append(more);
    size = BATCH;
    if (event && added.length) added[0].querySelector("a")?.focus();
  }
  add();
}

for (const box of document.querySelectorAll("details.ledger[data-group]")) {
  const group = named("LedgerGroup", data.ledger[Number(box.dataset.group)]);
  const item = (row) => {
    const entry = named("LedgerEntry", row);
    return h("li", {}, placeLink(entry), " ", h("span", { dir: "auto" }, entry.text), entry.detail && " ", entry.detail && h("em", { dir: "auto" }, entry.detail));
  };
  box.addEventListener("toggle", () => {
    inBatches(box.querySelector("ul"), group.entries, item);
    const missing = group.count - group.entries.length;
    if (missing) box.append(h("p", { class: "aside" }, `${grouped(missing)} more; the JSON report lists all.`));
  }, { once: true });
}

const values = data.values.map((row) => {
  const value = named("ValueRow", row);
  const entries = value.entries.map((entry) => named("ValueEntry", entry));
  return { ...value, entries: entries.map((entry) => ({ ...entry, places: entry.places.map((place) => named("Place", place)) })) };
});

const NO_MAJORITY = "no majority";

function valueRow({ subject, measure, period, entries }) {
  // Said once for all values, not beside each of them.
  const isOpen = entries.every((entry) => entry.standing === NO_MAJORITY);
  const standing = ({ standing: words }) => words && !isOpen && [" ", h("span", { class: "standing" }, words)];
  const entryRow = (entry, index) => h("tr", { class: entry.standing },
    index === 0 && h("th", { scope: "rowgroup", rowspan: entries.length, dir: "auto" }, subject,
      h("span", { class: "measure" }, [measure, isOpen && NO_MAJORITY].filter(Boolean).join(" · "))),
    h("td", { dir: "auto" }, h("span", { class: "value" }, entry.words), standing(entry)),
    index === 0 && h("td", { class: "period", rowspan: entries.length, dir: "auto" }, period),
    h("td", {}, h("ul", { class: "places" }, entry.places.map((place) => h("li", {}, placeLink(place))))));
  return h("tbody", {}, entries.map(entryRow));
}

if (byId("value-table")) {
  const table = byId("value-table");
  table.classList.toggle("timeless", values.every(({ period }) => !period));
  const differing = values.filter((value) => value.entries.length > 1);
  // Where nothing differs, a few values are no flood.
  let shown = differing.length || values.length > FEW_VALUES ? differing : values;
  const show = () => {
    table.parentElement.querySelector(".more")?.remove();
    table.querySelectorAll("tbody").forEach((body) => body.remove());
    const sought = byId("find-value").value.toLowerCase();
    const among = sought ? values : shown;
    inBatches(table, among.filter(({ subject, measure }) => `${subject} ${measure}`.toLowerCase().includes(sought)), valueRow, FEW_VALUES);
    table.hidden = !table.tBodies.length;
  };
  byId("value-count").textContent = differing.length
    ? `The places differ on ${grouped(differing.length)} of ${plural(values.length, "measure")}.`
    : `${values.length > 1 ? `${plural(values.length, "measure")}, each` : "1 measure"} with one value. Only statements in the same words stand together here; the findings compare more.`;
  byId("every-value").hidden = shown.length === values.length;
  byId("every-value").addEventListener("click", () => {
    shown = values;
    byId("every-value").hidden = true;
    show();
  });
  byId("find-value").addEventListener("input", show);
  show();
}
