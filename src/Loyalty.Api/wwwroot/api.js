// Calls the engine and tells a listener of each call, as the curl command that does the same.

export class Api {
  constructor(base, key, told) {
    this.base = base;
    this.key = key;
    this.told = told;
  }

  async call(method, path, body, quietly = false) {
    const headers = { Authorization: "Bearer " + this.key };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const url = this.base + path, json = body === undefined ? undefined : JSON.stringify(body);
    const answer = await this.#fetch(url, { method, headers, body: json });
    if (!quietly) this.told({ method, path, status: answer.status, answer: answer.body, curl: curl(method, url, body) });
    return answer;
  }

  async #fetch(url, request) {
    try {
      const answer = await fetch(url, request), text = await answer.text();
      const replayed = answer.headers.get("Idempotent-Replay") === "true";
      return { ok: answer.ok, status: answer.status, replayed, body: text ? JSON.parse(text) : undefined };
    } catch {
      return { ok: false, status: 0, body: { title: "No answer", detail: "The engine cannot be reached. Is it running?" } };
    }
  }
}

function curl(method, url, body) {
  const lines = [`curl ${method === "GET" ? "" : `-X ${method} `}${location.origin}${url}`, `-H "Authorization: Bearer $KEY"`];
  if (body !== undefined) {
    lines.push(`-H "Content-Type: application/json"`);
    lines.push(`-d '${JSON.stringify(body).replaceAll("'", `'\\''`)}'`);
  }
  return lines.join(" \\\n  ");
}
