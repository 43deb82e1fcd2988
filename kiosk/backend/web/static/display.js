// The waiting-room display: shows the lines as the stream sends them and speaks new calls.
"use strict";
const FRESH_MS = 20000;
const SILENT_MS = 40000;
const board = document.getElementById("board");
const link = document.getElementById("link");
let spoken = new Map(); // what stands called, and how often it was
const fresh = new Map(); // clinics that called just now, until when they are marked
let first = true;
let voice = false;
let stream = null;
let heard = performance.now();
let ahead = null; // how far the hospital's clock is before this machine's

document.getElementById("voice").addEventListener("click", (event) => {
  voice = true;
  event.target.hidden = true;
});

function element(tag, kind, text) {
  const made = document.createElement(tag);
  made.className = kind;
  made.textContent = text;
  return made;
}

function speak(clinic, call) {
  if (!voice || !("speechSynthesis" in window)) return;
  const room = clinic.room.replace(/^P\.\s*(?=\d)/, "phòng ");
  const said = new SpeechSynthesisUtterance(`Mời số ${call.number.replaceAll("-", " ")} vào ${room}`);
  said.lang = "vi-VN";
  said.rate = 0.9;
  speechSynthesis.speak(said);
}

function card(clinic) {
  const made = element("article", "", "");
  made.id = clinic.id;
  // A discreet clinic is its room: said once.
  const discreet = clinic.room.startsWith(clinic.name);
  const place = element("div", "place", "");
  place.append(element("h2", "", discreet ? clinic.room : clinic.name));
  if (clinic.name_en !== clinic.name) {
    place.append(element("p", "english", clinic.name_en));
    place.lastChild.lang = "en";
  }
  if (!discreet) place.append(element("p", "room", clinic.room));
  const now = clinic.called[0];
  const next = element("p", "next", "");
  next.append(element("small", "", `Tiếp theo · Next (${clinic.waiting})`));
  next.append(...clinic.next.map((number) => element("span", "", number)));
  const inner = element("div", "", "");
  inner.append(place, now ? element("p", "now", now.number) : element("p", "now idle", "– – –"), next);
  made.append(inner);
  return made;
}

function show(lines) {
  const called = new Map();
  for (const clinic of lines.clinics) {
    for (const call of clinic.called) {
      // What is no longer called is forgotten: tomorrow, or once it came back, the same number is called anew.
      called.set(call.number, call.calls);
      if (!first && call.calls > (spoken.get(call.number) ?? 0)) {
        fresh.set(clinic.id, performance.now() + FRESH_MS);
        speak(clinic, call);
      }
    }
  }
  spoken = called;
  first = false;
  board.dataset.clinics = lines.clinics.length;
  board.replaceChildren(...lines.clinics.map(card));
  mark();
}

function mark() {
  for (const [id, until] of fresh) {
    const over = performance.now() >= until;
    document.getElementById(id)?.classList.toggle("new", !over);
    if (over) fresh.delete(id);
  }
}

function alive() {
  heard = performance.now();
  link.hidden = true;
}

// The browser opens the stream again by itself after a break; a refused one (signed out) and a dead one are seen to here.
function listen() {
  stream?.close();
  heard = performance.now();
  stream = new EventSource(`/v1/queues/stream?area=${encodeURIComponent(board.dataset.area)}`);
  stream.addEventListener("lines", (event) => {
    alive();
    show(JSON.parse(event.data));
  });
  stream.addEventListener("time", (event) => {
    alive();
    ahead = Date.parse(event.data) - Date.now();
    tick();
  });
  stream.addEventListener("ended", () => location.reload());
  stream.addEventListener("error", () => {
    link.hidden = false;
    if (stream.readyState === EventSource.CLOSED) setTimeout(knock, 5000);
  });
}

// Refused: signed out, or the house is away.
async function knock() {
  try {
    const answer = await fetch(location.href, { headers: { "Kiosk-Again": "1" } });
    if (answer.redirected) {
      location.reload();
      return;
    }
  } catch {
    // away: the stream tries again
  }
  listen();
}

function tick() {
  if (ahead !== null) {
    document.getElementById("clock").textContent = new Date(Date.now() + ahead)
      .toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });
  }
}

setInterval(() => {
  tick();
  mark();
  if (performance.now() - heard > SILENT_MS) {
    link.hidden = false;
    listen();
  }
}, 1000);
listen();
