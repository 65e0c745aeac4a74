// The time band: a strip of the whole record, below it the days around the playhead or the period. All of it by pointer
// and by keyboard: the playhead and the ends of the period are sliders.
const SVG = "http://www.w3.org/2000/svg";
const DAY = 86400000;
const ORDER = ["control", "fighting", "strike", "harm", "force", "civil", "politics", "outlook", "judgement"];
const [STRIP, GAP, HIGH, AXIS] = [20, 6, 62, 16];
const TALL = STRIP + GAP + HIGH + AXIS + 14;

const number = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
const written = (at) => new Date(at * DAY).toISOString().slice(0, 10);

function put(parent, name, attributes = {}, text = "") {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text) made.textContent = text;
  parent.append(made);
  return made;
}

/** The first day of a step and the first of the next one. */
function reach(step) {
  const [year, month, day] = step.split("-").map(Number);
  if (day) return [number(step), number(step) + 1];
  const from = Date.UTC(2000, (month || 1) - 1, 1);
  const start = new Date(from);
  start.setUTCFullYear(year);
  const end = new Date(start);
  if (month) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCFullYear(year + 1);
  return [start / DAY, end / DAY];
}

function bars(parent, rows, x, top, high) {
  const totals = new Map();
  for (const [step, , many] of rows) totals.set(step, (totals.get(step) || 0) + many);
  const most = Math.max(1, ...totals.values());
  const used = new Map();
  const rank = (family) => (ORDER.indexOf(family) + 1 || 99);
  for (const [step, family, many] of [...rows].sort((a, b) => rank(a[1]) - rank(b[1]))) {
    const [from, to] = reach(step);
    const [left, right] = [x(from), x(to)];
    const below = used.get(step) || 0;
    used.set(step, below + many);
    const tall = (high * many) / most;
    const bar = put(parent, "rect", {
      x: left + 0.5, y: top + high - (high * below) / most - tall, width: Math.max(1, right - left - 1), height: Math.max(0.5, tall - 0.4),
      class: `family-${ORDER.includes(family) ? family : "other"}`,
    });
    put(bar, "title", {}, `${step}: ${many} ${family}`);
  }
  return most;
}

function ticks(parent, from, to, x, y) {
  const days = to - from;
  const step = days > 3700 ? 60 : days > 1500 ? 12 : days > 500 ? 6 : days > 130 ? 1 : 0;
  const room = 64;
  // Days at even steps: where a week has no room for its name every second one is named, or the first of a month alone.
  const wide = (many) => x(from + many) - x(from) >= room;
  const dates = wide(7) ? [1, 8, 15, 22] : wide(14) ? [1, 15] : [1];
  let last = -room;
  for (let at = from; at < to; at += 1) {
    const day = written(at);
    const [year, month, date] = day.split("-").map(Number);
    const here = step ? date === 1 && ((year * 12 + month - 1) % step === 0) : dates.includes(date);
    if (!here || x(at) - last < room) continue;
    last = x(at);
    put(parent, "line", { x1: last, x2: last, y1: y - 4, y2: y, class: "line" });
    if (last + room - 4 > x(to)) continue;   // a name would run over the edge
    put(parent, "text", { x: last + 2, y: y + 10 }, step >= 12 ? String(year) : step ? day.slice(0, 7) : day);
  }
}

/** A handle that is a slider: `at` is its day, `moved` is told where it goes. */
function slider(handle, name, label, shown, [least, most], moved) {
  let at = shown;
  handle.dataset.handle = name;
  for (const [key, value] of Object.entries({
    tabindex: 0, role: "slider", "aria-label": label, "aria-valuemin": least, "aria-valuemax": most, "aria-valuenow": at, "aria-valuetext": written(at),
    "aria-orientation": "horizontal",
  })) handle.setAttribute(key, String(value));
  handle.addEventListener("keydown", (event) => {
    const wide = event.shiftKey ? 7 : 1;
    const goes = {
      ArrowLeft: at - wide, ArrowDown: at - wide, ArrowRight: at + wide, ArrowUp: at + wide, PageUp: at - 30, PageDown: at + 30, Home: least, End: most,
    }[event.key];
    if (goes === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    // The next key goes on from here, also where it comes before the answer.
    at = Math.min(most, Math.max(least, goes));
    moved(written(at));
  });
}

/** Draws the band into `host`; `go` takes changes of the address. */
export function drawBand(host, data, go) {
  if (host.dataset.pulled || !host.clientWidth) return;   // what is being pulled is not drawn anew under the hand
  const focused = host.contains(document.activeElement) ? document.activeElement.dataset.handle : null;
  const width = Math.max(240, host.clientWidth);
  const span = [number(data.span[0]), number(data.span[1])];
  const [first, last] = [number(data.window[0]), number(data.window[1]) + 1];
  const day = number(data.day);
  const whole = [Math.min(span[0], first), Math.max(span[1] + 1, last)];
  const svg = put(document.createDocumentFragment(), "svg", { height: TALL, width, viewBox: `0 0 ${width} ${TALL}`, role: "presentation" });
  const far = (at) => ((at - whole[0]) / (whole[1] - whole[0])) * width;
  const near = (at) => ((at - first) / (last - first)) * width;
  const back = (pixels) => Math.floor(first + (pixels / width) * (last - first));

  const strip = put(svg, "g");
  put(strip, "rect", { x: 0, y: 0, width, height: STRIP, fill: "transparent" });
  bars(strip, data.strip, far, 0, STRIP);
  put(strip, "line", { x1: 0, x2: width, y1: STRIP, y2: STRIP, class: "line" });
  put(strip, "rect", { x: far(first), y: 0, width: Math.max(3, far(last) - far(first)), height: STRIP, class: "window" });
  strip.addEventListener("click", (event) => {
    const at = whole[0] + ((event.clientX - svg.getBoundingClientRect().left) / width) * (whole[1] - whole[0]);
    const days = [...data.changes.map(number), ...data.strip.map(([step]) => reach(step)[0])];
    const nearest = days.sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
    go({ at: written(nearest ?? Math.floor(at)), from: null, to: null });
  });

  const top = STRIP + GAP;
  const field = put(svg, "g");
  put(field, "rect", { x: 0, y: top, width, height: HIGH, fill: "transparent" });
  const brush = put(field, "rect", { x: 0, y: top, width: 0, height: HIGH, class: "brush" });
  const most = bars(field, data.bars, near, top + 8, HIGH - 8);
  put(field, "text", { x: 2, y: top + 8 }, `${most} a ${data.step}`);
  put(field, "line", { x1: 0, x2: width, y1: top + HIGH, y2: top + HIGH, class: "line" });
  for (const change of data.changes.map(number)) {
    if (change >= first && change < last) put(field, "path", { d: `M${near(change + 0.5)} ${top + HIGH}v6`, class: "flag" });
  }
  ticks(svg, first, last, near, top + HIGH + 8);

  const show = (from, to) => {
    brush.setAttribute("x", near(from));
    brush.setAttribute("width", Math.max(0, near(to + 1) - near(from)));
  };
  const [from, to] = [data.from ? number(data.from) : span[0], data.to ? number(data.to) : span[1]];
  if (data.from || data.to) {
    show(Math.max(first, from), Math.min(last - 1, to));
    const ends = [["from", "Period begins", from, near(from) - 3], ["to", "Period ends", to, near(to + 1) - 3]];
    for (const [name, label, at, x] of ends) {
      if (x < -4 || x > width) continue;
      const edge = put(svg, "rect", { x, y: top, width: 6, height: HIGH, class: "edge", rx: 2 });
      const limits = name === "from" ? [span[0], to] : [from, span[1]];
      slider(edge, name, label, at, limits, (moved) => go({ [name]: moved }));
    }
  }
  if (day >= first && day < last) {
    const x = near(day + 0.5);
    const head = put(svg, "g", { class: "playhead" });
    put(head, "line", { x1: x, x2: x, y1: top, y2: top + HIGH });
    const left = Math.min(width - 74, Math.max(0, x - 37));
    put(head, "rect", { x: left, y: top - 4, width: 74, height: 15, rx: 3 });
    put(head, "text", { x: left + 7, y: top + 7.5 }, data.day);
    slider(head, "day", "Day shown on the map", day, span, (moved) => go({ at: moved }));
  }
  pulled(host, svg, field, back, show, (a, b, dragged) => {
    if (dragged) go({ from: written(a), to: written(b), at: written(Math.min(b, Math.max(a, day))) });
    else go({ at: written(a) });
  });
  host.replaceChildren(svg);
  if (focused) host.querySelector(`[data-handle="${focused}"]`)?.focus();
}

/** Pulling over the field chooses a period, a click a day. */
function pulled(host, svg, field, back, show, chosen) {
  let begun = null;
  const at = (event) => back(event.clientX - svg.getBoundingClientRect().left);
  field.addEventListener("pointerdown", (event) => {
    begun = { day: at(event), x: event.clientX };
    host.dataset.pulled = "true";
    field.setPointerCapture(event.pointerId);
  });
  field.addEventListener("pointermove", (event) => {
    if (begun && Math.abs(event.clientX - begun.x) > 4) show(...[begun.day, at(event)].sort((a, b) => a - b));
  });
  field.addEventListener("pointerup", (event) => {
    if (!begun) return;
    const dragged = Math.abs(event.clientX - begun.x) > 4;
    const [a, b] = [begun.day, at(event)].sort((one, other) => one - other);
    begun = null;
    delete host.dataset.pulled;
    chosen(a, b, dragged);
  });
  field.addEventListener("pointercancel", () => {
    begun = null;
    delete host.dataset.pulled;
    window.dispatchEvent(new CustomEvent("fogline:parts"));
  });
}
