// A bad line: tells when a part of the page could not be fetched and offers to try again; registers
// the worker that keeps seen pages; on signing out the worker forgets them all at once.
const lost = document.getElementById("line-lost");
let failed = null;

document.addEventListener("htmx:error", (event) => {
  if (!event.detail || !event.detail.ctx) return;
  failed = event.detail.ctx.sourceElement || event.target;
  lost.hidden = false;
});
document.addEventListener("htmx:after:request", () => { lost.hidden = true; });
lost.querySelector("[data-again]").addEventListener("click", () => {
  lost.hidden = true;
  if (!failed) return;
  const form = failed.closest("form");
  if (form && failed.hasAttribute("hx-post")) form.requestSubmit();
  else failed.dispatchEvent(new Event(failed.matches("form") ? "submit" : "click", { bubbles: true, cancelable: true }));
});

if ("serviceWorker" in navigator && window.isSecureContext) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {});
  for (const form of document.querySelectorAll("form[data-sign-out]")) {
    form.addEventListener("submit", () => navigator.serviceWorker.controller?.postMessage("forget"));
  }
}
