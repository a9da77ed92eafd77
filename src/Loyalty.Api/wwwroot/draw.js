// Turns what the engine answers into what is seen. Text goes in as text, never as markup.

const byId = id => document.getElementById(id);
const figure = points => points.toLocaleString("en");
const signed = points => (points > 0 ? "+" : points < 0 ? "−" : "") + figure(Math.abs(points));
const day = instant => new Date(instant).toLocaleDateString("en", { day: "numeric", month: "short", year: "numeric" });
const moment = instant => new Date(instant).toLocaleString("en", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hour12: false });

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (typeof value === "boolean") element[name] = value;
    else if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== undefined && child !== ""));
  return element;
}

export function drawMember(member) {
  byId("balance").textContent = figure(member.balance);
  byId("pending").textContent = figure(member.pending);
  byId("held").textContent = figure(member.held);
  byId("owed").textContent = figure(member.owed);
  byId("lifetime").textContent = figure(member.lifetimePoints);
  const lot = member.lots.find(known => known.expiresAt);
  byId("expiry").textContent = lot ? `${figure(lot.points)} points expire on ${day(lot.expiresAt)}` : "";
}

export function drawTiles(place, products, currency, buy) {
  const money = new Intl.NumberFormat("en", { style: "currency", currency });
  place.replaceChildren(...products.map(product => make("div", { class: "tile" },
    drawing(product.art),
    make("b", {}, product.name),
    make("small", {}, money.format(product.price)),
    make("button", { onclick: once(() => buy(product)), "data-sku": product.sku }, "Buy"))));
}

export function drawRows(place, rows) {
  place.replaceChildren(...rows.map(row => make("div", { class: "row" },
    make("span", {}, row.title, make("small", {}, row.note)),
    row.on === undefined
      ? make("button", { class: "quiet", disabled: Boolean(row.short), onclick: once(row.run) }, row.action)
      : make("input", { type: "checkbox", class: "switch", role: "switch", checked: Boolean(row.on), "aria-label": row.title, onchange: row.run }))));
}

export function drawReceipt(place, receipt, program, replayed) {
  const promotions = new Map((program.promotions ?? []).map(promotion => [promotion.id, promotion.name?.en ?? promotion.id]));
  place.replaceChildren(
    make("div", { class: "sum" },
      make("span", {}, `${receipt.kind} `, make("code", {}, receipt.id), " ", replayed ? make("span", { class: "replayed" }, "replayed") : ""),
      make("strong", { class: sign(receipt.points) }, signed(receipt.points))),
    make("table", { class: "lines" }, make("tbody", {}, ...receipt.breakdown.map(line => make("tr", {},
      make("td", {}, rule(line, program), make("small", {}, line.promotion ? `promotion: ${promotions.get(line.promotion) ?? line.promotion}` : `rule: ${line.rule}`)),
      make("td", { class: "number " + sign(line.points) }, signed(line.points)))))),
    receipt.voucher ? make("p", { class: "voucher" }, make("code", {}, receipt.voucher.code.replace(/.{4}(?=.)/g, "$&-")), make("small", {}, worth(receipt.voucher))) : "",
    make("p", { class: "explain" }, explain(receipt)));
}

// What a voucher is good for, in words.
function worth({ kind, percent, amount, currency, expiresAt }) {
  const money = amount === undefined ? "" : new Intl.NumberFormat("en", { style: "currency", currency }).format(amount);
  const gives = { percentOff: `${percent} % off`, moneyOff: `${money} off`, giftVoucher: `${money} to spend`, freeShipping: "free shipping" }[kind] ?? kind;
  return `a voucher for ${gives}${expiresAt ? `, good until ${day(expiresAt)}` : ""}`;
}

// What a rule of the program says, in words.
function rule(line, program) {
  if (line.promotion) return "More by a promotion";
  const known = (program.earn ?? []).find(candidate => candidate.id === line.rule);
  if (!known) return (program.rewards ?? []).find(reward => reward.id === line.rule)?.name?.en ?? line.rule;
  const give = known.give ?? {};
  return give.per ? `${figure(give.points)} points for every ${give.per} ${program.currencies?.[0] ?? ""} spent` : `${figure(give.points ?? 0)} points at once`;
}

function explain({ balance, owed, pending, tier, progress, version, at }) {
  const parts = [`${figure(balance)} to spend after this`];
  if (pending) parts.push(`${figure(pending)} pending`);
  if (owed) parts.push(`${figure(owed)} owed, paid by what is earned next`);
  parts.push(progress.nextTier ? `${tier.name}, ${progress.formatted.missing} to ${progress.nextTier}` : `${tier.name}, the highest tier`);
  return `${parts.join("; ")}. Entry ${version} of the ledger, ${moment(at)}.`;
}

export function drawLedger(place, entries, giveBack) {
  const returned = new Set(entries.filter(entry => entry.kind === "return").map(entry => entry.orderId));
  place.replaceChildren(...entries.filter(entry => entry.kind !== "delivery").slice(-100).reverse().map(entry => make("tr", {},
    make("td", {}, String(entry.version)),
    make("td", { class: "when" }, moment(entry.at)),
    make("td", {}, entry.kind, make("small", {}, [entry.orderId ?? entry.id, entry.reason, entry.expiresAt && `expires ${day(entry.expiresAt)}`].filter(Boolean).join(" · "))),
    make("td", { class: "number " + sign(entry.points) }, entry.points ? signed(entry.points) : ""),
    make("td", { class: "number" }, figure(entry.balance)),
    make("td", {}, entry.kind === "purchase" && !returned.has(entry.orderId)
      ? make("button", { class: "quiet", onclick: once(() => giveBack(entry.orderId)) }, "Return") : ""))));
}

export function drawCall({ method, path, status, answer, curl }) {
  const place = byId("calls");
  for (const earlier of place.querySelectorAll("details[open]")) earlier.open = false;
  place.prepend(make("details", { open: true },
    make("summary", {}, make("b", { class: status >= 200 && status < 300 ? "ok" : "no" }, String(status || "–")), make("code", { class: "path" }, `${method} ${path || "/"}`)),
    make("div", { class: "copy" }, make("pre", { tabindex: "0" }, curl), make("button", { class: "quiet", onclick: event => copy(event.target, curl) }, "Copy")),
    make("pre", { tabindex: "0" }, JSON.stringify(answer, null, 2) ?? "")));
  while (place.children.length > 8) place.lastChild.remove();
}

export function tellProblem(problem) {
  const place = byId("problem");
  place.hidden = !problem;
  if (!problem) return;
  const figures = problem.required === undefined ? "" : ` There are ${figure(problem.available ?? 0)}, it takes ${figure(problem.required)}.`;
  place.replaceChildren(make("b", {}, [problem.title, problem.code].filter(Boolean).join(" · ")), (problem.detail ?? "") + figures,
    problem.faults ? make("ul", {}, ...problem.faults.map(fault => make("li", {}, `${fault.pointer}: ${fault.detail}`))) : "");
  clearTimeout(tellProblem.timer);
  tellProblem.timer = setTimeout(() => { place.hidden = true; }, 9000);
}

const sign = points => (points > 0 ? "plus" : points < 0 ? "minus" : "");

// A button does one thing at a time.
function once(run) {
  return async ({ currentTarget }) => {
    currentTarget.disabled = true;
    try { await run(); } finally { currentTarget.disabled = false; }
  };
}

async function copy(button, text) {
  await navigator.clipboard.writeText(text);
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = "Copy"; }, 1500);
}

function drawing(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "1.5", "stroke-linejoin": "round", "stroke-linecap": "round" })) svg.setAttribute(name, value);
  const line = document.createElementNS(svg.namespaceURI, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return make("span", { class: "art", "aria-hidden": "true" }, svg);
}
