// Makes pages nicer; nothing needs it. Progress moves by itself, a list narrows while one writes, and a form that was
// changed asks before it is left.
"use strict";
for (const box of document.querySelectorAll("[data-progress]")) {
  const bar = box.querySelector("progress");
  const seen = document.getElementById(bar.getAttribute("aria-labelledby"));
  const heard = box.querySelector("[role=status]");
  let source = null;
  let lastHeard = 0;
  const close = () => { source?.close(); source = null; };
  const open = () => {
    if (source || document.hidden) { return; }
    source = new EventSource(box.dataset.progress);
    source.addEventListener("progress", (event) => {
      const now = JSON.parse(event.data);
      bar.value = now.permille;
      seen.textContent = now.sentence;
      // A screen reader hears at most one sentence in ten seconds; the last one always.
      if (now.over || Date.now() - lastHeard > 10000) {
        heard.textContent = now.sentence;
        lastHeard = Date.now();
      }
      if (now.over) {
        close();
        location.assign(box.dataset.then);
      }
    });
    // The browser tries again by itself unless it was refused for good; then the page is loaded again, as without script.
    source.addEventListener("error", () => {
      if (source?.readyState === EventSource.CLOSED) {
        close();
        setTimeout(() => location.reload(), 5000);
      }
    });
  };
  document.addEventListener("visibilitychange", () => { if (document.hidden) { close(); } else { open(); } });
  open();
}
for (const box of document.querySelectorAll("[data-filter]")) {
  const list = document.getElementById(box.dataset.filter);
  const field = box.querySelector("input");
  const heard = box.querySelector("[role=status]");
  if (!list) { continue; }
  const rows = [...list.querySelectorAll(list.matches("table") ? "tbody tr:not(.group)" : ":scope > li")];
  let waiting = 0;
  box.hidden = false;
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLocaleLowerCase();
    for (const row of rows) { row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted); }
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      heard.textContent = box.dataset.count.replace("{n}", rows.filter((row) => !row.hidden).length);
    }, 400);
  });
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); } });
}
for (const button of document.querySelectorAll("[data-step]")) {
  const field = button.parentElement.querySelector("input");
  button.hidden = false;
  button.addEventListener("click", () => {
    field.value = Math.max(0, (parseInt(field.value, 10) || 0) + Number(button.dataset.step));
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
// Listening only once something was changed keeps the way back quick on pages where nothing was.
let changed = false;
const ask = (event) => { event.preventDefault(); };
const mark = (now) => {
  if (now !== changed) { (now ? addEventListener : removeEventListener)("beforeunload", ask); }
  changed = now;
};
for (const form of document.querySelectorAll("form[data-guard]")) {
  form.addEventListener("input", (event) => { if (!event.target.closest("[data-filter]")) { mark(true); } });
  form.addEventListener("submit", () => { mark(false); });
}
