// Keeps what is typed into a form in this window until it has been saved, so that an expired session
// or a failed connection loses nothing.  It is kept for the post that typed it and no other; closing
// the window and signing out forget it, so a shared computer remembers nothing.  Only what is typed into
// a form of the outbox (data-queue) outlives the window: that is written where the line is bad.
const PREFIX = "draft:";
const POST = document.body.dataset.post || "";
const FORMS = "form[data-keep], form[method=post]:not([data-sign-out]):not([data-sign-in])";

const keyOf = (form) => [PREFIX, POST, location.pathname, form.id || form.getAttribute("action") || ""].join("|");
const isTypedInto = (form) => form.querySelector("textarea, input:is(:not([type]), [type=text], [type=number], [type=search])");
const fieldsOf = (form) => [...form.elements].filter((field) => field.name
  && !["hidden", "password", "file", "submit", "button"].includes(field.type));

const storeOf = (form) => (form.hasAttribute("data-queue") ? localStorage : sessionStorage);

function textsOf(form) {
  const texts = {};
  for (const field of fieldsOf(form)) {
    if (["checkbox", "radio"].includes(field.type)) {
      (texts[field.name] ??= []).push(...(field.checked ? [field.value] : []));
    } else {
      texts[field.name] = field.value;
    }
  }
  return texts;
}

function putBack(form, texts) {
  for (const field of fieldsOf(form)) {
    if (!(field.name in texts)) continue;
    if (["checkbox", "radio"].includes(field.type)) field.checked = texts[field.name].includes(field.value);
    else field.value = texts[field.name];
  }
}

function offer(form, kept) {
  const words = document.getElementById("draft-words").content.cloneNode(true);
  const line = words.querySelector(".draft-kept");
  line.querySelector("[data-use]").addEventListener("click", () => { putBack(form, kept.texts); line.remove(); });
  line.querySelector("[data-drop]").addEventListener("click", () => { storeOf(form).removeItem(keyOf(form)); line.remove(); });
  form.prepend(words);
}

const here = new Set();
for (const form of document.querySelectorAll(FORMS)) {
  if (!POST && !("keep" in form.dataset) || !isTypedInto(form)) continue;
  const key = keyOf(form);
  here.add(key);
  const store = storeOf(form);
  let kept = JSON.parse(store.getItem(key) || "null");
  if (kept && kept.wasSent && document.querySelector(".notice-success")) {
    store.removeItem(key);
    kept = null;
  }
  if (kept && JSON.stringify(kept.texts) !== JSON.stringify(textsOf(form))) offer(form, kept);
  const keep = (wasSent) => store.setItem(key, JSON.stringify({ texts: textsOf(form), wasSent }));
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => keep(true));
}

document.addEventListener("outbox:kept", (event) => storeOf(event.target).removeItem(keyOf(event.target)));

// A form that was sent and did not come back has been saved; the sign-in page means it was not.
if (!document.querySelector("[data-sign-in]")) {
  for (const store of [sessionStorage, localStorage]) {
    for (const key of Object.keys(store)) {
      if (!key.startsWith(PREFIX) || here.has(key)) continue;
      if (JSON.parse(store.getItem(key)).wasSent) store.removeItem(key);
    }
  }
}

for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", () => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
    for (const key of Object.keys(localStorage)) if (key.startsWith(`${PREFIX}|${POST}|`)) localStorage.removeItem(key);
  });
}
