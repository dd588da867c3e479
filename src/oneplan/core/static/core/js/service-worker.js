// Keeps the files of the frame and the last pages this reader has seen, to be read without a line.
// A page of another reader makes it forget all it kept; see core/offline.py.
const FRAME = "frame-{{version}}";
const PAGES = "pages";
const STATIC = "{{static}}".startsWith("/") ? "{{static}}" : "/{{static}}";
const MOST = 40;
const WHOSE = "/.whose";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== FRAME && name !== PAGES) await caches.delete(name);
  await self.clients.claim();
})()));
self.addEventListener("message", (event) => {
  if (event.data === "forget") event.waitUntil(caches.delete(PAGES));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith(STATIC)) event.respondWith(fromFrame(request));
  else if (request.mode === "navigate") event.respondWith(page(request));
});

// Files whose name carries a digest never change; the others are asked for first.
async function fromFrame(request) {
  const kept = await caches.open(FRAME);
  const found = await kept.match(request, { ignoreVary: true });
  if (found && /\.[0-9a-f]{12}\./.test(request.url)) return found;
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await kept.put(request, fresh.clone());
    return fresh;
  } catch (problem) {
    if (found) return found;
    throw problem;
  }
}

async function page(request) {
  try {
    const fresh = await fetch(request);
    const reader = fresh.headers.get("X-OnePlan-Reader");
    if (reader) await keep(request, fresh.clone(), reader);
    return fresh;
  } catch (problem) {
    const found = await (await caches.open(PAGES)).match(request, { ignoreVary: true });
    if (found) return dated(found);
    throw problem;
  }
}

async function keep(request, fresh, reader) {
  let kept = await caches.open(PAGES);
  const whose = await kept.match(WHOSE);
  if (whose && (await whose.text()) !== reader) {
    await caches.delete(PAGES);
    kept = await caches.open(PAGES);
  }
  await kept.put(WHOSE, new Response(reader));
  if (!fresh.ok || fresh.redirected || /no-store/.test(fresh.headers.get("Cache-Control") || "")) return;
  const headers = new Headers(fresh.headers);
  headers.set("X-Kept-At", new Date().toISOString());
  await kept.delete(request, { ignoreVary: true });
  await kept.put(request, new Response(await fresh.text(), { headers }));
  const pages = (await kept.keys()).filter((each) => !each.url.endsWith(WHOSE));
  for (const old of pages.slice(0, Math.max(0, pages.length - MOST))) await kept.delete(old);
}

// A kept page says on top that it is one, and of when, in its own language.
async function dated(found) {
  const text = await found.text();
  const words = (text.match(/data-offline="([^"]*)"/) || [])[1] || "Offline";
  const thai = /<html lang="th"/.test(text);
  const at = new Date(found.headers.get("X-Kept-At"));
  const day = at.toLocaleString(thai ? "th-TH-u-ca-buddhist" : "en-GB-u-ca-buddhist", { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Bangkok" });
  const banner = `<p class="offline-banner" role="status">${words} ${day}</p>`;
  const headers = new Headers(found.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return new Response(text.replace(/(<body[^>]*>)/, `$1${banner}`), { headers });
}
