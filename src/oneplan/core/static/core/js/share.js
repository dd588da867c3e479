// Prints the page from the share panel; Escape or a click elsewhere closes the panel.
document.addEventListener("click", (event) => {
  if (event.target.closest("button[data-print]")) window.print();
  for (const open of document.querySelectorAll("details.sharing[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll("details.sharing[open]")) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});
