// What is written into a form marked data-queue is kept in this browser until the server has it:
// without a line it waits, also over the closing of the window, and is sent once, in the order it was
// written, from whatever page of the same post is open when the line is back.  What comes back (somebody
// was quicker, a rule says no) stays with the writer's own words until he decides.  Each entry stands
// under a key of its own, so that two windows never write over each other's; signing out forgets all.
const outboxPost = document.body.dataset.post || "";
const OUTBOX = `outbox|${outboxPost}|`;
const SEND_EVERY_MS = 4000;
const LONGEST_WAIT_MS = 30000;
const outbox = document.getElementById("outbox");
const cameBack = document.getElementById("came-back");
const arrived = document.getElementById("arrived");
let isSending = false;
let leading = null;

const entries = () => Object.keys(localStorage).filter((key) => key.startsWith(OUTBOX)).sort()
  .map((key) => ({ ...JSON.parse(localStorage.getItem(key)), key }));
const unsent = () => entries().filter((each) => !each.back);
const keepEntry = ({ key, ...entry }) => localStorage.setItem(key, JSON.stringify(entry));
const forget = (key) => localStorage.removeItem(key);
const csrfToken = () => (document.cookie.match(/(?:^|; )csrftoken=([^;]+)/) || [])[1]
  || document.querySelector("[name=csrfmiddlewaretoken]").value;
const make = (tag, values) => Object.assign(document.createElement(tag), values);

// A key of the writing's own, made here: sent twice it is written once.  The page may be served
// without TLS in a meeting room, where crypto.randomUUID is missing.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// A page kept by the browser is shown again with the key it had: that one may be used up.
function renewKeys() {
  for (const field of document.querySelectorAll("form[data-queue] [data-key]")) field.value = newKey();
}

function draw(why) {
  const all = entries();
  const waiting = all.filter((each) => !each.back);
  const elsewhere = all.filter((each) => each.back && pathOf(each) !== location.pathname);
  outbox.hidden = !all.length && !why;
  outbox.querySelector("[data-waits]").hidden = !waiting.length && !why;
  outbox.querySelector("[data-why]").textContent = why || outbox.dataset.slow;
  outbox.querySelector("[data-count]").textContent = waiting.length ? `${outbox.dataset.waiting} ${waiting.length}` : "";
  outbox.querySelector("[data-send]").hidden = !waiting.length;
  outbox.querySelector("[data-list]").replaceChildren(...waiting.map((each) => make("li", { textContent: `${timeOf(each)} ${each.says}` })));
  outbox.querySelector("[data-elsewhere]").replaceChildren(...elsewhere.map((each) => {
    const line = make("li", { textContent: `${outbox.dataset.refused} ` });
    line.append(make("a", { href: each.page, textContent: each.says }));
    return line;
  }));
  for (const button of document.querySelectorAll("form[data-sign-out] button")) {
    if (all.length) button.dataset.confirm = outbox.dataset.leaving;
    else delete button.dataset.confirm;
  }
  for (const part of [...cameBack.children]) if (!all.some((each) => each.key === part.dataset.entry)) part.remove();
  for (const each of all) if (each.back && pathOf(each) === location.pathname && !shown(each)) show(each);
}

const pathOf = (entry) => new URL(entry.page, location.href).pathname;
const timeOf = (entry) => new Date(entry.at).toLocaleTimeString("th-TH", { timeStyle: "short" });
const shown = (entry) => [...cameBack.children].some((part) => part.dataset.entry === entry.key);

function show(entry) {
  const part = make("div", { innerHTML: entry.back });
  part.dataset.entry = entry.key;
  if (!part.querySelector("form, [data-let-be]")) {
    const buttons = [["again", outbox.dataset.again], ["letBe", outbox.dataset.drop]].map(([act, words]) => {
      const button = make("button", { type: "button", className: "btn btn-sm btn-outline-secondary", textContent: words });
      button.dataset[act] = "";
      return button;
    });
    part.append(make("blockquote", { textContent: `${outbox.dataset.yours}: ${entry.says}` }), ...buttons);
  }
  cameBack.append(part);
  part.scrollIntoView({ block: "center" });
}

// Refused for who he was or what stood in the way: the same words once more.
function sendAgain(part) {
  const { back, ...entry } = entries().find((each) => each.key === part.dataset.entry);
  keepEntry(entry);
  part.remove();
  draw("");
  send();
}

function letBe(part) {
  forget(part.dataset.entry);
  part.remove();
  draw("");
}

// One window sends at a time where the browser can tell; where it cannot, the keys make twice be once.
function send() {
  if (isSending || !unsent().length) return;
  isSending = true;
  const sendNow = async (lock) => {
    try {
      draw(lock === null ? "" : await sendAll());
    } finally {
      leading = null;
      isSending = false;
    }
    document.dispatchEvent(new Event("outbox:sent"));
  };
  if (navigator.locks) navigator.locks.request("outbox", { ifAvailable: true }, sendNow);
  else sendNow();
}

// Sends what waits, until nothing does or something must be waited for: that is told back.
async function sendAll() {
  const tried = new Set();
  for (;;) {
    const entry = unsent().find((each) => !tried.has(each.key));
    if (!entry) return "";
    tried.add(entry.key);
    const headers = { "HX-Request": "true", "X-CSRFToken": csrfToken(), "X-OnePlan-Post": outboxPost };
    if (leading === entry.key) headers["X-OnePlan-Leads"] = "true";
    let answer;
    let text;
    try {
      const signal = AbortSignal.timeout?.(LONGEST_WAIT_MS);
      answer = await fetch(entry.action, { method: "POST", body: new URLSearchParams(entry.fields), headers, signal });
      text = await answer.text();
    } catch (problem) {
      return outbox.dataset.noLine;
    }
    if (answer.headers.has("HX-Redirect")) return outbox.dataset.ended;
    if (answer.status >= 500 || answer.status === 429) return outbox.dataset.slow;
    if ([201, 204].includes(answer.status)) settled(entry, answer, text);
    else keepEntry({ ...entry, back: partOf(text) });
  }
}

function settled(entry, answer, text) {
  forget(entry.key);
  follow(entry, answer.headers.get("X-OnePlan-Version"));
  const address = answer.headers.get("Location");
  if (address && leading === entry.key && !isWrittenInto()) location.assign(address);
  else if (text) arrived.append(make("div", { innerHTML: text }));
}

// What this window wrote on the same record after this was written upon this, not upon what stood before.
function follow(entry, version) {
  if (!Number(version)) return;
  for (const each of unsent()) {
    if (each.action !== entry.action) continue;
    keepEntry({ ...each, fields: each.fields.map(([name, value]) => [name, name === "version" ? version : value]) });
  }
}

const isWrittenInto = () => [...document.querySelectorAll("form[data-queue] textarea")].some((field) => field.value !== field.defaultValue);

// Of a refusal that is told by a whole page only the words of its middle.
function partOf(text) {
  const middle = new DOMParser().parseFromString(text, "text/html").querySelector("main");
  for (const each of middle?.querySelectorAll(".print-head, nav, script") || []) each.remove();
  return middle ? middle.innerHTML : text;
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-queue]");
  const button = event.submitter;
  if (!form || !outbox || button?.hasAttribute("formaction")) return;
  const key = `${OUTBOX}${Date.now()}|${newKey()}`;
  const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  if (button?.name) fields.push([button.name, button.value]);
  const link = form.querySelector("select[name=link]");
  const says = form.querySelector("textarea")?.value || [form.dataset.says, link?.selectedOptions[0]?.text].filter(Boolean).join(" → ");
  const again = form.closest("[data-entry]");
  const page = location.pathname + location.search;
  const action = form.getAttribute("action") || page;
  try {
    keepEntry({ key, at: Date.now(), page, action, fields, says });
  } catch (problem) {
    return;
  }
  event.preventDefault();
  if (form.hasAttribute("data-leads") && !button?.name) leading = key;
  form.dispatchEvent(new Event("outbox:kept", { bubbles: true }));
  if (again) letBe(again);
  settle(form);
  draw("");
  send();
});

// The form stands ready for the next writing: an empty one for something new, else with what was written.
function settle(form) {
  for (const field of form.querySelectorAll("[data-key]")) field.value = newKey();
  for (const field of form.querySelectorAll("textarea, [data-clears]")) {
    if (form.hasAttribute("data-new")) field.value = "";
    field.defaultValue = field.value;
  }
  form.querySelector(".twins-slot")?.replaceChildren();
  const fold = form.closest("details");
  if (fold) fold.open = false;
  (fold ? fold.querySelector("summary") : form.querySelector("textarea"))?.focus();
}

if (outbox) {
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-send]")) send();
    const again = event.target.closest("[data-again]")?.closest("[data-entry]");
    if (again) sendAgain(again);
    const part = event.target.closest("[data-let-be]")?.closest("[data-entry]");
    if (!part) return;
    event.preventDefault();
    letBe(part);
  });
  for (const form of document.querySelectorAll("form[data-sign-out]")) {
    form.addEventListener("submit", () => { for (const each of entries()) forget(each.key); });
  }
  addEventListener("offline", () => draw(outbox.dataset.noLine));
  addEventListener("online", send);
  addEventListener("storage", () => draw(""));
  addEventListener("pageshow", (event) => { if (event.persisted) renewKeys(); });
  setInterval(send, SEND_EVERY_MS);
  renewKeys();
  draw("");
  send();
}
