// A button with data-confirm asks before its form is sent; without scripts the form is sent at once.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-confirm]");
  if (!button || button.dataset.confirmed) return;
  const dialog = document.getElementById("ask");
  if (!dialog || !dialog.showModal) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  dialog.querySelector("#ask-words").textContent = button.dataset.confirm;
  dialog.returnValue = "no";
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "yes") return button.focus();
    button.dataset.confirmed = "yes";
    button.click();
    delete button.dataset.confirmed;
  }, { once: true });
  dialog.showModal();
}, true);
