/** Values of profiles in words. */
import { el } from "../dom.js";
import { date, money, number, t, tOr } from "../i18n.js";

/** What a source or a rule named, in words where there are some. */
export function traitName(name) {
  const dot = name.indexOf(".");
  const words = tOr(`trait.${dot < 0 ? name : name.slice(0, dot)}`, null);
  if (words === null) return name;
  return dot < 0 ? words : `${words} (${name.slice(dot + 1)})`;
}

export function namespaceName(name) {
  return tOr(`namespace.${name}`, name);
}

export function channelName(name) {
  return tOr(`channel.${name}`, name);
}

/** Any value as a source told it. */
export function plain(value) {
  if (value === null) return el("span", { class: "quiet" }, t("value.cleared"));
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "boolean") return t(value ? "value.yes" : "value.no");
  if (typeof value === "number") return number(value, { maximumFractionDigits: 6 });
  return value === "" ? el("span", { class: "quiet" }, t("value.empty")) : value;
}

const SHARES = new Set(["repeat_rate", "refund_rate", "discount_affinity", "margin_rate", "share_of_wallet", "churn_probability"]);
const AMOUNTS = new Set(["spend_30d", "spend_90d", "spend_365d", "spend_total", "average_basket", "average_item_price", "margin_total", "margin_365d", "lifetime_value"]);
const WORDS = new Set(["life_cycle", "value_tier", "price_band", "nps_class", "favourite_channel", "favourite_weekday"]);

/** A computed trait's value. `home` is the currency of amounts that name none; empty where it is not known. */
export function computed(name, value, home) {
  const [base, currency] = name.split(".");
  if (SHARES.has(base) && typeof value === "number") return number(value, { style: "percent", maximumFractionDigits: 1 });
  if (AMOUNTS.has(base) && typeof value === "number") return currency || home ? money(value, currency ?? home) : number(value, { maximumFractionDigits: 2 });
  if (base === "favourite_channel") return channelName(value);
  if (base === "favourite_hour") return `${String(value).padStart(2, "0")}:00`;
  if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)) return date(value);
  if (WORDS.has(base)) return tOr(`${base}.${value}`, value);
  return plain(value);
}
