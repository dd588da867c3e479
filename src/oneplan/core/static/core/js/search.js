// The search box of the frame offers what it finds while somebody types: arrows choose, Enter opens,
// Escape closes.  Without scripts the form is sent as it is.
const PAUSE = 120;

for (const form of document.querySelectorAll("form[data-suggest]")) {
  const box = form.querySelector("input[type=search]");
  const sheet = form.querySelector("[role=listbox]");
  if (!form.dataset.suggest || !box || !sheet) continue;
  let asked = "";
  let waiting = 0;
  let running = null;

  const options = () => [...sheet.querySelectorAll("[role=option]")];
  const chosen = () => sheet.querySelector("[aria-selected=true]");

  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", sheet.id);
  box.setAttribute("aria-expanded", "false");

  function close() {
    sheet.hidden = true;
    box.setAttribute("aria-expanded", "false");
    choose(null);
  }

  function open() {
    if (!options().length) return close();
    sheet.hidden = false;
    box.setAttribute("aria-expanded", "true");
  }

  function choose(option) {
    chosen()?.setAttribute("aria-selected", "false");
    if (!option) return box.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  }

  async function look() {
    const words = box.value.trim();
    if (words === asked) return open();
    asked = words;
    running?.abort();
    if (!words) {
      sheet.replaceChildren();
      return close();
    }
    running = new AbortController();
    try {
      const address = `${form.dataset.suggest}?q=${encodeURIComponent(words)}`;
      const answer = await fetch(address, { signal: running.signal, redirect: "error" });
      if (!answer.ok || words !== asked) return;
      sheet.innerHTML = await answer.text();
      box.removeAttribute("aria-activedescendant");
      if (document.activeElement === box) open();
    } catch (fault) {
      if (fault.name !== "AbortError") asked = "";
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });
  box.addEventListener("focus", () => { if (box.value.trim() === asked) open(); });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const all = options();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!all.length) return;
      event.preventDefault();
      open();
      const at = all.indexOf(chosen());
      const next = event.key === "ArrowDown" ? at + 1 : at < 0 ? all.length - 1 : at - 1;
      choose(next < 0 || next >= all.length ? null : all[next]);
    } else if (event.key === "Enter" && !sheet.hidden && chosen()) {
      event.preventDefault();
      location.assign(chosen().href);
    } else if (event.key === "Escape" && !sheet.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });
  sheet.addEventListener("mousedown", (event) => event.preventDefault());
}
