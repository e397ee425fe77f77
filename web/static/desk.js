// The desk by keyboard and by a click on the map. Everything works without it too.

const STEP_M = 10, LONG_STEP_M = 50, METRES_A_DEGREE = 111195.08;
const KEYS_OFF = "ilot-desk-keys-off";
const one = (selector) => document.querySelector(selector);
const keyed = (key) => one(`[data-key="${key}"]`);

// The point on the map

const ground = one("form.ground");
const put = one("#put");

if (ground) {
  const svg = ground.querySelector("svg");
  const cross = svg.querySelector(".draft");
  const map = ground.querySelector("[type=image]");
  const { width, height } = svg.viewBox.baseVal;
  const frame = { lon: +ground.dataset.lon, lat: +ground.dataset.lat, half: +ground.dataset.half };
  const scale = width / 2 / frame.half; // pixels of the drawing a metre
  const shrink = Math.cos((frame.lat * Math.PI) / 180);
  const fields = document.querySelectorAll('input[type=hidden][name="point"]');

  const pixel = ([lon, lat]) => [
    width / 2 + (lon - frame.lon) * METRES_A_DEGREE * shrink * scale,
    height / 2 - (lat - frame.lat) * METRES_A_DEGREE * scale,
  ];
  const spot = (x, y) => [
    frame.lon + (x - width / 2) / scale / METRES_A_DEGREE / shrink,
    frame.lat - (y - height / 2) / scale / METRES_A_DEGREE,
  ];
  const first = one('.steps [name="point"]').value.split(",").map(Number); // 10 m west of the start
  let point = [first[0] + STEP_M / METRES_A_DEGREE / shrink, first[1]];

  const said = one(".draft-said");
  const start = point;
  // Where the point is from where it began: another text each time, so that it is read out.
  const tell = (to) => {
    const east = Math.round((to[0] - start[0]) * METRES_A_DEGREE * shrink);
    const north = Math.round((to[1] - start[1]) * METRES_A_DEGREE);
    const ways = [[-east, "west"], [east, "east"], [north, "north"], [-north, "south"]]
      .filter(([metres]) => metres > 0)
      .map(([metres, way]) => said.dataset[way].replace("{n}", metres));
    return ways.length ? said.dataset.moved.replace("{way}", ways.join(", ")) : said.dataset.back;
  };

  const draw = (to) => {
    const [x, y] = pixel(to);
    if (x < 0 || y < 0 || x > width || y > height) return; // the arrows below lead further
    point = to;
    cross.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    cross.setAttribute("visibility", "visible");
    for (const field of fields) field.value = to.map((degrees) => degrees.toFixed(6)).join(",");
    put.hidden = false;
    said.textContent = tell(to);
  };
  const move = (east, north) =>
    draw([point[0] + east / METRES_A_DEGREE / shrink, point[1] + north / METRES_A_DEGREE]);

  ground.classList.add("live");
  ground.addEventListener("submit", (event) => event.preventDefault());
  map.addEventListener("click", (event) => {
    event.preventDefault();
    if (event.detail === 0) { // Enter, not the mouse
      if (!put.hidden) put.querySelector("button").click();
      return;
    }
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * width;
    draw(spot(x, ((event.clientY - box.top) / box.height) * height));
  });
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  map.addEventListener("keydown", (event) => {
    const way = ways[event.key];
    if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const metres = event.shiftKey ? LONG_STEP_M : STEP_M;
    move(way[0] * metres, way[1] * metres);
  });
  const arrows = { "←": "ArrowLeft", "→": "ArrowRight", "↑": "ArrowUp", "↓": "ArrowDown" };
  for (const button of document.querySelectorAll('.steps [name="point"]')) {
    button.addEventListener("click", (event) => {
      const [east, north] = ways[arrows[button.textContent.trim()]];
      const [x, y] = pixel([point[0] + (east * STEP_M) / METRES_A_DEGREE / shrink,
        point[1] + (north * STEP_M) / METRES_A_DEGREE]);
      if (x < 0 || y < 0 || x > width || y > height) return; // the server draws the next map
      event.preventDefault();
      move(east * STEP_M, north * STEP_M);
    });
  }
}

// The keys: only while no field has the focus, and only if they are not switched off

const dialog = one("#keys");
const legend = one("p.keys");
const areOn = () => !localStorage.getItem(KEYS_OFF);

const open = (key) => {
  const summary = keyed(key);
  if (!summary) return;
  summary.parentElement.open = true;
  summary.parentElement.querySelector("select, input:not([type=hidden]), form button").focus();
};
const choose = (number) => {
  const radio = one(`[name="choice"][data-number="${number}"]`);
  if (!radio) return;
  radio.checked = true;
  radio.focus();
};
const undo = () => {
  const all = document.querySelectorAll('button[data-key="u"]');
  const latest = one('.done [data-key="u"]') ?? all[all.length - 1];
  latest?.click();
};
const press = {
  Enter: () => keyed("Enter")?.click(),
  n: () => choose("n"),
  p: () => one("form.ground [type=image]")?.focus(),
  a: () => one("#address")?.focus(),
  t: () => open("t"),
  s: () => open("s"),
  h: () => open("h"),
  u: undo,
  j: () => (keyed("j") ?? one(".queue a"))?.click(),
  k: () => keyed("k")?.click(),
  "?": () => dialog?.showModal(),
};

const isBusy = (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || dialog?.open) return true;
  const at = event.target;
  if (at.matches("input:not([type=radio], [type=image], [type=checkbox]), select, textarea")) return true;
  return event.key === "Enter" && at.matches("a, button, summary, input, [tabindex]");
};

document.addEventListener("keydown", (event) => {
  if (!areOn() || isBusy(event)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const act = /^[1-9]$/.test(key) ? () => choose(key) : press[key];
  if (!act) return;
  event.preventDefault();
  act();
});

if (dialog) {
  const toggle = one("#keys-on");
  const show = () => {
    toggle.checked = areOn();
    legend.hidden = false;
    legend.classList.toggle("off", !areOn());
  };
  toggle.addEventListener("change", () => {
    if (toggle.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
    show();
  });
  legend.querySelector("button").addEventListener("click", () => dialog.showModal());
  show();
}
