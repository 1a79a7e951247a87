// Makes pages nicer; nothing needs it. Progress moves by itself, and a form that was changed asks before it is left.
"use strict";
for (const box of document.querySelectorAll("[data-progress]")) {
  const bar = box.querySelector("progress");
  const says = box.querySelector("[role=status]");
  let source = null;
  let lastSaid = 0;
  const open = () => {
    source = new EventSource(box.dataset.progress);
    source.addEventListener("progress", (event) => {
      const now = JSON.parse(event.data);
      bar.value = now.permille;
      // A screen reader hears at most one sentence in ten seconds; the last one always.
      if (now.over || Date.now() - lastSaid > 10000 || lastSaid === 0) {
        says.textContent = now.sentence;
        lastSaid = Date.now();
      }
      if (now.over) {
        source.close();
        location.assign(box.dataset.then);
      }
    });
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { source?.close(); } else { open(); }
  });
  open();
}
let changed = false;
for (const form of document.querySelectorAll("form[data-guard]")) {
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
}
addEventListener("beforeunload", (event) => { if (changed) { event.preventDefault(); } });
