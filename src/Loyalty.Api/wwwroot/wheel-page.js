import { Api } from "./api.js";
import { tellProblem } from "./draw.js";

// What members of each program are like, what they buy, and for how much in the currency's own size.
const examples = {
  storefront: { name: "Storefront", as: ["en-US USD", "fr-FR USD"], prices: [3, 12, 50] },
  "net-a-porter": {
    name: "NET-A-PORTER",
    as: ["en-GB GBP", "fr-FR EUR", "de-DE EUR", "it-IT EUR", "ar-AE AED", "ja-JP JPY", "ko-KR KRW", "zh-CN USD"],
    prices: [180, 950, 3400],
  },
  gemo: { name: "Gémo", as: ["fr-FR EUR", "en-GB EUR"], prices: [15, 40, 120], order: { channel: "store" } },
  star: { name: "Star Rewards", as: ["en-US USD", "es-US USD"], prices: [25, 160, 620], order: { paymentMethod: "star-card" } },
  extracare: { name: "ExtraCare", as: ["en-US USD", "es-US USD"], prices: [8, 30, 75], category: "beauty" },
  "key-rewards": {
    name: "Key Rewards",
    as: ["en-US USD", "es-US USD", "fr-FR USD"],
    prices: [40, 250, 900],
    order: { partner: "west-elm", paymentMethod: "key-card" },
  },
  "plus-member": { name: "Plus", as: ["sv-SE EUR", "en-US USD", "de-DE EUR", "es-ES EUR"], prices: [35, 120, 280] },
};
const sizes = { AED: 5, JPY: 180, KRW: 1600 };
const sample = {
  memberId: "sample", version: 1, tier: { id: "silver", name: "Silver" },
  progress: { tier: "silver", nextTier: "gold", nextTierName: "Gold", percent: 64, missing: 1801, formatted: { value: "3,200", threshold: "5,001", missing: "1,801" } },
};

const element = id => document.getElementById(id);
const wheel = element("wheel"), banner = element("banner");
const fresh = kind => `${kind}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;
let chosen = Object.keys(examples)[0], key, api, member, lastOrder;

const locale = () => element("as").value.split(" ")[0], currency = () => element("as").value.split(" ")[1];

function choose(program) {
  chosen = program;
  api = new Api(`/v1/programs/${program}`, key, () => {});
  element("as").replaceChildren(...examples[program].as.map(as => {
    const names = new Intl.DisplayNames("en", { type: "language" });
    return new Option(`${names.of(as.split(" ")[0])}, ${as.split(" ")[1]}`, as);
  }));
  enter();
}

// A member of its own for each visit, program and locale.
async function enter(other = false) {
  const place = `wheel:${chosen}:${element("as").value}`;
  if (other) sessionStorage.removeItem(place);
  member = sessionStorage.getItem(place) ?? fresh("wheel");
  sessionStorage.setItem(place, member);
  element("return").disabled = true;
  element("events").textContent = "";
  const of = member, answer = await api.call("POST", "/members", { memberId: member, locale: locale(), currency: currency() });
  if (!answer.ok) return tellProblem(answer.body);
  if (of !== member) return;
  tellProblem();
  for (const follower of [wheel, banner]) {
    follower.setAttribute("token", key);
    follower.setAttribute("src", `${api.base}/members/${encodeURIComponent(member)}/live`);
  }
  drawButtons();
}

function drawButtons() {
  const money = new Intl.NumberFormat("en", { style: "currency", currency: currency(), maximumFractionDigits: 0 });
  element("buy").replaceChildren(...examples[chosen].prices.map(price => {
    const button = document.createElement("button"), amount = price * (sizes[currency()] ?? 1);
    button.textContent = `Buy for ${money.format(amount)}`;
    button.onclick = () => buy(amount);
    return button;
  }));
}

async function buy(unitPrice) {
  const { order, category } = examples[chosen], orderId = fresh("order");
  const answer = await api.call("POST", `/members/${encodeURIComponent(member)}/purchases`, {
    orderId, currency: currency(), channel: "web", ...order, lines: [{ sku: "ANY", category, quantity: 1, unitPrice }],
  });
  tellProblem(answer.ok ? undefined : answer.body);
  if (!answer.ok) return;
  lastOrder = orderId;
  element("return").disabled = false;
}

async function giveBack() {
  element("return").disabled = true;
  const answer = await api.call("POST", `/members/${encodeURIComponent(member)}/returns`, { returnId: fresh("return"), orderId: lastOrder });
  tellProblem(answer.ok ? undefined : answer.body);
}

function tell(line) {
  const place = element("events"), time = new Date().toLocaleTimeString("en", { hour12: false });
  place.textContent = [`${time}  ${line}`, ...place.textContent.split("\n").filter(Boolean)].slice(0, 6).join("\n");
}

function open() {
  const given = new URLSearchParams(location.hash.slice(1)).get("key");
  if (given) {
    sessionStorage.setItem("key", given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  key = sessionStorage.getItem("key");
  element("no-key").hidden = Boolean(key);
  element("examples").hidden = !key;
  if (key) choose(chosen);
}

for (const [program, { name }] of Object.entries(examples)) {
  const label = document.createElement("label"), input = document.createElement("input");
  Object.assign(input, { type: "radio", name: "program", value: program, checked: program === chosen, onchange: () => choose(program) });
  label.append(input, name);
  element("programs").append(label);
}
for (const own of document.querySelectorAll(".sample")) own.member = sample;
wheel.addEventListener("member", ({ detail: { version, progress, tier } }) =>
  tell(`member  version ${version}, ${tier.id}, ${progress.percent} %, ${progress.formatted.value}`));
wheel.addEventListener("live", () => tell(`live    ${wheel.live}`));
element("as").onchange = () => enter();
element("other").onclick = () => enter(true);
element("return").onclick = giveBack;
element("theme").onchange = ({ target }) => { document.documentElement.style.colorScheme = target.value; };
addEventListener("hashchange", open);
open();
