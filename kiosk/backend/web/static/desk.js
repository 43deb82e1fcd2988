// The staff desk: loads itself again in place when a line changes, and every ten seconds for calls for help.
// What somebody types, chooses, holds down or is asked stays; so does the focus.
"use strict";
const PRESSED = "pressed";
const TWICE_MS = 1000;
const title = document.title;
let busy = false;
let held = false;
let stream = null;

// A refusal is said once: loading again does not repeat it.
if (new URLSearchParams(location.search).has("said")) {
  const bare = new URL(location.href);
  bare.searchParams.delete("said");
  history.replaceState(null, "", bare);
}

// The same button of the same number, on this page and on the one that comes after it.
function nameOf(form) {
  const action = form.getAttribute("action");
  const typed = form.querySelector("select, input:not([type=hidden])");
  return action.endsWith("/next") || typed ? action : `${action} ${form.elements.target?.value}`;
}

function last() {
  try {
    return JSON.parse(sessionStorage.getItem(PRESSED)) ?? {};
  } catch {
    return {};
  }
}

// A double click is one press, also where its second half meets the page that answered the first.
document.addEventListener("submit", (event) => {
  if (!event.target.closest("#live")) return;
  if (document.body.classList.contains("away")) {
    // The page would give way to the browser's own words: what was pressed is pressed again once the house answers.
    event.preventDefault();
    again();
    return;
  }
  const name = nameOf(event.target);
  const before = last();
  if (before.name === name && Date.now() - before.at < TWICE_MS) {
    event.preventDefault();
    return;
  }
  sessionStorage.setItem(PRESSED, JSON.stringify({ name, at: Date.now() }));
});

// A key that is held down presses once.
document.addEventListener("keydown", (event) => {
  if (event.repeat && event.target.matches("button") && (event.key === "Enter" || event.key === " ")) event.preventDefault();
});

const shown = () => document.getElementById("live");
const formNamed = (live, name) => [...live.querySelectorAll("form")].find((form) => nameOf(form) === name);
// Whoever types, chooses, holds the mouse down or is asked keeps what is there.
const occupied = () => held || document.querySelector("dialog[open]") || document.activeElement?.matches("#live input, #live select");

function replace(fresh) {
  const live = shown();
  const focused = live.contains(document.activeElement) ? document.activeElement : null;
  const form = focused?.closest("form");
  const name = form && nameOf(form);
  const href = focused?.getAttribute("href");
  live.replaceWith(fresh);
  if (name) formNamed(fresh, name)?.querySelector("button")?.focus({ preventScroll: true });
  else if (href) [...fresh.querySelectorAll("a")].find((link) => link.getAttribute("href") === href)?.focus({ preventScroll: true });
  called();
}

// Also where the page is behind another one.
function called() {
  const calls = Number(shown().dataset.calls);
  document.title = calls ? `(${calls}) Cần hỗ trợ – ${title}` : title;
}

async function again() {
  if (busy || occupied()) return;
  busy = true;
  try {
    const answer = await fetch(location.href, { headers: { "Cache-Control": "no-cache", "Kiosk-Again": "1" } });
    if (answer.redirected) {
      location.reload();
    } else if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      // Somebody may have begun while the answer was on its way.
      if (!occupied()) replace(page.getElementById("live"));
    }
    document.body.classList.toggle("away", !answer.ok);
  } catch {
    document.body.classList.add("away"); // the next round tries again
  } finally {
    busy = false;
  }
}

addEventListener("pointerdown", () => { held = true; });
for (const end of ["pointerup", "pointercancel", "blur"]) addEventListener(end, () => setTimeout(() => { held = false; }));

// A browser opens six connections to one house: pages behind others hold none, they ask now and then.
function listen() {
  if (document.hidden) {
    stream?.close();
    stream = null;
  } else if (!stream) {
    // What moves elsewhere is seen with the next round.
    const area = shown().dataset.area;
    stream = new EventSource(`/v1/queues/stream${area ? `?area=${encodeURIComponent(area)}` : ""}`);
    stream.addEventListener("lines", again);
    stream.addEventListener("ended", again);
    stream.addEventListener("error", (event) => {
      again(); // says whether the house is away
      // A break is mended by the browser; a refusal is not.
      if (event.target.readyState !== EventSource.CLOSED || event.target !== stream) return;
      stream = null;
      setTimeout(listen, 5000);
    });
  }
}

document.addEventListener("visibilitychange", () => {
  listen();
  if (!document.hidden) again();
});
const before = last();
if (before.name && Date.now() - before.at < 10000) formNamed(shown(), before.name)?.querySelector("button")?.focus({ preventScroll: true });
called();
listen();
setInterval(again, 10000);
