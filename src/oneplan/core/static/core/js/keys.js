// "/" goes to the search box, "?" tells the keys, j and k walk the rows of a list, n and p turn its
// pages; Escape closes an open menu of the head.
const TYPED_INTO = "input, textarea, select, [contenteditable], dialog[open]";

const OFF = "keys-off";

const ROWS = "main table tbody th[scope=row] > a, main [data-rows] a[data-row]";
const rowLinks = () => [...document.querySelectorAll(ROWS)].filter((link) => link.checkVisibility());

function walk(step) {
  const links = rowLinks();
  const at = links.indexOf(document.activeElement);
  const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return Boolean(next);
}

const KEYS = {
  "/": () => {
    const box = document.querySelector("[data-search-key]");
    box?.focus();
    box?.select();
    return Boolean(box);
  },
  "?": () => {
    const help = document.getElementById("keys-help");
    help?.showModal();
    return Boolean(help);
  },
  j: () => walk(1),
  k: () => walk(-1),
  n: () => follow(".pager a[rel=next]"),
  p: () => follow(".pager a[rel=prev]"),
};

function follow(selector) {
  const link = document.querySelector(selector);
  link?.click();
  return Boolean(link);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const open of document.querySelectorAll("details.who[open], details.phone-menu[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest(TYPED_INTO) || localStorage.getItem(OFF)) return;
  if (Object.hasOwn(KEYS, event.key) && KEYS[event.key]()) event.preventDefault();
});

for (const box of document.querySelectorAll("[data-keys-switch]")) {
  box.checked = !localStorage.getItem(OFF);
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "yes");
  });
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys-help]")) KEYS["?"]();
  for (const open of document.querySelectorAll("details.who[open], details.phone-menu[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});
