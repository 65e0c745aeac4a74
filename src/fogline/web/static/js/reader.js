// The text of a report: pointing at a claim in the margin shows its words, and the other way round.
const pieces = [...document.querySelectorAll("[data-claims]")];
const entries = [...document.querySelectorAll("[data-claim]")];

function point(ids, on) {
  for (const piece of pieces) {
    if (piece.dataset.claims.split(" ").some((one) => ids.includes(one))) piece.classList.toggle("pointed", on);
  }
  for (const entry of entries) if (ids.includes(entry.dataset.claim)) entry.parentElement.classList.toggle("pointed", on);
}

for (const one of [...pieces, ...entries]) {
  const ids = (one.dataset.claims || one.dataset.claim).split(" ");
  for (const [name, on] of [["pointerenter", true], ["pointerleave", false], ["focus", true], ["blur", false]]) {
    one.addEventListener(name, () => point(ids, on));
  }
}

document.getElementById("lit")?.scrollIntoView({ block: "center" });
