/**
 * Asks the console's back end. An answer that is none of 2xx, and a server that does not answer, is an ApiError whose message is in the
 * language of whoever looks and says what to do.
 */
import { t, tOr } from "./i18n.js";

export class ApiError extends Error {
  constructor(status, reason, message, detail = "") {
    super(message);
    this.status = status;
    this.reason = reason;
    this.detail = detail;
  }
}

/**
 * The JSON of a path under /console/api. With `body` it is a POST of JSON. `headers` are added. `signal` ends it.
 */
export async function ask(path, { body, headers = {}, signal } = {}) {
  let answer;
  try {
    answer = await fetch(`/console/api/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: body === undefined ? headers : { ...headers, "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  } catch (e) {
    if (e.name === "AbortError") throw e;
    throw new ApiError(0, "unreachable", t("error.unreachable"));
  }
  const json = await answer.json().catch(() => null);
  if (answer.ok && json !== null) return json;
  const reason = json?.reason ?? "failed";
  throw new ApiError(answer.status, reason, tOr(`error.${reason}`, json?.message ?? t("error.failed", { status: answer.status })), json?.message);
}
