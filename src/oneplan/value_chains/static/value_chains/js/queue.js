// What is written on a board is kept in this window until the server has it: without a line it waits
// and is sent when the line is back, once, in the order it was written.  What comes back (somebody
// was quicker, the board is closed) stays on the page with the writer's own words until he decides.
// The key begins as those of drafts do, so that signing out forgets it too.
const KEY = ["draft:", document.body.dataset.post || "", location.pathname, "waiting"].join("|");
const EVERY_MS = 4000;
const box = document.getElementById("waiting");
const cameBack = document.getElementById("came-back");
const said = document.getElementById("waiting-words").dataset;
let isSending = false;

const waiting = () => JSON.parse(sessionStorage.getItem(KEY) || "{\"entries\": []}").entries;
const keep = (entries) => {
  if (entries.length) sessionStorage.setItem(KEY, JSON.stringify({ entries }));
  else sessionStorage.removeItem(KEY);
};
const change = (id, values) => keep(waiting().map((each) => (each.id === id ? { ...each, ...values } : each)));
const drop = (id) => keep(waiting().filter((each) => each.id !== id));
const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

// A key of the writing's own, made here: sent twice it is written once.  The page may be served
// without TLS in a meeting room, where crypto.randomUUID is missing.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function draw(why) {
  const entries = waiting();
  const unsent = entries.filter((each) => !each.back);
  box.hidden = !unsent.length && !why;
  box.querySelector("[data-why]").textContent = why || box.dataset.slow;
  box.querySelector("[data-count]").textContent = unsent.length ? `${said.one} ${unsent.length}` : "";
  box.querySelector("[data-send]").hidden = !unsent.length;
  box.querySelector("[data-list]").replaceChildren(...unsent.map((each) => {
    const line = document.createElement("li");
    line.textContent = each.says;
    return line;
  }));
  for (const each of entries.filter((one) => one.back && !document.getElementById(`back-${one.id}`))) show(each);
}

function show(entry) {
  const part = document.createElement("div");
  part.id = `back-${entry.id}`;
  part.dataset.entry = entry.id;
  part.innerHTML = entry.back;
  if (!part.querySelector("form, [data-let-be]")) {
    const words = document.createElement("blockquote");
    words.textContent = `${said.yours}: ${entry.says}`;
    const forget = document.createElement("button");
    Object.assign(forget, { type: "button", className: "btn btn-sm btn-outline-secondary", textContent: said.drop });
    forget.dataset.letBe = "";
    part.append(words, forget);
  }
  cameBack.append(part);
  part.scrollIntoView({ block: "center" });
}

function letBe(part) {
  drop(part.dataset.entry);
  part.remove();
}

async function send() {
  if (isSending) return;
  isSending = true;
  let why = "";
  for (const { id } of waiting().filter((each) => !each.back)) {
    const entry = waiting().find((each) => each.id === id);
    const body = new URLSearchParams(entry.fields);
    body.set("csrfmiddlewaretoken", token());
    let answer;
    try {
      answer = await fetch(entry.action, { method: "POST", body, headers: { "HX-Request": "true" } });
    } catch (problem) {
      why = box.dataset.offline;
      break;
    }
    if (answer.headers.has("HX-Redirect")) { why = box.dataset.ended; break; }
    if (answer.status >= 500) { why = box.dataset.slow; break; }
    if (answer.ok) {
      drop(id);
      follow(entry, answer.headers.get("X-Board-Version"));
    } else {
      change(id, { back: await answer.text() });
    }
  }
  isSending = false;
  draw(why);
  document.dispatchEvent(new Event("board:sent"));
}

// What this window wrote on the same card after this was written upon this, not upon what stood before.
function follow(entry, version) {
  if (!Number(version)) return;
  keep(waiting().map((each) => {
    if (each.back || each.action !== entry.action) return each;
    return { ...each, fields: each.fields.map(([name, value]) => [name, name === "version" ? version : value]) };
  }));
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-queue]");
  if (!form) return;
  event.preventDefault();
  const key = form.querySelector("[name=key]");
  const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  const link = form.querySelector("select[name=link]");
  const words = form.querySelector("textarea")?.value || [form.dataset.says, link?.selectedOptions[0]?.text].filter(Boolean).join(" → ");
  const again = form.closest("[data-entry]");
  keep([...waiting(), { id: newKey(), action: form.getAttribute("action"), fields, says: words }]);
  sessionStorage.removeItem(["draft:", document.body.dataset.post || "", location.pathname, form.id || form.getAttribute("action")].join("|"));
  if (again) letBe(again);
  settle(form, key);
  draw("");
  send();
});

// The form stands ready for the next writing: an empty one for a new card, else with what was written.
function settle(form, key) {
  if (key) key.value = newKey();
  for (const field of form.querySelectorAll("textarea")) {
    if (form.hasAttribute("data-new") || form.querySelector("[name=sector]")) field.value = "";
    field.defaultValue = field.value;
  }
  const fold = form.closest("details");
  if (!fold) return;
  fold.open = false;
  fold.querySelector("summary").focus();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-send]")) send();
  const part = event.target.closest("[data-let-be]")?.closest("[data-entry]");
  if (!part) return;
  event.preventDefault();
  letBe(part);
});
addEventListener("offline", () => draw(box.dataset.offline));
addEventListener("online", send);
setInterval(() => { if (waiting().some((each) => !each.back)) send(); }, EVERY_MS);
draw("");
send();
