// What the reader thinks of each finding: kept in the browser, handed on as a file.

const MARKS = { true: "True", false: "False alarm", later: "Fix later" };
const SCHEMA = "factcheck-triage/1";
const marks = new Map(Object.entries(memory.get("triage", {})).filter(([, mark]) => Object.hasOwn(MARKS, mark)));
const markOf = (finding) => marks.get(finding.fingerprint) ?? "";

function triageOf(finding) {
  const buttons = Object.entries(MARKS).map(([mark, words]) =>
    h("button", { type: "button", class: "quiet", "data-mark": mark, "aria-pressed": String(markOf(finding) === mark), click: () => setMark(finding, mark) }, words));
  return h("span", { class: "triage", role: "group", "aria-label": `Your mark for finding ${finding.number}` }, buttons);
}

/** Sets a mark; the same mark again takes it away. */
function setMark(finding, mark) {
  if (markOf(finding) === mark) marks.delete(finding.fingerprint);
  else marks.set(finding.fingerprint, mark);
  memory.set("triage", Object.fromEntries(marks));
  showMarks();
  say(markOf(finding) ? `Finding ${finding.number}: ${MARKS[mark].toLowerCase()}.` : `Finding ${finding.number}: no mark.`);
}

/** The marks on findings of this report; the browser may remember those of others. */
function ownMarks() {
  const own = findings.filter(markOf).map((finding) => [finding.fingerprint, markOf(finding)]);
  return Object.fromEntries(own.sort(([one], [two]) => (one < two ? -1 : 1)));
}

function showMarks() {
  for (const [index, card] of cards.entries()) {
    const mark = markOf(findings[index]);
    if ((card.dataset.mark ?? "") === mark) continue;
    if (mark) card.dataset.mark = mark;
    else delete card.dataset.mark;
    for (const button of card.querySelectorAll(".triage button")) {
      button.setAttribute("aria-pressed", String(button.dataset.mark === mark));
    }
  }
  const count = Object.keys(ownMarks()).length;
  byId("export").textContent = `Export ${plural(count, "mark")}`;
  byId("export").disabled = count === 0;
  byId("unkept").hidden = memory.kept || count === 0;
}

function exportMarks() {
  const text = `${JSON.stringify({ schema: SCHEMA, marks: ownMarks() }, null, 2)}\n`;
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  h("a", { href: url, download: "factcheck-triage.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

async function importMarks(file) {
  try {
    const read = JSON.parse(await file.text());
    if (read.schema !== SCHEMA) throw new Error("another schema");
    for (const [fingerprint, mark] of Object.entries(read.marks)) if (Object.hasOwn(MARKS, mark)) marks.set(fingerprint, mark);
    memory.set("triage", Object.fromEntries(marks));
    showMarks();
    say(`${plural(Object.keys(read.marks).length, "mark")} read from ${file.name}.`);
  } catch {
    say(`${file.name} is no file of marks from this page.`);
  }
}

if (byId("export")) {
  byId("export").addEventListener("click", exportMarks);
  byId("import").addEventListener("change", ({ target }) => {
    if (target.files.length) importMarks(target.files[0]);
    target.value = "";
  });
  showMarks();
}
