// "/" puts the cursor into the search box; Escape closes an open menu of the head.
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const box = document.querySelector("[data-search-key]");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  }
  if (event.key === "Escape") {
    for (const open of document.querySelectorAll("details.who[open], details.phone-menu[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  }
});

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.who[open], details.phone-menu[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});
