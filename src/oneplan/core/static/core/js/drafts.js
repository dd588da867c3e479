// Keeps what is typed into a form with data-keep in this window until it has been saved, so that
// an expired session or a failed connection loses nothing.  Signing out forgets it.
const PREFIX = "draft:";

const keyOf = (form) => PREFIX + location.pathname + "#" + (form.id || form.dataset.keep || "form");
const fieldsOf = (form) => [...form.elements].filter((field) => field.name
  && !["hidden", "password", "file", "submit", "button"].includes(field.type));

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
  line.querySelector("[data-drop]").addEventListener("click", () => { sessionStorage.removeItem(keyOf(form)); line.remove(); });
  form.prepend(words);
}

const here = new Set();
for (const form of document.querySelectorAll("form[data-keep]")) {
  const key = keyOf(form);
  here.add(key);
  let kept = JSON.parse(sessionStorage.getItem(key) || "null");
  if (kept && kept.wasSent && document.querySelector(".notice-success")) {
    sessionStorage.removeItem(key);
    kept = null;
  }
  if (kept && JSON.stringify(kept.texts) !== JSON.stringify(textsOf(form))) offer(form, kept);
  const keep = (wasSent) => sessionStorage.setItem(key, JSON.stringify({ texts: textsOf(form), wasSent }));
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => keep(true));
}

// A form that was sent and did not come back has been saved; the sign-in page means it was not.
if (!document.querySelector("[data-sign-in]")) {
  for (const key of Object.keys(sessionStorage)) {
    if (!key.startsWith(PREFIX) || here.has(key)) continue;
    if (JSON.parse(sessionStorage.getItem(key)).wasSent) sessionStorage.removeItem(key);
  }
}

for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", () => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  });
}
