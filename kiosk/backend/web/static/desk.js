// The staff desk: loads itself again in place when a line changes, and every ten seconds for calls for help.
"use strict";
let busy = false;

// Whoever types keeps what is typed.
const typing = () => document.activeElement?.matches("#live input");

async function again() {
  if (busy || document.hidden || typing()) return;
  busy = true;
  try {
    const answer = await fetch(location.href, { headers: { "Cache-Control": "no-cache" } });
    if (answer.redirected) {
      location.reload();
    } else if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      // Somebody may have begun to type while the answer was on its way.
      if (!typing()) document.getElementById("live").replaceWith(page.getElementById("live"));
    }
  } catch {
    // the backend is away for a moment: the next round tries again
  } finally {
    busy = false;
  }
}

new EventSource("/v1/queues/stream").addEventListener("lines", again);
setInterval(again, 10000);
