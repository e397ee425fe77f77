// Improves the page where a widget is made: shows each choice at once, sizes the preview, copies.
// Without it the page does the same by its button.
const form = document.getElementById("builder");
const result = document.getElementById("result");
const place = document.getElementById("from");
const unsent = document.getElementById("unsent");
const FOLLOWING = [".lang a", ".crumbs a", ".chosen a", "#asked a"]; // they hold what is chosen

const isUnsent = () => place.value.trim() !== place.defaultValue;

function address() {
  const values = new URLSearchParams(new FormData(form));
  if (isUnsent()) values.delete("from");
  for (const [name, value] of [...values]) if (!value) values.delete(name);
  return `${form.getAttribute("action")}?${values}`;
}

// The page for these choices; null if the server is away, or has another answer.
async function load(url) {
  try {
    const answer = await fetch(url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.getElementById("result") ? page : null;
  } catch {
    return null;
  }
}

let asked = 0;
async function show() {
  const mine = (asked += 1);
  const url = address();
  const page = await load(url);
  if (mine !== asked) return;
  document.getElementById("trouble").textContent = page ? "" : form.dataset.away;
  result.hidden = !page; // what is there is of other choices
  if (!page) return;
  result.inert = false;
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(part.id);
    if (fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
    const field = document.getElementById(part.id.replace("-problem", ""));
    if (part !== result) field?.setAttribute("aria-invalid", Boolean(part.textContent.trim()));
  }
  FOLLOWING.forEach((links) => follow(document.querySelectorAll(links), page.querySelectorAll(links)));
  for (const field of form.querySelectorAll(".colour input[id]")) {
    field.placeholder = page.getElementById(field.id).placeholder; // what goes with the background
    pair(field);
  }
  offerCopies();
  history.replaceState(null, "", url);
}

function follow(links, fresh) {
  if (links.length !== fresh.length) return;
  links.forEach((link, at) => link.setAttribute("href", fresh[at].getAttribute("href")));
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

function pair(target) {
  const picked = target.dataset.picks;
  if (picked) document.getElementById(picked).value = target.value.slice(1);
  const picker = form.querySelector(`[data-picks="${target.id}"]`);
  const digits = (target.value || target.placeholder || "").replace(/^#/, "");
  const colour = "#" + (digits.length === 3 ? digits.replace(/./g, "$&$&") : digits);
  if (picker && /^#[0-9a-f]{6}$/i.test(colour)) picker.value = colour;
}

let waiting;
form.addEventListener("input", ({ target }) => {
  pair(target);
  unsent.textContent = isUnsent() && place.value.trim() ? unsent.dataset.says : "";
  document.getElementById("asked")?.toggleAttribute("hidden", isUnsent());
  if (target === place) return;
  asked += 1; // what is on its way is of other choices
  result.inert = true;
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
