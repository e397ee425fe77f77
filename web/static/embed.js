// Improves the page where a widget is made: shows each choice at once, sizes the preview, copies.
// Without it the page does the same by its button.
const form = document.getElementById("builder");

function address() {
  const values = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...values]) if (!value || name === "from") values.delete(name);
  return `${form.getAttribute("action")}?${values}`;
}

let asked = 0;
async function show() {
  const mine = (asked += 1);
  const url = address();
  const answer = await fetch(url);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== asked || !page.getElementById("result")) return;
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(part.id);
    if (fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
    const field = document.getElementById(part.id.replace("-problem", ""));
    if (part.id !== "result") field.setAttribute("aria-invalid", Boolean(part.textContent.trim()));
  }
  offerCopies();
  history.replaceState(null, "", url);
}

function offerCopies() {
  for (const button of document.querySelectorAll("[data-copies]")) button.hidden = false;
}

async function copy(button) {
  const field = document.getElementById(button.dataset.copies);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy"); // over plain http there is no clipboard
  }
  const said = button.nextElementSibling;
  said.textContent = button.dataset.done;
  setTimeout(() => (said.textContent = ""), 2000);
}

let waiting;
form.addEventListener("input", ({ target }) => {
  const picked = target.dataset.picks;
  if (picked) document.getElementById(picked).value = target.value.slice(1);
  const picker = form.querySelector(`[data-picks="${target.id}"]`);
  const colour = target.value.replace(/^#?/, "#");
  if (picker && /^#[0-9a-f]{6}$/i.test(colour)) picker.value = colour;
  if (target.name === "from") return;
  clearTimeout(waiting);
  waiting = setTimeout(show, 300);
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-copies]");
  if (button) copy(button);
});

// The preview is of this very origin: its height can be read.
function size() {
  const frame = document.querySelector("#result iframe");
  const page = frame?.contentDocument;
  if (!page?.body || page.URL === "about:blank") return; // not there yet: its loading calls again
  frame.height = Math.ceil(page.documentElement.getBoundingClientRect().height);
}
document.addEventListener("load", size, true);
addEventListener("resize", size);
size();

for (const picker of form.querySelectorAll("[data-picks]")) picker.hidden = false;
offerCopies();
