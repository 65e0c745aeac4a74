// Signs of the map, drawn on canvases with the shapes that the page's own lists use. An image is named by what it shows.
const SCALE = 2;
const root = document.documentElement;

/** A colour of the style sheet as it is now. */
export function colour(name) {
  return getComputedStyle(root).getPropertyValue(name).trim() || "#888888";
}

function canvas(width, height) {
  const made = document.createElement("canvas");
  made.width = width * SCALE;
  made.height = height * SCALE;
  const ink = made.getContext("2d");
  ink.scale(SCALE, SCALE);
  return ink;
}

function taken(ink) {
  return ink.getImageData(0, 0, ink.canvas.width, ink.canvas.height);
}

function disc(ink, x, y, r) {
  ink.beginPath();
  ink.arc(x, y, r, 0, 2 * Math.PI);
}

function stripes(ink, x, y, r, paint, width, gap) {
  ink.strokeStyle = paint;
  ink.lineWidth = width;
  for (let at = -2 * r; at <= 2 * r; at += gap) {
    ink.beginPath();
    ink.moveTo(x + at - r, y + r);
    ink.lineTo(x + at + r, y - r);
    ink.stroke();
  }
}

/** Who has a place: full, hatched on one party's own word, parted where contested or divided, hollow where not known. */
function holding(texture, colours, siege) {
  const size = 30;
  const [x, r] = [size / 2, 8];
  const ink = canvas(size, size);
  const [paper, line] = [colour("--paper"), colour("--ink")];
  if (siege) {
    disc(ink, x, x, r + 4);
    ink.lineWidth = 5;
    ink.strokeStyle = paper;
    ink.stroke();
    ink.lineWidth = 3;
    ink.setLineDash([2.5, 3]);
    ink.strokeStyle = siege;
    ink.stroke();
    ink.setLineDash([]);
  }
  disc(ink, x, x, r + 2);
  ink.fillStyle = paper;
  ink.fill();
  ink.save();
  disc(ink, x, x, r);
  ink.clip();
  if (!colours.length || texture === "old" || texture === "unknown") {
    ink.restore();
    disc(ink, x, x, r - 2);
    ink.lineWidth = 2.5;
    ink.strokeStyle = colour("--grey-mark");
    ink.stroke();
    return taken(ink);
  }
  if (texture === "claimed") stripes(ink, x, x, r, colours[0], 2.6, 5);
  else if (texture === "held") {
    ink.fillStyle = colours[0];
    ink.fillRect(0, 0, size, size);
  } else {
    const parts = colours.length > 1 ? colours : [colours[0], paper];
    parts.forEach((paint, number) => {
      ink.beginPath();
      ink.moveTo(x, x);
      const turn = (2 * Math.PI) / parts.length;
      ink.arc(x, x, r + 1, Math.PI / 2 + number * turn, Math.PI / 2 + (number + 1) * turn);
      ink.fillStyle = paint;
      ink.fill();
    });
    if (texture === "contested") {
      ink.strokeStyle = line;
      ink.lineWidth = 1.8;
      ink.beginPath();
      for (const [dx, dy] of [[0, -9], [-2.5, -4], [2.5, 0], [-2.5, 4], [0, 9]]) ink.lineTo(x + dx, x + dy);
      ink.stroke();
    }
  }
  ink.restore();
  disc(ink, x, x, r);
  if (texture === "claimed") ink.setLineDash([3, 2.4]);
  ink.strokeStyle = line;
  ink.lineWidth = 1.5;
  ink.stroke();
  return taken(ink);
}

/** What a place was and what it is: the former sign small, the later one full, side by side. */
function change(before, after) {
  const ink = canvas(48, 30);
  const [former, later] = [before, after].map(([texture, colours]) => {
    const made = document.createElement("canvas");
    made.width = made.height = 30 * SCALE;
    made.getContext("2d").putImageData(holding(texture, colours, ""), 0, 0);
    return made;
  });
  ink.drawImage(former, 0, 5, 20, 20);
  ink.drawImage(later, 18, 0, 30, 30);
  ink.strokeStyle = colour("--ink");
  ink.lineWidth = 1.5;
  ink.beginPath();
  for (const [x, y] of [[17, 12], [21, 15], [17, 18]]) ink.lineTo(x, y);
  ink.stroke();
  return taken(ink);
}

/** The ground of a place as wide as it is known to be: faint colour, hatched or parted as its sign is. */
function ground(texture, colours) {
  const size = 16;
  const ink = canvas(size, size);
  ink.globalAlpha = 0.42;
  const [one, two] = colours;
  if (texture === "held") {
    ink.fillStyle = one;
    ink.fillRect(0, 0, size, size);
    return taken(ink);
  }
  const paints = texture === "claimed" || !two ? [one] : [one, two];
  paints.forEach((paint, number) => {
    ink.strokeStyle = paint;
    ink.lineWidth = paints.length > 1 ? size / 2.83 : 3;
    for (let at = -size; at <= 2 * size; at += size) {
      const shift = at + (number * size) / 2;
      ink.beginPath();
      ink.moveTo(shift - size, size * 1.5);
      ink.lineTo(shift + size, -size * 0.5);
      ink.stroke();
    }
  });
  return taken(ink);
}

function shape(ink, family, x, y, size, paint) {
  const found = document.querySelector(`#glyph-${CSS.escape(family)} path`) || document.querySelector("#glyph-other path");
  ink.save();
  ink.translate(x - size / 2, y - size / 2);
  ink.scale(size / 16, size / 16);
  ink.fillStyle = paint;
  ink.fill(new Path2D(found.getAttribute("d")), "evenodd");
  ink.restore();
}

/** A pin whose tip is the place: one kind by its shape, several by their number and a ring of their kinds. */
function pin(families, count, denied) {
  const [width, height, r] = [30, 38, 12];
  const ink = canvas(width, height);
  const x = width / 2;
  ink.beginPath();
  ink.moveTo(x, height - 1);
  ink.lineTo(x - 6, 23);
  ink.arc(x, r + 2, r, 0.7 * Math.PI, 0.3 * Math.PI);
  ink.lineTo(x, height - 1);
  ink.fillStyle = colour("--paper");
  ink.fill();
  ink.strokeStyle = colour("--ink");
  ink.lineWidth = 1.4;
  if (denied) ink.setLineDash([3, 2]);
  ink.stroke();
  ink.setLineDash([]);
  if (count === 1) {
    shape(ink, families[0][0], x, r + 2, 14, colour(`--family-${families[0][0]}`));
    return taken(ink);
  }
  let from = -Math.PI / 2;
  for (const [family, many] of families) {
    const to = from + (2 * Math.PI * many) / count;
    ink.beginPath();
    ink.arc(x, r + 2, r - 2.8, from, to);
    ink.lineWidth = 3.4;
    ink.strokeStyle = colour(`--family-${family}`);
    ink.stroke();
    from = to;
  }
  ink.fillStyle = colour("--ink");
  ink.font = `700 ${count > 99 ? 8 : 11}px system-ui, "DejaVu Sans", sans-serif`;
  ink.textAlign = "center";
  ink.textBaseline = "middle";
  ink.fillText(String(count), x, r + 2.5);
  return taken(ink);
}

/** A name; the browser sets it, so that every script comes out right. */
function label(text) {
  const face = '600 12px system-ui, "Noto Sans", "Noto Sans Arabic", "DejaVu Sans", sans-serif';
  let ink = canvas(4, 4);
  ink.font = face;
  const width = Math.ceil(ink.measureText(text).width) + 8;
  ink = canvas(width, 18);
  ink.font = face;
  ink.textBaseline = "middle";
  ink.textAlign = "center";
  ink.lineJoin = "round";
  ink.lineWidth = 3.5;
  ink.strokeStyle = colour("--paper");
  ink.strokeText(text, width / 2, 9);
  ink.fillStyle = colour("--ink");
  ink.fillText(text, width / 2, 9);
  return taken(ink);
}

const DRAWN = { holding, change, ground, pin, label };

/** The name of an image: its maker and what it shows. */
export function named(maker, ...shown) {
  return JSON.stringify([maker, ...shown]);
}

/** Puts an image on a map, once. */
export function draw(map, name) {
  if (map.hasImage(name)) return;
  const [maker, ...shown] = JSON.parse(name);
  map.addImage(name, DRAWN[maker](...shown), { pixelRatio: SCALE });
}

/** Draws every image of a map anew, after the colours of the page have changed. */
export function redraw(map) {
  for (const name of map.listImages()) {
    if (!name.startsWith("[")) continue;
    const [maker, ...shown] = JSON.parse(name);
    map.updateImage(name, DRAWN[maker](...shown));
  }
}
