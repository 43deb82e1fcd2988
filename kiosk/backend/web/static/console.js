// The fleet console: loads itself again in place; what is ticked, opened or typed stays.
"use strict";
let busy = false;

function kept(live) {
  return {
    ticked: new Set([...live.querySelectorAll("input[name=terminal]:checked")].map((box) => box.value)),
    open: [...live.querySelectorAll("details[open]")].map((part) => part.id),
    chosen: [...live.querySelectorAll("select")].map((list) => [list.name, list.value]),
    focus: live.contains(document.activeElement) ? document.activeElement.name : "",
  };
}

function restore(live, was) {
  for (const box of live.querySelectorAll("input[name=terminal]")) box.checked ||= was.ticked.has(box.value);
  for (const id of was.open) live.querySelector(`#${id}`)?.setAttribute("open", "");
  for (const [name, value] of was.chosen) {
    const list = live.querySelector(`select[name=${name}]`);
    if (list) list.value = value;
  }
  if (was.focus) live.querySelector(`[name=${was.focus}]`)?.focus();
  shape(live);
}

// Whoever chooses keeps the list that is open; whoever is asked, what it is about.
const choosing = (live) => live.contains(document.activeElement?.closest("select")) || document.querySelector("dialog[open]");

async function again() {
  const live = document.getElementById("live");
  if (busy || document.hidden || !live || choosing(live)) return;
  busy = true;
  try {
    const answer = await fetch(location.href, { headers: { "Cache-Control": "no-cache", "Kiosk-Again": "1" } });
    if (answer.redirected) {
      location.reload();
    } else if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("live");
      // Somebody may have opened one while the answer was on its way.
      if (!choosing(live)) {
        restore(fresh, kept(live));
        live.replaceWith(fresh);
      }
    }
    document.body.classList.toggle("away", !answer.ok);
  } catch {
    document.body.classList.add("away"); // the next round tries again
  } finally {
    busy = false;
  }
}

// The language is asked for where an order wants one.
function shape(live) {
  const what = live?.querySelector("select[name=what]");
  const value = live?.querySelector("label.value");
  if (what && value) value.hidden = what.value !== "locale";
}

document.addEventListener("change", (event) => {
  if (event.target.id === "all") {
    for (const box of document.querySelectorAll("input[name=terminal]")) box.checked = event.target.checked;
  } else if (event.target.name === "what") {
    shape(document.getElementById("live"));
  } else if (event.target.form?.id === "choice") {
    event.target.form.requestSubmit();
  }
});

// An order to many terminals, or one that sends patients away, is asked for twice (ask.js).
document.addEventListener("submit", (event) => {
  const order = event.target.querySelector("select[name=what]");
  if (!order || event.target.dataset.sure) return;
  const all = event.target.querySelector("select[name=scope]")?.value === "shown";
  const count = all ? Number(event.target.dataset.found) : event.target.querySelectorAll("input[name=terminal]:checked, input[name=terminal][type=hidden]").length;
  if (count > 1 || (count && order.value === "out_of_service")) {
    event.target.dataset.ask = `Gửi lệnh “${order.selectedOptions[0].text}” cho ${count} máy?`;
  } else {
    delete event.target.dataset.ask;
  }
}, true);

shape(document.getElementById("live"));
setInterval(again, 1000 * Number(document.getElementById("live")?.dataset.every ?? 10));
