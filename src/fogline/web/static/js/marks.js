// What a map of a day draws: the ground of those who hold it, signs of places, pins of events, and names.
import { feature, labels, point, ring, signs as signLayer } from "./ground.js";
import { colour, named } from "./signs.js";

/** Events of one place are one pin. */
function pins(points) {
  const groups = new Map();
  for (const one of points) {
    const key = `${one.lon},${one.lat}`;
    groups.set(key, [...(groups.get(key) || []), one]);
  }
  return [...groups.values()].map((group) => {
    const counted = new Map();
    for (const one of group) counted.set(one.family, (counted.get(one.family) || 0) + 1);
    const families = [...counted].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const icon = named("pin", families, group.length, group.every((one) => one.denied));
    return feature(point(group[0]), { icon, ids: JSON.stringify(group.map((one) => one.id)), titles: JSON.stringify(group.map((one) => one.title)) });
  });
}

function names(marks, points) {
  const placed = new Map();
  for (const one of [...marks, ...points.map((at) => ({ ...at, name: at.place }))]) {
    const key = `${one.lon},${one.lat}`;
    if (!placed.has(key)) placed.set(key, one);
  }
  return [...placed.values()].map((one) => feature(point(one), { icon: named("label", one.name), rank: -one.radius }));
}

/** The features of every source for what the page tells of a day. */
export function layersOf(told) {
  const signs = told.marks.map((mark) => feature(point(mark), { id: mark.id, icon: named("holding", mark.texture, mark.colours, mark.siege) }));
  const grounds = told.marks
    .filter((mark) => mark.radius && mark.colours.length && !["old", "unknown"].includes(mark.texture))
    .map((mark) => feature(ring(mark.lon, mark.lat, mark.radius), {
      pattern: named("ground", mark.texture, mark.colours.slice(0, 2)), line: ["held", "claimed"].includes(mark.texture) ? mark.colours[0] : colour("--grey-mark"),
      // Of a city whose parts are drawn themselves, only the rim: its colour would lie under all of them.
      wide: mark.radius >= 3000 && told.marks.some((other) => other !== mark && other.radius < mark.radius),
    }));
  const rings = [...new Map(told.points.filter((one) => one.radius).map((one) => [`${one.lon},${one.lat}`, one])).values()]
    .map((one) => feature(ring(one.lon, one.lat, one.radius), {}));
  return { signs, grounds, rings, pins: pins(told.points), names: names(told.marks, told.points) };
}

export const SOURCES = ["grounds", "rings", "chosen", "signs", "pins", "names"];
export const LAYERS = [
  { id: "grounds", type: "fill", source: "grounds", filter: ["!", ["get", "wide"]], paint: { "fill-pattern": ["get", "pattern"] } },
  { id: "rims", type: "line", source: "grounds", paint: { "line-color": ["get", "line"], "line-width": 1.5, "line-dasharray": [3, 2] } },
  { id: "rings", type: "line", source: "rings", paint: { "line-width": 0.8, "line-dasharray": [1, 3], "line-opacity": 0.6 } },
  { id: "chosen", type: "line", source: "chosen", paint: { "line-width": 3 } },
  { id: "chosenpoint", type: "circle", source: "chosen", filter: ["==", ["geometry-type"], "Point"],
    paint: { "circle-radius": 17, "circle-opacity": 0, "circle-stroke-width": 3 } },
  signLayer("signs", "center"), signLayer("pins", "bottom"), labels("names"),
];
export const DYES = [["rings", "line-color", "--ink"], ["chosen", "line-color", "--accent"], ["chosenpoint", "circle-stroke-color", "--accent"]];
