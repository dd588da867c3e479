// Asks again and again what stands on the board and puts it in place, part by part; what somebody is
// typing into is left alone, with the version he began from, until he has sent it.
const board = document.getElementById("board");
const ASK_MS = 4000;
const isBusy = (part) => part.querySelector("details[open]:not(.chain-fold)") !== null;

async function ask() {
  const seen = document.getElementById("board-now").dataset.seen;
  let answer;
  try {
    answer = await fetch(`${board.dataset.now}?seen=${seen}`, { headers: { "HX-Request": "true" } });
  } catch (problem) {
    return;
  }
  if (answer.status !== 200 || answer.headers.has("HX-Redirect")) return;
  put(new DOMParser().parseFromString(await answer.text(), "text/html"));
}

function put(fresh) {
  const rows = [...fresh.querySelectorAll("[data-rows]")];
  if (rows.some((each) => !document.getElementById(each.id))) {
    if (!isBusy(board)) board.replaceChildren(...fresh.body.children);
    return;
  }
  for (const part of [...fresh.querySelectorAll("[data-live]")]) {
    const standing = document.getElementById(part.id);
    if (standing && !isBusy(standing)) standing.replaceWith(part);
  }
  const wanted = new Set(rows.flatMap((each) => [...each.children].map((row) => row.id)));
  for (const list of rows) {
    const here = document.getElementById(list.id);
    let after = null;
    for (const row of [...list.children]) {
      const standing = document.getElementById(row.id);
      const kept = standing && isBusy(standing) ? standing : row;
      const hadFocus = standing !== null && kept !== standing && standing.contains(document.activeElement);
      if (standing && kept !== standing) standing.remove();
      if (kept !== standing || standing.parentElement !== here) here.insertBefore(kept, after ? after.nextSibling : here.firstChild);
      if (hadFocus) kept.querySelector("summary")?.focus();
      after = kept;
    }
    for (const row of [...here.children]) if (!wanted.has(row.id) && !isBusy(row)) row.remove();
  }
  document.getElementById("board-now").dataset.seen = fresh.getElementById("board-now").dataset.seen;
}

setInterval(() => { if (!document.hidden) ask(); }, ASK_MS);
document.addEventListener("outbox:sent", ask);
