// Answers go to the server one after another, so that they are recorded in the order in which they were given.
let last = Promise.resolve();

/** Sends one answer after those before it; gives the status and the body, whatever they are. A body that is a function
 *  is made when its turn comes, so that it knows what the answers before it recorded; null then sends nothing. */
export function send(path, body) {
  const sent = last.then(() => {
    const told = typeof body === "function" ? body() : body;
    return told === null ? { ok: true, status: 204, body: { records: [] } } : post(path, told);
  });
  last = sent.catch(() => {});
  return sent;
}

/** When everything that was sent has been answered. */
export function settled() {
  return last;
}

async function post(path, body) {
  const answer = await asked(path, body);
  if (!answer) return { ok: false, status: 0, body: { message: "the server does not answer" } };
  let told = {};
  try { told = await answer.json(); } catch { told = { message: answer.statusText }; }
  return { ok: answer.ok, status: answer.status, body: told };
}

/** The answer, or null where none came. */
function asked(path, body) {
  return fetch(path, {
    method: "POST",
    headers: {
      Accept: "application/json",
      "Content-Type": "application/json",
      "X-CSRF-Token": document.body.dataset.formToken,
    },
    body: JSON.stringify(body),
  }).catch(() => null);
}

/** An error in words. */
export function wrong(told) {
  const more = (told.errors || []).map((one) => one.message).join("; ");
  return `Not recorded: ${told.message || "the server did not say why"}${more ? ` (${more})` : ""}`;
}
