// Filters, keys and the theme. Everything can be read without this script; it only hides, shows and moves.
(() => {
  "use strict";

  const root = document.documentElement;
  const cards = [...document.querySelectorAll(".card")];
  const byId = (id) => document.getElementById(id);

  for (const element of document.querySelectorAll(".needs-script")) element.hidden = false;

  // Theme: the reader's choice is kept where the browser allows a local file to keep anything.
  const themeButton = byId("theme-button");
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);
  const nameTheme = () => { themeButton.textContent = isDark() ? "Light" : "Dark"; };
  const stored = (value) => {
    try {
      if (value) localStorage.setItem("factcheck-theme", value);
      return localStorage.getItem("factcheck-theme");
    } catch {
      return null;
    }
  };
  const chosen = stored();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  systemDark.addEventListener("change", nameTheme);
  themeButton.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    stored(root.dataset.theme);
    nameTheme();
  });
  nameTheme();

  // Filters
  const form = byId("filters");
  const search = byId("search");
  const clear = byId("clear");
  const words = cards.map((card) => card.textContent.replace(/\s+/g, " ").toLowerCase());

  function filter() {
    const severities = new Set([...form.querySelectorAll("input[name=severity]:checked")].map((box) => box.value));
    const choices = [...form.querySelectorAll("select")].filter((select) => select.value);
    const sought = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    cards.forEach((card, index) => {
      const fits =
        severities.has(card.dataset.severity) &&
        choices.every((select) => card.dataset[select.dataset.filter].split(" ").includes(select.value)) &&
        sought.every((word) => words[index].includes(word));
      card.hidden = !fits;
      shown += fits;
    });
    byId("shown").textContent = `${shown} of ${cards.length} shown`;
    byId("none-shown").hidden = shown > 0;
    clear.hidden = shown === cards.length;
  }

  function showAll() {
    form.reset();
    filter();
  }

  if (form) {
    form.addEventListener("input", filter);
    form.addEventListener("change", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    clear.addEventListener("click", () => {
      showAll();
      search.focus();
    });
    filter(); // The browser may have kept the choices of an earlier visit.
  }

  // A link may lead into something folded or filtered away.
  function reveal() {
    const target = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) showAll();
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (target.matches("details")) target.open = true;
    target.scrollIntoView();
    if (target.matches(".card")) target.focus({ preventScroll: true });
  }
  addEventListener("hashchange", reveal);
  reveal();

  // Keys
  const help = byId("help");
  let current = -1;
  function step(by) {
    const visible = cards.filter((card) => !card.hidden);
    if (!visible.length) return;
    const focused = visible.indexOf(document.activeElement.closest(".card"));
    const from = focused >= 0 ? focused : visible.indexOf(cards[current]);
    const next = visible[Math.min(Math.max(from + by, 0), visible.length - 1)];
    current = cards.indexOf(next);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.matches("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/" && search) search.focus();
    else if (event.key === "?") help.showModal();
    else return;
    event.preventDefault();
  });
  byId("help-button").addEventListener("click", () => help.showModal());
  byId("help-close").addEventListener("click", () => help.close());
})();
