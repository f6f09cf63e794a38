// The findings: each has its headline at once, and the rest of its card when it comes into view.

const EDITORS = {
  vscode: ["VS Code", (path, { line, column }) => `vscode://file${path}:${line}:${column}`],
  cursor: ["Cursor", (path, { line, column }) => `cursor://file${path}:${line}:${column}`],
  jetbrains: ["JetBrains", (path, { line, column }) => `idea://open?file=${path}&line=${line}&column=${column}`],
  sublime: ["Sublime Text", (path, { line, column }) => `subl://open?url=file://${path}&line=${line}&column=${column}`],
  none: ["no editor", null],
};

function ownFolder() {
  try {
    return location.protocol === "file:" ? decodeURIComponent(location.pathname).replace(/[^/]*$/, "") : "";
  } catch {
    return ""; // A folder whose name is no text.
  }
}

/** Paths in a report are relative to where the command ran: the folder of the report unless the reader says otherwise. */
function editorLink(part) {
  const link = EDITORS[memory.get("editor", "vscode")]?.[1];
  const uri = documentOf(part.document).uri;
  const absolute = /^(\/|[A-Za-z]:\/)/.test(uri);
  const folder = memory.get("folder", "") || ownFolder();
  // A label stands where a file has pages or cells instead of lines.
  if (!link || part.label || !(absolute || folder)) return null;
  const path = absolute ? uri : `${folder.replace(/\\/g, "/").replace(/\/*$/, "/")}${uri}`;
  return link(`/${path.replace(/^\/+/, "")}`.split("/").map(encodeURIComponent).join("/").replace(/^\/([A-Za-z])%3A/, "/$1:"), part);
}

function sideOf(finding, index) {
  const side = finding.sides[index];
  const role = ["Claim", "Evidence"][index];
  const editor = editorLink(side);
  return h("figure", { class: finding.advice.side === role.toLowerCase() ? "side fix" : "side" },
    h("figcaption", {},
      h("span", { class: "role" }, role),
      placeLink(side),
      editor && h("a", { class: "editor", href: editor }, "Open in editor", unseen(` at ${placeOf(side)}`))),
    side.headings.length > 0 && h("p", { class: "headings", dir: "auto" }, side.headings.join(" › ")),
    h("blockquote", { dir: "auto" },
      side.before && h("span", { class: "context" }, side.before),
      h("span", { class: "passage" }, marked(side.texts)),
      side.after && h("span", { class: "context" }, side.after)),
    h("ul", { class: "meta", "aria-label": `Where the ${role.toLowerCase()} comes from` },
      h("li", {}, unseen("Said by: "), h("bdi", {}, side.speaker)),
      side.written && h("li", {}, h("time", { datetime: side.written }, side.written_words)),
      side.authority !== null && h("li", {}, `authority ${side.authority}`),
      side.merits.map((merit) => h("li", { class: "merit" }, merit)),
      side.review && h("li", {}, h("a", { href: side.review, target: "_blank", rel: "noopener noreferrer" }, "review", unseen(" (in a new tab)")))));
}

// Where the gate counts nothing at all, the answer says so once for all.
const someCount = findings.some((finding) => finding.counts);

function headOf(finding) {
  const status = finding.status === "new" ? "" : finding.status;
  return h("header", {},
    h("a", { class: "number", href: `#finding-${finding.number}`, "aria-label": `Finding ${finding.number}` }, finding.number),
    h("span", { class: "badge" }, shape(finding.severity), " ", data.words.severity[finding.severity]),
    h("span", { class: "relation" }, data.words.relation[finding.relation]),
    h("span", { class: "scope" }, data.words.scope[finding.scope]),
    status && h("span", { class: "status" }, status, finding.status_reason && h("span", { dir: "auto" }, `: ${finding.status_reason}`)),
    someCount && finding.status === "new" && !finding.counts && h("span", { class: "status" }, "does not count"),
    h("span", { class: "confidence" }, unseen("Confidence: "), `${finding.certainty}, ${finding.percent}`));
}

const FIX = { claim: "Fix the claim.", evidence: "Fix the evidence.", "": "Which side to fix is open." };

function footOf(finding) {
  return h("footer", {},
    triageOf(finding),
    h("span", { class: "tools" },
      h("button", { type: "button", class: "quiet", click: () => copyLink(finding) }, "Copy link", unseen(` to finding ${finding.number}`))),
    finding.checks.length > 0 && h("span", {}, "Check: ", h("code", {}, finding.checks.join(", "))),
    h("span", {}, "Fingerprint: ", h("code", {}, finding.fingerprint)));
}

/** The finding's fingerprint names it in links, so that a link still fits the report of tomorrow's run. */
async function copyLink(finding) {
  const link = `${location.href.split("#")[0]}#f-${finding.fingerprint}`;
  try {
    await navigator.clipboard.writeText(link);
    say("Link copied.");
  } catch {
    history.replaceState(null, "", link);
    say("The link stands in the address bar.");
  }
}

const list = byId("cards");
const cards = findings.map((finding) =>
  h("article", {
    class: `card ${finding.severity}${finding.status === "new" ? "" : " known"}`,
    id: `finding-${finding.number}`,
    tabindex: "-1",
    "aria-labelledby": `reason-${finding.number}`,
  }, h("h3", { class: "reason", id: `reason-${finding.number}`, dir: "auto" }, finding.reason)));
const findingOf = (card) => findings[Number(card.id.slice("finding-".length)) - 1];

function othersOf(finding) {
  const items = finding.others.map((other) =>
    h("li", {}, "Also at ", placeLink(other), other.reason && ": ", h("span", { dir: "auto" }, other.reason)));
  return items.length ? [h("ul", { class: "others", "aria-label": "Further places of the same fact" }, items)] : [];
}

function fill(card) {
  if (card.classList.contains("filled")) return;
  card.classList.add("filled");
  const finding = findingOf(card);
  card.prepend(headOf(finding));
  card.append(
    h("div", { class: "sides" }, sideOf(finding, 0), sideOf(finding, 1)),
    ...othersOf(finding),
    h("p", { class: "advice" }, h("strong", {}, FIX[finding.advice.side]), " ", finding.advice.words),
    footOf(finding));
}

/** Makes the cards again, for instance with links to another editor. */
function refill() {
  for (const card of cards) {
    if (!card.classList.contains("filled")) continue;
    card.classList.remove("filled");
    card.replaceChildren(card.querySelector(".reason"));
    nearCards.observe(card);
  }
}

const nearCards = whenNear(fill);
list.append(...cards);

/** Brings a card to the top, its neighbours made first so that nothing moves afterwards. */
function showCard(card) {
  const shown = shownCards();
  const at = shown.indexOf(card);
  shown.slice(Math.max(0, at - 2), at + 4).forEach(fill);
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "start" });
}
