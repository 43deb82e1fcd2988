// Asks before what cannot be taken back: a form (or its button) with data-ask is sent after "Đồng ý".
"use strict";

function ask(words) {
  const box = document.createElement("dialog");
  box.className = "ask";
  const text = document.createElement("p");
  text.textContent = words;
  const row = document.createElement("form");
  row.method = "dialog";
  row.className = "row";
  for (const [value, words, kind] of [["yes", "Đồng ý", "main"], ["no", "Không", ""]]) {
    const button = document.createElement("button");
    button.value = value;
    button.className = kind;
    button.textContent = words;
    row.append(button);
  }
  box.append(text, row);
  document.body.append(box);
  return new Promise((answer) => {
    box.addEventListener("close", () => {
      answer(box.returnValue === "yes");
      box.remove();
    });
    box.showModal();
    row.lastElementChild.focus(); // Enter alone does nothing
  });
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  const words = button?.dataset.ask ?? form.dataset.ask;
  if (!words || form.dataset.sure) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (await ask(words)) {
    form.dataset.sure = "yes";
    form.requestSubmit(button);
  }
}, true);
