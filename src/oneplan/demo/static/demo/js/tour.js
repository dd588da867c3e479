// The guided tour: shows the place the card speaks of; arrows go on and back, Escape leaves.
const card = document.querySelector("[data-tour-card]");
const place = card.dataset.tourSpot && document.querySelector(card.dataset.tourSpot);
const says = card.dataset.tourSays;
const line = place && says && [...place.querySelectorAll("li")].find((each) => each.textContent.includes(says));
const spot = line || place;

card.focus({ preventScroll: true });
if (spot) {
  spot.classList.add("tour-spot");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (spot.getBoundingClientRect().top > 120) {
    spot.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  }
}

const keys = { ArrowRight: "[data-tour-next]", ArrowLeft: "[data-tour-back]", Escape: "[data-tour-leave]" };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, summary, [contenteditable]")) return;
  const button = keys[event.key] && card.querySelector(keys[event.key]);
  if (!button) return;
  event.preventDefault();
  button.click();
});
