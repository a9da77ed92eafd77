// <progress-wheel src=".../v1/programs/{program}/members/{member}/live" token="..."></progress-wheel>
//
// A member's way to the next tier, live. Attributes: src, token. Event: "member", its detail being the member's state.
// Colours and size are CSS variables: --wheel-size, --wheel-track, --wheel-from, --wheel-to, --wheel-text, --wheel-quiet,
// --wheel-live, --wheel-lost.

const firstWait = 500, longestWait = 15_000, longestSilence = 40_000;
const reach = 2 * Math.PI * 88;

const style = new CSSStyleSheet();
style.replaceSync(`
:host { display: inline-block; inline-size: var(--wheel-size, 17rem); max-inline-size: 100%; color: var(--wheel-text, CanvasText);
  font: inherit; container-type: inline-size; }
:host([hidden]) { display: none; }
.wheel { position: relative; aspect-ratio: 1; }
svg { inline-size: 100%; block-size: 100%; overflow: visible; transform: rotate(-90deg); }
circle { fill: none; stroke-width: 15; stroke-linecap: round; }
.track { stroke: var(--wheel-track, color-mix(in srgb, currentColor 12%, transparent)); }
.arc { stroke-dasharray: ${reach}; stroke-dashoffset: ${reach}; opacity: 0;
  transition: stroke-dashoffset .9s cubic-bezier(.3, 1.2, .4, 1), opacity .3s; }
.arc.some { opacity: 1; }
.glow { opacity: 0; }
.from { stop-color: var(--wheel-from, #8b5cf6); } .to { stop-color: var(--wheel-to, #ec4899); }
.text { position: absolute; inset: 0; display: flex; flex-direction: column; align-items: center; justify-content: center;
  text-align: center; gap: .15em; padding: 17%; }
.tier { font-size: 6.5cqi; font-weight: 650; letter-spacing: .08em; text-transform: uppercase; color: var(--wheel-quiet, inherit); }
.value { font-size: 17cqi; line-height: 1.05; font-weight: 750; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.long .value { font-size: 12cqi; }
.next { font-size: 5.6cqi; line-height: 1.3; color: var(--wheel-quiet, inherit); }
.next b { text-transform: capitalize; font-weight: 650; color: var(--wheel-text, inherit); }
.status { display: flex; align-items: center; justify-content: center; gap: .5em; margin-block-start: .6em; font-size: .8125rem;
  color: var(--wheel-quiet, inherit); }
.status::before { content: ""; inline-size: .6em; block-size: .6em; border-radius: 50%; background: var(--wheel-lost, #d97706); }
.live .status::before { background: var(--wheel-live, #16a34a); animation: breathe 2.4s ease-in-out infinite; }
.lost .wheel { filter: saturate(.35); opacity: .75; }
.risen .glow { animation: rise 1.4s ease-out; }
@keyframes breathe { 50% { opacity: .35; } }
@keyframes rise { 0% { opacity: .9; stroke-width: 15; } 100% { opacity: 0; stroke-width: 44; } }
@media (prefers-reduced-motion: reduce) { .arc { transition: none; } .risen .glow, .live .status::before { animation: none; } }
`);

const template = document.createElement("template");
template.innerHTML = `<div class="all lost"><div class="wheel"><svg viewBox="0 0 200 200" aria-hidden="true">
<defs><linearGradient id="way" x1="1" y1="0" x2="0" y2="1"><stop class="to" offset="0"/><stop class="from" offset="1"/></linearGradient></defs>
<circle class="track" cx="100" cy="100" r="88"/><circle class="arc" cx="100" cy="100" r="88" stroke="url(#way)"/>
<circle class="glow" cx="100" cy="100" r="88" stroke="url(#way)"/></svg>
<div class="text" aria-hidden="true"><span class="tier"></span><span class="value">–</span><span class="next"></span></div></div>
<div class="status" role="status"></div></div>`;

class ProgressWheel extends HTMLElement {
  static observedAttributes = ["src", "token"];

  #parts = {};
  #stop;
  #queued = false;
  #lastId;
  #tier;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    root.append(template.content.cloneNode(true));
    for (const name of ["all", "arc", "tier", "value", "next", "status"]) this.#parts[name] = root.querySelector("." + name);
  }

  connectedCallback() {
    this.setAttribute("role", "progressbar");
    this.setAttribute("aria-valuemin", "0");
    this.setAttribute("aria-valuemax", "100");
    if (!this.hasAttribute("aria-label") && !this.hasAttribute("aria-labelledby")) this.setAttribute("aria-label", "Way to the next tier");
    this.#restart();
  }

  disconnectedCallback() {
    this.#stop?.abort();
  }

  // src and token are often set one after the other: one start for both.
  attributeChangedCallback(name, before, now) {
    if (name === "src" && before !== now) this.#lastId = this.#tier = undefined;
    if (!this.isConnected || before === now || this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => { this.#queued = false; this.#restart(); });
  }

  #restart() {
    this.#stop?.abort();
    this.#stop = new AbortController();
    if (this.isConnected && this.getAttribute("src")) this.#follow(this.#stop.signal);
    else this.#say(false, "Not live: nobody to follow");
  }

  async #follow(stop) {
    let wait = firstWait;
    this.#say(false, "Connecting …");
    while (!stop.aborted) {
      let why = "connection lost";
      try {
        why = await this.#read(stop, () => { wait = firstWait; });
      } catch (error) {
        if (stop.aborted) return;
        why = error.status ? `refused (${error.status})` : why;
      }
      if (stop.aborted) return;
      this.#say(false, `Not live: ${why}. Trying again …`);
      await pause(wait * (0.75 + Math.random() / 2), stop);
      wait = Math.min(wait * 2, longestWait);
    }
  }

  // Reads one connection to its end. Silence, heartbeats included, counts as an end.
  async #read(stop, arrived) {
    const silent = new AbortController();
    let timer;
    const heard = () => { clearTimeout(timer); timer = setTimeout(() => silent.abort(), longestSilence); };
    try {
      heard();
      const headers = { Accept: "text/event-stream" };
      if (this.getAttribute("token")) headers.Authorization = "Bearer " + this.getAttribute("token");
      if (this.#lastId) headers["Last-Event-ID"] = this.#lastId;
      const answer = await fetch(this.getAttribute("src"), { headers, cache: "no-store", signal: AbortSignal.any([stop, silent.signal]) });
      if (!answer.ok) throw Object.assign(new Error(answer.statusText), { status: answer.status });
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return "the server closed the connection";
        heard();
        const events = (rest + value).split("\n\n");
        rest = events.pop();
        for (const event of events) if (this.#take(event)) arrived();
      }
    } finally {
      clearTimeout(timer);
    }
  }

  #take(event) {
    const data = [];
    for (const line of event.split("\n")) {
      if (line.startsWith("id: ")) this.#lastId = line.slice(4);
      if (line.startsWith("data: ")) data.push(line.slice(6));
    }
    if (!data.length) return false;
    const member = JSON.parse(data.join("\n"));
    this.#show(member);
    this.#say(true, "Live");
    this.dispatchEvent(new CustomEvent("member", { detail: member, bubbles: true, composed: true }));
    return true;
  }

  #show({ tier, progress }) {
    const { all, arc, value, next } = this.#parts, { formatted, percent, nextTier } = progress;
    this.#parts.tier.textContent = tier.name;
    value.textContent = formatted.value;
    next.replaceChildren(...(nextTier ? [formatted.missing + " to ", bold(nextTier)] : ["The highest tier"]));
    arc.style.strokeDashoffset = reach * (1 - percent / 100);
    arc.classList.toggle("some", percent > 0);
    all.classList.toggle("long", formatted.value.length > 7);
    if (this.#tier && this.#tier !== tier.id) {
      all.classList.remove("risen");
      requestAnimationFrame(() => all.classList.add("risen"));
    }
    this.#tier = tier.id;
    this.setAttribute("aria-valuenow", String(percent));
    this.setAttribute("aria-valuetext", nextTier
      ? `${tier.name}: ${formatted.value} of ${formatted.threshold}, ${formatted.missing} to ${nextTier}`
      : `${tier.name}: ${formatted.value}, the highest tier`);
  }

  #say(live, text) {
    this.#parts.all.classList.toggle("live", live);
    this.#parts.all.classList.toggle("lost", !live);
    if (this.#parts.status.textContent !== text) this.#parts.status.textContent = text;
  }
}

function bold(text) {
  const element = document.createElement("b");
  element.textContent = text;
  return element;
}

// Ends early when told to stop, or when the network is back.
function pause(milliseconds, stop) {
  return new Promise(resolve => {
    const end = () => { clearTimeout(timer); removeEventListener("online", end); stop.removeEventListener("abort", end); resolve(); };
    const timer = setTimeout(end, milliseconds);
    addEventListener("online", end);
    stop.addEventListener("abort", end);
  });
}

if (!customElements.get("progress-wheel")) customElements.define("progress-wheel", ProgressWheel);

export { ProgressWheel };
