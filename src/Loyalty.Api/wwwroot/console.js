// Makes the console quicker to use. Nothing depends on it but what moves by itself.

/* Live figures: each event is a piece of the page, drawn by the server. */
function follow(place) {
  const state = place.querySelector(".state");
  const source = new EventSource(place.dataset.live);
  const tell = (isLive, text) => {
    place.classList.toggle("on", isLive);
    if (state.textContent !== text) state.textContent = text;
  };
  source.onopen = () => tell(true, "Live");
  source.onerror = () => tell(false, source.readyState === EventSource.CLOSED
    ? "Not live: open the page again, or sign in again"
    : "Not live: trying again");
  for (const part of document.querySelectorAll("[data-part]")) {
    source.addEventListener(part.dataset.part, ({ data }) => { part.innerHTML = data; });
  }
  addEventListener("pagehide", () => source.close());
}

/* A form with data-confirm asks before it is sent. */
function dialog(html) {
  const box = document.createElement("dialog");
  box.innerHTML = html;
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}

function confirmFirst(event) {
  const form = event.target;
  if (!form.dataset.confirm || form.dataset.confirmed) return;
  event.preventDefault();
  const box = dialog(`<form method="dialog"><h2></h2><menu><button value="no" class="plain" autofocus>Cancel</button><button value="yes"></button></menu></form>`);
  box.setAttribute("aria-label", "Confirm");
  box.querySelector("h2").textContent = form.dataset.confirm;
  const yes = box.querySelector("[value=yes]");
  yes.textContent = event.submitter?.textContent.trim() || "Go on";
  yes.className = event.submitter?.className ?? "";
  box.addEventListener("close", () => {
    if (box.returnValue !== "yes") return;
    form.dataset.confirmed = "yes";
    form.requestSubmit(event.submitter);
  });
}

/* Keys: / looks up, g and a digit goes to a room, ? tells all this. */
let going = false;

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  const rooms = [...document.querySelectorAll(".rooms a")];
  if (going && rooms[event.key - 1]) location.href = rooms[event.key - 1].href;
  going = event.key === "g";
  if (event.key === "/") {
    event.preventDefault();
    const search = document.querySelector("[data-lookup]");
    const room = rooms.find(({ pathname }) => pathname.endsWith("/members"));
    if (search) search.focus();
    else if (room) location.href = room.href;
  } else if (event.key === "?") {
    const list = rooms.map((room, index) => `<tr><td><kbd>g</kbd> <kbd>${index + 1}</kbd></td><td>${room.innerHTML}</td></tr>`).join("");
    dialog(`<form method="dialog"><h2>Keys</h2><table><tr><td><kbd>/</kbd></td><td>Look a member up</td></tr>${list}
      <tr><td><kbd>?</kbd></td><td>This</td></tr></table><menu><button autofocus>Close</button></menu></form>`).setAttribute("aria-label", "Keys");
  }
}

document.querySelectorAll("[data-live]").forEach(follow);
addEventListener("submit", confirmFirst);
addEventListener("keydown", key);
addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll("details.choice[open]")) {
    if (!menu.contains(target)) menu.open = false;
  }
});
