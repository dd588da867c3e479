// A map tells name and figure of the area under the pointer or the keyboard; on a touch screen the
// first tap tells and the second opens.  Arrow keys walk the areas, so a map is one stop of Tab.
for (const map of document.querySelectorAll("[data-map]")) {
  const told = map.querySelector("[data-map-told]");
  const areas = [...map.querySelectorAll("a[data-name]")];
  const tell = (area) => {
    map.querySelectorAll(".is-told").forEach((other) => other.classList.remove("is-told"));
    area.classList.add("is-told");
    const link = document.createElement("a");
    link.href = area.href.baseVal;
    link.textContent = area.dataset.name;
    told.replaceChildren(link, area.dataset.words ? ` ${area.dataset.words}` : "");
    told.hidden = false;
  };
  areas.forEach((area, at) => {
    area.setAttribute("tabindex", at ? "-1" : "0");
    area.addEventListener("mouseenter", () => tell(area));
    area.addEventListener("focus", () => tell(area));
    area.addEventListener("pointerdown", (event) => {
      area.dataset.wait = event.pointerType === "touch" && !area.classList.contains("is-told") ? "yes" : "";
    });
    area.addEventListener("click", (event) => {
      if (area.dataset.wait) event.preventDefault();
      area.dataset.wait = "";
      tell(area);
    });
    area.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const next = areas[(at + step + areas.length) % areas.length];
      area.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    });
  });
}
