// <progress-wheel src="…/v1/programs/{program}/members/{member}/live" token="…"></progress-wheel>
// A member's way to the next tier, live: docs/wheel.md.

const firstWait = 500, longestWait = 20_000, longestSilence = 40_000, hiddenFor = 10_000, settled = 3_000;
const reach = 553; // around the circle

// label|missing|at the top|points by plural: other, one, two, few|of|live|connecting|not live|try again|risen
export const texts = {
  en: "Way to the next tier|{0} to {1}|The highest tier|points,point|{0} of {1}|Live|Connecting …|Not live|Try again|You are now {0}",
};

// Of tiers that the program gives no colour.
export const metals = { bronze: "#a9662f", silver: "#74829a", gold: "#b98405", platinum: "#46698f" };

const style = new CSSStyleSheet();
style.replaceSync(`
:host { display: inline-block; inline-size: var(--wheel-size, 17rem); max-inline-size: 100%; color: var(--wheel-text, inherit); container-type: inline-size; }
:host([hidden]), .blank .text > :not(.status), .still .status, [hidden] { display: none !important; }
.bar, .all { position: relative; aspect-ratio: 1; }
svg { overflow: visible; transform: rotate(-90deg); }
circle { cx: 100px; cy: 100px; r: 88px; fill: none; stroke: url(#way); stroke-width: var(--wheel-thickness, 15); stroke-linecap: round; }
.track { stroke: var(--wheel-track, color-mix(in srgb, currentColor 12%, transparent)); }
.arc { stroke-dasharray: ${reach}; stroke-dashoffset: ${reach}; }
.glow, .none { opacity: 0; }
.from { stop-color: var(--wheel-from, var(--tier)); }
.to { stop-color: var(--wheel-to, color-mix(in oklab, var(--tier), #fff 45%)); }
.text { position: absolute; inset: 15%; display: flex; flex-direction: column; align-items: center; justify-content: center; text-align: center; gap: 1.2cqi;
  color: var(--wheel-quiet, inherit); font-size: max(5.4cqi, .6875rem); line-height: 1.3; text-wrap: balance; }
.icon { block-size: 13cqi; }
.tier { font-size: 1.15em; font-weight: 650; text-transform: uppercase; }
.value { color: var(--wheel-text, inherit); font-size: min(17cqi, 105cqi / var(--length)); line-height: 1.1; font-weight: 750; white-space: nowrap; }
.status { font-size: .85em; }
.status::before { content: ""; display: inline-block; inline-size: .6em; block-size: .6em; margin-inline-end: .5em; border-radius: 50%; background: var(--wheel-lost, #d97706); }
.live .status::before { background: var(--wheel-live, #16a34a); animation: breathe 2.4s infinite; }
.all:not(.live, .still) :is(svg, .icon) { filter: saturate(.3); opacity: .7; }
.again { position: absolute; inset: auto 0 -4%; margin: auto; inline-size: fit-content; font-family: inherit; padding: .3em 1em; border-radius: 2em;
  color: var(--wheel-text, CanvasText); background: var(--wheel-ground, Canvas); border: 1px solid; cursor: pointer; }
.said { position: absolute; inset: 0; overflow: hidden; clip-path: inset(50%); }
@keyframes breathe { 50% { opacity: .35; } }
@media (prefers-reduced-motion) { ::before { animation: none !important; } }
`);

const html = `<div class="all"><div class="bar" role="progressbar">
<svg viewBox="0 0 200 200"><linearGradient id="way" x1="1" y1="0" x2="0" y2="1"><stop class="to"/><stop class="from" offset="1"/></linearGradient>
<circle class="track"/><circle class="arc"/><circle class="glow"/></svg>
<div class="text"><img class="icon" alt="" hidden><span class="tier"></span><bdi class="value"></bdi>
<span class="next"></span><span class="status"></span></div></div>
<button class="again" hidden></button><div class="said" role="status"></div></div>`;

// Follows the stream of a wheel, and comes back to it, later and later, until told to stop.
function follow(wheel, src, say) {
  let token = wheel.getAttribute("token"), until = 0, turn = 0, cut, wake;

  // A JWT tells how long it lives; the clock of this device may be wrong.
  const fetchToken = async () => {
    token = await wheel.getToken();
    token = token.token ?? token;
    until = Infinity;
    try {
      const { iat, exp } = JSON.parse(atob(token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/")));
      until = performance.now() + Math.min(800 * (exp - iat), 1e9);
    } catch { /* another kind of token */ }
  };

  // Reads one connection to its end; true: it ended for a new token only. Silence, heartbeats included, is an end.
  const read = async arrived => {
    const end = cut = new AbortController(), headers = { Accept: "text/event-stream" };
    let silence, renewal, renewed;
    const heard = () => { clearTimeout(silence); silence = setTimeout(() => end.abort(), longestSilence); };
    const renew = () => fetchToken().then(() => { renewed = true; end.abort(); }, () => {});
    try {
      heard();
      if (wheel.getToken && performance.now() >= until) await fetchToken();
      if (until && until < Infinity) renewal = setTimeout(renew, until - performance.now());
      if (token) headers.Authorization = "Bearer " + token;
      if (wheel.member) headers["Last-Event-ID"] = wheel.member.version;
      const answer = await fetch(src, { headers, cache: "no-store", signal: end.signal });
      if (!answer.ok) throw answer;
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let rest = ""; ;) {
        const { done, value } = await reader.read();
        if (done) return;
        heard();
        const events = (rest + value).split("\n\n");
        rest = events.pop();
        for (const event of events) {
          const data = /^data: (.*)/m.exec(event);
          if (!data) continue;
          wheel.member = JSON.parse(data[1]);
          say(5);
          arrived();
        }
      }
    } catch (error) {
      if (!renewed) throw error;
      return true;
    } finally {
      clearTimeout(silence);
      clearTimeout(renewal);
    }
  };

  const run = async mine => {
    await 0; // attributes come one after the other
    for (let wait = firstWait; mine === turn; wait = Math.min(wait * 2, longestWait)) {
      try {
        if (await read(() => { wait = firstWait / 2; })) continue;
      } catch ({ status }) {
        if (status === 401) until = 0;
      }
      if (mine !== turn) return;
      say(7);
      await new Promise(done => {
        wake = done;
        setTimeout(done, wait * (0.75 + Math.random() / 2));
        addEventListener("online", done, { once: true });
      });
    }
  };

  return {
    start() {
      if (cut) return;
      cut = new AbortController();
      run(++turn);
    },
    stop() {
      turn++;
      cut?.abort();
      wake?.();
      cut = undefined;
      say(6);
    },
    again: () => wake(),
  };
}

export class ProgressWheel extends HTMLElement {
  static observedAttributes = ["src", "token", "lang"];
  #parts = {};
  #member; #feed; #hiding; #telling; #told = []; #asked; #state = 6;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" }), parts = this.#parts;
    root.adoptedStyleSheets = [style];
    root.innerHTML = html;
    for (const part of root.querySelectorAll("[class]")) parts[part.part = part.getAttribute("class")] = part;
    parts.again.onclick = () => this.#feed.again();
    parts.icon.onload = () => { parts.icon.hidden = false; };
  }

  connectedCallback() {
    document.addEventListener("visibilitychange", this.#look);
    this.#restart();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#look);
    this.#restart();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "src") this.#member = undefined;
    this.#restart();
  }

  get live() { return this.#state === 5; }
  get member() { return this.#member; }
  set member(member) {
    const before = this.#member, risen = before && before.tier.id !== member.tier.id;
    this.#member = member;
    this.#draw(risen);
    this.dispatchEvent(new CustomEvent("member", { detail: member, bubbles: true, composed: true }));
    if (before) this.#tell();
    else this.#told = [this.#summary, member.tier.id];
  }

  #restart() {
    const src = this.isConnected && this.getAttribute("src");
    this.#feed?.stop();
    this.#feed = src ? follow(this, src, state => this.#say(state)) : undefined;
    this.#parts.all.classList.toggle("still", !src);
    this.#draw();
    this.#say(6);
    this.#look();
  }

  // A tab that nobody sees holds no connection for long.
  #look = () => {
    clearTimeout(this.#hiding);
    if (document.hidden) this.#hiding = setTimeout(() => this.#feed?.stop(), hiddenFor);
    else this.#feed?.start();
  };

  get language() { return this.lang || this.#member?.locale || document.documentElement.lang || navigator.language; }

  #text(at, ...values) {
    const all = texts[this.language] ?? texts[this.language.slice(0, 2)] ?? texts.en;
    return all.split("|")[at].replace(/\{(\d)\}/g, (_, place) => values[place]);
  }

  get #missing() {
    const { missing, currency, formatted, nextTier, nextTierName } = this.#member.progress, forms = this.#text(3).split(",");
    if (!nextTier) return this.#text(2);
    const form = { one: 1, two: 2, few: 3 }[new Intl.PluralRules(this.language).select(missing)];
    return this.#text(1, formatted.missing + (currency ? "" : "\u00a0" + (forms[form] ?? forms[0])), nextTierName);
  }

  get #summary() {
    const { tier, progress: { formatted: { value, threshold } } } = this.#member;
    return `${tier.name}: ${threshold ? this.#text(4, value, threshold) : value}. ${this.#missing}`;
  }

  #draw(risen) {
    const { all, bar, again, tier, value, next, icon } = this.#parts, member = this.#member, language = this.language;
    if (!/^en/.test(language) && !this.#asked) {
      this.#asked = import("./progress-wheel-texts.js").then(more => {
        Object.assign(texts, { ...more.texts, ...texts });
        this.#draw();
        this.#say(this.#state);
      });
    }
    all.lang = language;
    all.dir = /^(ar|fa|he|ur)\b/.test(language) ? "rtl" : "ltr";
    all.classList.toggle("blank", !member);
    bar.ariaLabel = this.ariaLabel ?? this.#text(0);
    again.textContent = this.#text(8);
    bar.ariaValueNow = member?.progress.percent;
    bar.ariaValueText = member && this.#summary;
    this.#turn(member?.progress.percent ?? 0, risen);
    if (!member) return;
    const { progress: { formatted }, tier: { id, name, art, colour } } = member;
    all.style.setProperty("--tier", colour ?? metals[id] ?? "#6d5cf5");
    all.style.setProperty("--length", formatted.value.length);
    this.setAttribute("tier", id);
    tier.textContent = name;
    value.textContent = formatted.value;
    next.textContent = this.#missing;
    if (icon.getAttribute("src") !== (art?.icon ?? "")) icon.hidden = true, icon.src = art?.icon ?? "";
  }

  // To a new tier it goes over the top.
  #turn(percent, risen) {
    const { arc, glow } = this.#parts, from = getComputedStyle(arc).strokeDashoffset, to = Math.round(reach * (1 - (percent < 100 ? Math.min(percent, 97) : 100) / 100)) + "px";
    arc.style.strokeDashoffset = to;
    arc.classList.toggle("none", !percent);
    if (from === to || matchMedia("(prefers-reduced-motion)").matches) return;
    arc.animate({ strokeDashoffset: risen ? [from, 0, reach, to] : [from, to], offset: risen ? [0, .5, .5, 1] : [] }, { duration: 900, easing: "ease-out" });
    if (risen) glow.animate({ opacity: [.9, 0], strokeWidth: [15, 44] }, 1400);
  }

  #say(state) {
    const { all, status, again } = this.#parts, text = this.#text(state);
    all.classList.toggle("live", state === 5);
    status.textContent = text;
    again.hidden = state < 7;
    if (state === this.#state) return;
    this.#state = state;
    if (state === 7) this.#tell();
    this.dispatchEvent(new Event("live"));
  }

  // To who listens: what is, once it is quiet, if it is news.
  #tell() {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => {
      const { id, name } = this.#member?.tier ?? {}, [words, tier] = this.#told, now = id && this.#state < 7 ? this.#summary : this.#text(7);
      this.#told = [now, id];
      if (now !== words) this.#parts.said.textContent = (id === tier ? "" : this.#text(9, name) + ". ") + now;
    }, settled);
  }
}

if (!customElements.get("progress-wheel")) customElements.define("progress-wheel", ProgressWheel);
