// A button with data-copy puts that text (or this page's address) on the clipboard and says so.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button || !navigator.clipboard) return;
  await navigator.clipboard.writeText(button.dataset.copy || location.href);
  const before = button.textContent;
  button.textContent = button.dataset.copied || "✓";
  button.classList.add("copied");
  setTimeout(() => { button.textContent = before; button.classList.remove("copied"); }, 1600);
});
