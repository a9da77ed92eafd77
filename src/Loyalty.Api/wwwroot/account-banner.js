// <account-banner src="…/v1/programs/{program}/members/{member}/live" token="…"></account-banner>
//
// A member's tier at the head of an account page, live: its art and text out of the program, what it gives, and the wheel.
// docs/wheel.md has its attributes, parts, variables and texts.

import { metals, ProgressWheel } from "./progress-wheel.js";

// label|percent off|free shipping|free shipping from|early access|priority service|events|recommendations
export const texts = {
  en: "Your tier|{0} off|Free shipping|Free shipping from {0}|Early access|Priority service|Event invitations|Recommendations for you",
  fr: "Votre niveau|{0} de remise|Livraison offerte|Livraison offerte dès {0}|Accès en avant-première|Service prioritaire|Invitations aux événements|Recommandations pour vous",
  de: "Ihre Stufe|{0} Rabatt|Kostenloser Versand|Kostenloser Versand ab {0}|Früher Zugang|Bevorzugter Service|Einladungen zu Events|Empfehlungen für Sie",
  es: "Su nivel|{0} de descuento|Envío gratis|Envío gratis desde {0}|Acceso anticipado|Atención prioritaria|Invitaciones a eventos|Recomendaciones para usted",
  it: "Il suo livello|{0} di sconto|Spedizione gratuita|Spedizione gratuita da {0}|Accesso in anteprima|Assistenza prioritaria|Inviti agli eventi|Consigli per lei",
  sv: "Din nivå|{0} rabatt|Fri frakt|Fri frakt från {0}|Förtur|Prioriterad service|Inbjudningar|Rekommendationer för dig",
  ar: "فئتك|خصم {0}|شحن مجاني|شحن مجاني من {0}|وصول مبكر|خدمة ذات أولوية|دعوات إلى الفعاليات|توصيات لك",
  zh: "您的等级|优惠 {0}|免运费|满{0}免运费|优先选购|优先客服|活动邀请|专属推荐",
  ja: "あなたのランク|{0}オフ|送料無料|{0}以上で送料無料|先行アクセス|優先サービス|イベントご招待|おすすめ",
  ko: "나의 등급|{0} 할인|무료 배송|{0} 이상 무료 배송|우선 구매|우선 서비스|이벤트 초대|맞춤 추천",
};
const kinds = ["", "percentOff", "freeShipping", "", "earlyAccess", "priorityService", "eventInvitations", "recommendations"];

const style = new CSSStyleSheet();
style.replaceSync(`
:host { display: block; container-type: inline-size; color: var(--banner-text, inherit); }
:host([hidden]), .blank, [hidden] { display: none !important; }
.all { display: grid; grid-template-columns: auto minmax(0, 1fr); align-items: center; gap: 0 1.75rem; position: relative; isolation: isolate; overflow: hidden;
  min-block-size: 13rem; padding: 1.5rem 1.75rem; border-radius: var(--banner-radius, 1.1rem); border: 1px solid color-mix(in srgb, var(--tier) 35%, transparent);
  background: var(--banner-ground, linear-gradient(100deg, color-mix(in oklab, var(--tier) 13%, Canvas), color-mix(in oklab, var(--tier) 26%, Canvas)));
  color: var(--banner-text, CanvasText); }
.art { position: absolute; inset: 0; z-index: -1; inline-size: 100%; block-size: 100%; mask-image: linear-gradient(var(--to-end), transparent 55%, #000 90%); }
.picture { object-fit: cover; }
.drawn:has(~ .picture:not([hidden])) { display: none; }
.drawn { color: var(--tier); overflow: visible; }
[dir=ltr] { --to-end: 90deg; }
[dir=rtl] { --to-end: 270deg; }
[dir=rtl] .drawn { transform: scaleX(-1); mask-image: linear-gradient(90deg, transparent 55%, #000 90%); }
progress-wheel { --wheel-size: 10rem; --wheel-ground: Canvas; }
progress-wheel::part(tier) { display: none; }
.words { padding-inline-end: 28cqi; }
p { margin: 0; }
.tier { font-size: clamp(1.35rem, 4cqi, 2rem); font-weight: 750; line-height: 1.15; letter-spacing: -.015em; }
.text { margin-block-start: .35rem; line-height: 1.45; text-wrap: pretty; }
.benefits { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; margin: .85rem 0 0; padding: 0; font-size: .8125rem; }
.benefits:empty { display: none; }
li { padding: .2rem .7rem; border-radius: 2rem; background: color-mix(in oklab, Canvas 82%, transparent); border: 1px solid color-mix(in srgb, var(--tier) 40%, transparent); }
@container (max-width: 36rem) {
  .all { grid-template-columns: minmax(0, 1fr) auto; padding: 5rem 1.1rem 1.1rem; gap: .75rem 1rem; }
  .art, [dir=rtl] .drawn { block-size: 6.5rem; mask-image: linear-gradient(#000 40%, transparent); }
  progress-wheel { --wheel-size: 8.5rem; grid-area: 1 / 2; }
  .words { display: contents; }
  .head { grid-area: 1 / 1; }
  .benefits { grid-column: 1 / -1; margin: 0; }
}
`);

// Where there is no picture, or until it has come: rings in the tier's colour.
const html = `<section class="all blank" part="all">
<svg class="art drawn" part="drawn" viewBox="0 0 600 220" preserveAspectRatio="xMaxYMid" aria-hidden="true" fill="none" stroke="currentColor">
<g fill="currentColor" stroke="none"><circle cx="490" cy="90" r="190" fill-opacity=".12"/><circle cx="600" cy="230" r="150" fill-opacity=".18"/>
<circle cx="490" cy="90" r="62" fill-opacity=".22"/><path d="M490 52l11.7 23.7 26.2 3.8-18.9 18.5 4.4 26-23.4-12.3-23.4 12.3 4.4-26-18.9-18.5 26.2-3.8z" fill-opacity=".85"/></g>
<g stroke-opacity=".4"><circle cx="490" cy="90" r="84"/><circle cx="490" cy="90" r="106"/><circle cx="490" cy="90" r="128"/></g></svg>
<img class="art picture" part="picture" alt="" hidden>
<progress-wheel class="wheel" part="wheel" exportparts="bar:wheel-bar, track, arc, value, next, status, again"></progress-wheel>
<div class="words" part="words"><div class="head"><p class="tier" part="tier"></p><p class="text" part="text"></p></div><ul class="benefits" part="benefits"></ul></div></section>`;

export class AccountBanner extends HTMLElement {
  static observedAttributes = ["src", "token", "lang"];
  #parts = {};

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" }), parts = this.#parts;
    root.adoptedStyleSheets = [style];
    root.innerHTML = html;
    for (const name of ["all", "picture", "wheel", "tier", "text", "benefits"]) parts[name] = root.querySelector("." + name);
    parts.wheel.addEventListener("member", ({ detail }) => this.#draw(detail));
    parts.wheel.addEventListener("live", () => this.dispatchEvent(new Event("live")));
    parts.picture.onload = () => { parts.picture.hidden = false; };
  }

  // The wheel does all that is live.
  attributeChangedCallback(name, before, now) {
    const { wheel, all } = this.#parts;
    if (name === "src" && before !== now) all.classList.add("blank");
    wheel.getToken = this.getToken;
    if (now === null) wheel.removeAttribute(name);
    else wheel.setAttribute(name, now);
  }

  get live() { return this.#parts.wheel.live; }
  get member() { return this.#parts.wheel.member; }
  set member(member) { this.#parts.wheel.member = member; }

  #text(language, at, value) {
    const all = texts[language] ?? texts[language.slice(0, 2)] ?? texts.en;
    return all.split("|")[at].replace("{0}", value);
  }

  #draw(member) {
    const { all, wheel, picture, tier, text, benefits } = this.#parts, { id, name, art, colour } = member.tier, language = wheel.language;
    all.classList.remove("blank");
    all.style.setProperty("--tier", colour ?? metals[id] ?? "#6d5cf5");
    all.lang = language;
    all.dir = wheel.shadowRoot.firstElementChild.dir;
    all.ariaLabel = this.ariaLabel ?? this.#text(language, 0);
    this.setAttribute("tier", id);
    tier.textContent = name;
    text.textContent = member.tier.texts?.banner ?? "";
    benefits.replaceChildren(...(member.tier.benefits ?? []).map(benefit => {
      const item = document.createElement("li");
      item.textContent = this.#benefit(language, benefit, member.currency ?? member.progress.currency);
      return item;
    }));
    if (picture.getAttribute("src") === (art?.banner ?? null)) return;
    picture.hidden = true;
    if (art?.banner) picture.src = art.banner;
    else picture.removeAttribute("src");
  }

  #benefit(language, { kind, percent, minOrder }, currency) {
    const number = (value, options) => new Intl.NumberFormat(language, { maximumFractionDigits: 2, ...options }).format(value);
    if (percent !== undefined) return this.#text(language, 1, number(percent / 100, { style: "percent" }));
    if (minOrder === undefined) return this.#text(language, kinds.indexOf(kind));
    return this.#text(language, 3, number(minOrder, currency && { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" }));
  }
}

if (!customElements.get("account-banner")) customElements.define("account-banner", AccountBanner);
