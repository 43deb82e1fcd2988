// The waiting-room display: shows the lines as the stream sends them and speaks new calls.
"use strict";
const board = document.getElementById("board");
const link = document.getElementById("link");
const spoken = new Map();
let first = true;
let voice = false;

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
  const said = new SpeechSynthesisUtterance(`Mời số ${call.number.replace("-", " ")} vào ${clinic.room}`);
  said.lang = "vi-VN";
  said.rate = 0.9;
  speechSynthesis.speak(said);
}

function show(lines) {
  board.replaceChildren(...lines.clinics.map((clinic) => {
    const card = element("article", "", "");
    card.id = clinic.id;
    const title = element("h2", "", clinic.name);
    const english = clinic.name_en === clinic.name ? "" : `${clinic.name_en} · `;
    title.append(" ", element("small", "", english + clinic.room));
    card.append(title);
    const called = clinic.called.length > 0;
    card.append(element("p", called ? "now" : "now idle", called ? clinic.called[0].number : "– – –"));
    const next = element("p", "next", "");
    next.append(element("small", "", `Tiếp theo · Next (${clinic.waiting})`));
    next.append(...clinic.next.map((number) => element("span", "", number)));
    card.append(next);
    for (const call of clinic.called) {
      const before = spoken.get(call.number) || 0;
      spoken.set(call.number, call.calls);
      if (!first && call.calls > before) {
        card.classList.add("new");
        speak(clinic, call);
      }
    }
    return card;
  }));
  first = false;
}

// The browser opens the stream again by itself after a break; only a refused one (signed out) is tried again here.
function listen() {
  const stream = new EventSource(`/v1/queues/stream?area=${encodeURIComponent(board.dataset.area)}`);
  stream.addEventListener("lines", (event) => {
    link.hidden = true;
    show(JSON.parse(event.data));
  });
  stream.addEventListener("error", () => {
    link.hidden = false;
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
  });
}

setInterval(() => {
  document.getElementById("clock").textContent =
    new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });
}, 1000);
listen();
