/**
 * Words, numbers, times and money in the language of whoever looks. The dictionaries i18n/en.json and i18n/zh-CN.json have the same keys; a
 * test holds them to that, and to having each key that a module names.
 */

export const LANGUAGES = { "en": "English", "zh-CN": "中文" };

const KEPT = "onefold.language";
let language = "en";
let words = {};

/** Reads the dictionary of the language that was chosen, or that the browser asks for. */
export async function load() {
  let chosen = null;
  try { chosen = localStorage.getItem(KEPT); } catch { /* storage is off */ }
  language = chosen in LANGUAGES ? chosen
    : (navigator.languages ?? [navigator.language]).some((each, i) => i === 0 && each.toLowerCase().startsWith("zh")) ? "zh-CN" : "en";
  const answer = await fetch(`/console/files/i18n/${language}.json`);
  if (!answer.ok) throw new Error(`i18n/${language}.json: ${answer.status}`);
  words = await answer.json();
  document.documentElement.lang = language;
}

/** Takes another language from now on. */
export function choose(other) {
  try { localStorage.setItem(KEPT, other); } catch { /* storage is off: for this page only */ }
}

export function current() {
  return language;
}

/** The words of a key; {name} in them is replaced. An unknown key is shown as it is. */
export function t(key, values = {}) {
  const text = words[key];
  if (text === undefined) return key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => name in values ? inLine(values[name]) : whole);
}

/** Without the signs by which a text could turn round the direction of the words about it. */
function inLine(value) {
  return String(value).replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
}

/** The words of a key that is made at run time, such as of a reason; the fallback where there are none. */
export function tOr(key, fallback) {
  return words[key] ?? fallback;
}

export function number(value, options = {}) {
  return new Intl.NumberFormat(language, options).format(value);
}

/** An exact amount, which comes as text. */
export function money(amount, currency) {
  try {
    return new Intl.NumberFormat(language, { style: "currency", currency }).format(Number(amount));
  } catch {
    return `${number(Number(amount))} ${currency}`;
  }
}

/** About how much, for where there is little room. */
export function bigMoney(amount, currency) {
  try {
    return new Intl.NumberFormat(language, { style: "currency", currency, notation: "compact", maximumFractionDigits: 2 }).format(amount);
  } catch {
    return `${number(amount, { notation: "compact" })} ${currency}`;
  }
}

/** Day and time of day, to the second; milliseconds since 1970. */
export function time(millis) {
  return millis ? new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" }).format(millis) : "–";
}

export function day(millis) {
  return millis ? new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(millis) : "–";
}

/** Day and hour, short, for beneath a chart. */
export function when(millis) {
  return new Intl.DateTimeFormat(language, { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false }).format(millis);
}

/** Month and day, in numbers. */
export function shortDay(millis) {
  return new Intl.DateTimeFormat(language, { month: "numeric", day: "numeric" }).format(millis);
}

/** Month and year. */
export function month(millis) {
  return new Intl.DateTimeFormat(language, { year: "numeric", month: "short" }).format(millis);
}

export function weekday(millis) {
  return new Intl.DateTimeFormat(language, { weekday: "long" }).format(millis);
}

/** A date such as 2026-01-31, which is of no time zone. */
export function date(text) {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${text}T00:00:00Z`));
}

export function longDay(millis) {
  return new Intl.DateTimeFormat(language, { weekday: "long", year: "numeric", month: "long", day: "numeric" }).format(millis);
}

export function hour(millis) {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false }).format(millis);
}

const STEPS = [["year", 31557600], ["month", 2629800], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

/** How long ago, roughly. */
export function ago(millis) {
  if (!millis) return "–";
  const seconds = (millis - Date.now()) / 1000;
  const [unit, size] = STEPS.find(([, each]) => Math.abs(seconds) >= each) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

/** Seconds as 1 h 2 min. */
export function duration(seconds) {
  const parts = [["hour", Math.floor(seconds / 3600)], ["minute", Math.floor(seconds / 60) % 60], ["second", Math.floor(seconds) % 60]];
  const told = parts.filter(([, count]) => count > 0).slice(0, 2);
  return (told.length ? told : [["second", 0]])
    .map(([unit, count]) => number(count, { style: "unit", unit, unitDisplay: "short" })).join(" ");
}
