// Theme, settings, places within the page, keys, paper.

const root = document.documentElement;
for (const hidden of document.querySelectorAll(".needs-script")) hidden.hidden = false;

// Theme
const themeButton = byId("theme-button");
const systemDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);
const nameTheme = () => { themeButton.textContent = isDark() ? "Light" : "Dark"; };
const chosen = memory.get("theme");
if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
systemDark.addEventListener("change", nameTheme);
themeButton.addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  memory.set("theme", root.dataset.theme);
  nameTheme();
});
nameTheme();

// Settings
const help = byId("help");
byId("editor").append(...Object.entries(EDITORS).map(([key, [words]]) => h("option", { value: key }, words)));
byId("editor").value = memory.get("editor", "vscode");
byId("folder").value = memory.get("folder", "");
byId("folder").placeholder = ownFolder() || "/path/to/the/project/";
byId("single-keys").checked = memory.get("keys", true);
help.addEventListener("change", () => {
  memory.set("editor", byId("editor").value);
  memory.set("folder", byId("folder").value.trim());
  memory.set("keys", byId("single-keys").checked);
  refill();
});
function openHelp() {
  help.showModal();
  // Not the first setting: a key pressed without looking would change it.
  byId("help-title").focus();
}
byId("help-button").addEventListener("click", openHelp);
byId("help-close").addEventListener("click", () => help.close());

// Places: #finding-3, #f-FINGERPRINT, #document-2, #document-2-at-120, #document-2-line-12; other names are parts of the overview.
function route() {
  const name = location.hash.slice(1);
  if (name === "content") return;
  const [, number, kind, value] = name.match(/^document-(\d+)(?:-(at|line)-(\d+))?$/) ?? [];
  if (number && documentOf(Number(number))) {
    openDocument(documentOf(Number(number)));
    goTo(kind, Number(value));
    return;
  }
  const returned = closeDocument();
  const finding = name.startsWith("f-") && findings.find((one) => one.fingerprint === name.slice(2));
  const target = finding ? cards[finding.number - 1] : byId(name);
  if (target?.matches(".card")) {
    if (target.hidden) showAll();
    showCard(target);
  } else if (returned && name === "overview") {
    scrollTo({ top: left, behavior: "instant" });
  } else if (target) {
    target.scrollIntoView();
  }
}
addEventListener("hashchange", route);
// The browser tells of no change where a link leads to the place that the page is at already.
addEventListener("click", ({ target }) => {
  if (target.closest("a")?.getAttribute("href") === location.hash && location.hash) route();
});

// Keys, after coverage.py's report where the two have the same thing.
const stops = () => (opened ? [...reader.querySelectorAll(".hit")] : shownCards());
let current = null;
function step(by) {
  const all = stops();
  if (!all.length) return;
  const focused = document.activeElement.closest(".card, .hit");
  const from = all.indexOf(focused ?? current);
  current = all[Math.min(Math.max(from + by, 0), all.length - 1)];
  if (!opened) {
    showCard(current);
    return;
  }
  current.focus({ preventScroll: true });
  current.scrollIntoView({ block: "center" });
}
function neighbour(by) {
  const next = documents[(opened ? opened.number - 1 : by > 0 ? -1 : documents.length) + by];
  if (next) location.hash = `#document-${next.number}`;
}
const focusedFinding = () => {
  const card = document.activeElement.closest(".card");
  return card && findingOf(card);
};
function mark(kind) {
  const finding = focusedFinding();
  if (finding) setMark(finding, kind);
}
function toggle(severity) {
  if (!opened) form?.querySelector(`input[value=${severity}]`)?.click();
}
function find() {
  if (closeDocument()) history.pushState(null, "", "#findings");
  search?.focus();
}
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  "]": () => neighbour(1),
  "[": () => neighbour(-1),
  u: () => { location.hash = opened ? "#overview" : "#top"; },
  0: () => scrollTo(0, 0),
  1: () => { current = null; document.activeElement.blur(); step(1); },
  f: find,
  "/": find,
  e: () => toggle("error"),
  w: () => toggle("warning"),
  n: () => toggle("note"),
  t: () => mark("true"),
  x: () => mark("false"),
  l: () => mark("later"),
  c: () => { if (focusedFinding()) copyLink(focusedFinding()); },
  d: () => document.activeElement.closest(".card")?.querySelector(".place")?.click(),
  "?": openHelp,
};
addEventListener("keydown", (event) => {
  // On many keyboards brackets need AltGr, which some systems tell as Ctrl and Alt together.
  const command = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph");
  if (command || help.open) return;
  if (event.target.matches("input:not([type=checkbox]), select, textarea")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (!Object.hasOwn(KEYS, event.key) || (!memory.get("keys", true) && event.key !== "?")) return;
  event.preventDefault();
  KEYS[event.key]();
});

// Paper gets every card that the filters leave.
addEventListener("beforeprint", () => {
  shownCards().forEach(fill);
  if (strips) [...strips.children].forEach(drawStrip);
});

// A few cards are made at once, so that the browser's own search finds all of their words.
if (cards.length <= 100) cards.forEach(fill);
else cards.forEach((card) => nearCards.observe(card));
route();
