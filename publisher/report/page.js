"use strict";
// The filter. Written without the two signs that XML would take for markup.
(function () {
  const form = document.getElementById("filter");
  const open = document.getElementById("open");
  const choice = document.getElementById("choice");
  const output = form.querySelector("output");
  const marks = Array.from(document.querySelectorAll(".sides del, .sides ins"));
  const reasons = Array.from(document.querySelectorAll(".sides li"));
  const rows = Array.from(document.querySelectorAll(".sides tbody tr"));

  // An edit is counted once: by what it took away, else by what it put there.
  const edits = marks.filter(function (mark) { return mark.dataset.edit; });

  function chosen(name) {
    const boxes = form.querySelectorAll("input[name=" + name + "]:checked");
    return new Set(Array.from(boxes, function (box) { return box.value; }));
  }

  function update() {
    const rules = chosen("rule");
    const bases = chosen("basis");
    const only = chosen("only").has("only");
    function hidden(element) {
      return !(rules.has(element.dataset.rule) ? bases.has(element.dataset.basis) : false);
    }
    marks.forEach(function (mark) {
      mark.classList.toggle("off", hidden(mark));
      mark.title = hidden(mark) ? "" : mark.dataset.why;
    });
    reasons.forEach(function (reason) { reason.hidden = hidden(reason); });
    rows.forEach(function (row) {
      row.hidden = only ? !row.querySelector("li:not([hidden])") : false;
    });
    const count = edits.filter(function (mark) { return !hidden(mark); }).length;
    output.textContent = count.toLocaleString("en") + " of " +
      edits.length.toLocaleString("en") + " edits on this page are marked";
  }

  function toggle(shown) {
    choice.hidden = !shown;
    open.setAttribute("aria-expanded", String(shown));
  }

  form.addEventListener("change", update);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.querySelectorAll("[data-all]").forEach(function (button) {
    button.addEventListener("click", function () {
      form.querySelectorAll("input[name=rule]").forEach(function (box) {
        box.checked = Boolean(button.dataset.all);
      });
      update();
    });
  });
  open.addEventListener("click", function () { toggle(choice.hidden); });
  form.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { toggle(false); open.focus(); }
  });
  marks.forEach(function (mark) { mark.dataset.why = mark.title; });
  toggle(false);
  form.hidden = false;
  update();
}());
