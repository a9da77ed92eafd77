import { Api } from "./api.js";
import { drawCall, drawLedger, drawMember, drawReceipt, drawRows, drawTiles, tellProblem } from "./draw.js";

const products = [
  { sku: "POSTCARD", name: "Postcard", price: 2, category: "paper", art: "M3 6h18v12H3zM14 9h4v4h-4zM6 10h5M6 13h5" },
  { sku: "MUG", name: "Enamel mug", price: 8.5, category: "home", art: "M5 6h11v12H5zM16 9h3v6h-3M8 3v1M12 3v1" },
  { sku: "TOTE", name: "Linen tote", price: 19, category: "bags", art: "M5 9h14l-1 11H6zM9 9V6a3 3 0 0 1 6 0v3" },
  { sku: "BLANKET", name: "Wool blanket", price: 64, category: "home", art: "M4 6h16v10H4zM4 9h16M4 13h16M5 16v3M9 16v3M15 16v3M19 16v3" },
];
const doubleNow = { id: "double-now", name: { en: "Double points now" }, multiply: 2, stack: "best", active: true };
const programId = new URLSearchParams(location.search).get("program") ?? "storefront";
const element = id => document.getElementById(id);
const wheel = document.querySelector("progress-wheel");
const fresh = kind => `${kind}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;

let api, program, member, state, promotions = [], ledgerVersion = 0, ledgerEntries = [], reading = Promise.resolve();

// The key comes in the link's hash and goes out of sight; this tab keeps it.
function takeKey() {
  const given = new URLSearchParams(location.hash.slice(1)).get("key");
  if (given) {
    sessionStorage.setItem("key", given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return sessionStorage.getItem("key");
}

function showOnly(id) {
  for (const section of ["key", "join", "shop"]) element(section).hidden = section !== id;
  element("leave").hidden = id !== "shop";
}

async function open() {
  const key = takeKey();
  if (!key) return showOnly("key");
  api = new Api(`/v1/programs/${encodeURIComponent(programId)}`, key, drawCall);
  const answer = await api.call("GET", "");
  if (!answer.ok) {
    if (answer.status === 401) { sessionStorage.removeItem("key"); showOnly("key"); }
    return tellProblem(answer.body);
  }
  program = answer.body;
  element("program").textContent = program.name?.en ?? Object.values(program.name ?? {})[0] ?? program.id;
  const known = localStorage.getItem("member:" + programId);
  if (known && (await api.call("GET", memberPath(known))).ok) return enter(known);
  element("join-form").elements.member.value = fresh("maria");
  showOnly("join");
}

const memberPath = id => `/members/${encodeURIComponent(id)}`;

async function join(id) {
  const answer = await api.call("POST", "/members", { memberId: id });
  if (answer.ok || answer.body.code === "id-reused") enter(id);
  else tellProblem(answer.body);
}

function enter(id) {
  member = id;
  state = undefined;
  ledgerVersion = 0;
  ledgerEntries = [];
  localStorage.setItem("member:" + programId, id);
  element("member").textContent = id;
  showOnly("shop");
  wheel.setAttribute("token", api.key);
  wheel.setAttribute("src", `${api.base}${memberPath(id)}/live`);
  drawTiles(element("products"), products, currency(), buy);
  drawActivities();
  drawRewards();
  readPromotions();
}

const currency = () => program.currencies?.[0] ?? "USD";

function leave() {
  wheel.removeAttribute("src");
  element("member").textContent = "";
  localStorage.removeItem("member:" + programId);
  element("join-form").elements.member.value = fresh("maria");
  showOnly("join");
}

async function act(path, body) {
  const answer = await api.call("POST", memberPath(member) + path, body);
  if (!answer.ok) return tellProblem(answer.body);
  tellProblem();
  drawReceipt(element("receipt"), answer.body, { ...program, promotions }, answer.replayed);
}

const buy = ({ sku, category, price }) => act("/purchases", {
  orderId: fresh("order"), currency: currency(), channel: "web", lines: [{ sku, category, quantity: 1, unitPrice: price }],
});

function drawActivities() {
  const rules = (program.earn ?? []).filter(rule => rule.on?.startsWith("activity:"));
  element("activities").closest(".card").hidden = !rules.length;
  drawRows(element("activities"), rules.map(rule => ({
    title: words(rule.on.slice(9)),
    note: `${rule.give.reward ? "a voucher" : `${rule.give.points} points`}${rule.once === "perSubject" ? ", once a product" : rule.limit ? `, ${rule.limit.times} times` : ""}`,
    action: "Do it",
    run: () => act("/activities", { activityId: fresh("activity"), type: rule.on.slice(9), subject: rule.once === "perSubject" ? "MUG" : undefined }),
  })));
}

// What the member may have is asked of the engine: tiers, stock, limits and seasons say it, not the balance alone.
async function drawRewards() {
  const of = member;
  const answer = await api.call("GET", `/rewards?memberId=${encodeURIComponent(of)}`, undefined, true);
  if (!answer.ok || of !== member) return;
  element("rewards").closest(".card").hidden = !answer.body.rewards.length;
  drawRows(element("rewards"), answer.body.rewards.map(reward => ({
    title: reward.name,
    note: [`${reward.points.toLocaleString("en")} points`, reward.left !== undefined && `${reward.left} left`, whyNot(reward)].filter(Boolean).join(", "),
    action: "Redeem",
    short: !reward.available,
    run: () => act("/redemptions", { redemptionId: fresh("redemption"), rewardId: reward.id }),
  })));
}

const whyNot = ({ available, reason, missing }) =>
  available ? "" : reason === "insufficient-points" ? `${missing.toLocaleString("en")} missing` : words(reason ?? "").toLowerCase();

async function readPromotions() {
  const answer = await api.call("GET", "/promotions");
  if (!answer.ok) return tellProblem(answer.body);
  promotions = answer.body.promotions;
  const rows = promotions.map(promotion => ({
    title: promotion.name?.en ?? words(promotion.id),
    note: promotion.from ? `${promotion.from.slice(0, 10)} to ${promotion.until?.slice(0, 10) ?? "the end"}` : "at any time",
    on: promotion.active,
    run: () => toggle(promotion),
  }));
  if (!promotions.some(promotion => promotion.id === doubleNow.id)) {
    rows.push({ title: doubleNow.name.en, note: "a new promotion, at any time", action: "Add", run: addPromotion });
  }
  drawRows(element("promotions"), rows);
}

async function addPromotion() {
  const answer = await api.call("PUT", `/promotions/${doubleNow.id}`, doubleNow);
  if (!answer.ok) tellProblem(answer.body);
  await readPromotions();
}

async function toggle({ id, active }) {
  const answer = await api.call("POST", `/promotions/${encodeURIComponent(id)}/${active ? "deactivate" : "activate"}`);
  if (!answer.ok) tellProblem(answer.body);
  await readPromotions();
}

const giveBack = orderId => act("/returns", { returnId: fresh("return"), orderId });

// The ledger is read on from where it was left, one reader at a time.
async function readLedger() {
  const of = member;
  for (let after = api.ledgerEnd?.[of] ?? ""; ;) {
    const answer = await api.call("GET", `${memberPath(of)}/ledger?limit=500${after ? "&after=" + after : ""}`, undefined, true);
    if (!answer.ok || of !== member) return;
    const news = answer.body.entries.filter(entry => entry.version > ledgerVersion);
    if (news.length) ledgerVersion = news.at(-1).version;
    ledgerEntries.push(...news);
    if (!answer.body.next) break;
    after = answer.body.next;
    api.ledgerEnd = { [of]: after };
  }
  drawLedger(element("ledger"), ledgerEntries, giveBack);
}

const words = id => id.replace(/([a-z])([A-Z])|-/g, "$1 $2").toLowerCase().replace(/^./, first => first.toUpperCase());

wheel.addEventListener("member", ({ detail }) => {
  if (detail.memberId !== member) return;
  state = detail;
  drawMember(detail);
  drawRewards();
  reading = reading.then(() => detail.version > ledgerVersion && readLedger()).catch(error => console.error(error));
});
element("leave").addEventListener("click", leave);
element("join-form").addEventListener("submit", event => {
  event.preventDefault();
  join(event.target.elements.member.value.trim());
});
element("key-form").addEventListener("submit", event => {
  event.preventDefault();
  sessionStorage.setItem("key", event.target.elements.key.value.trim());
  tellProblem();
  open();
});
addEventListener("hashchange", open);
open();
