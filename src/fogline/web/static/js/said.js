// Taking back one's own words from the list of what was said.
import { send, wrong } from "./answers.js";

for (const button of document.querySelectorAll("[data-undo]")) {
  button.addEventListener("click", async () => {
    button.disabled = true;
    const answer = await send("/review/undo", { records: [button.dataset.undo] });
    if (answer.ok) {
      button.closest("li").classList.add("withdrawn");
      button.replaceWith("(taken back)");
    } else {
      button.disabled = false;
      document.getElementById("progress").textContent = wrong(answer.body);
    }
  });
}
