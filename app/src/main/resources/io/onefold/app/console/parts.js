/** Parts that several pages are made of. */
import { el, nextId, rememberFocus } from "./dom.js";
import { t } from "./i18n.js";

/** What went wrong, in words, with a way to try again. */
export function problem(error, again) {
  return el("div", { class: "problem", role: "alert" },
    el("h2", {}, t("error.title")),
    el("p", {}, error.message),
    again && el("button", { type: "button", onclick: () => again() }, t("error.again")));
}

/** Nothing is there, and why. */
export function nothing(words) {
  return el("p", { class: "nothing" }, words);
}

/** A page's heading with what stands beside it. */
export function heading(title, ...beside) {
  return el("div", { class: "heading" }, el("h1", {}, title), el("div", { class: "beside" }, beside));
}

/** A section of a page with a heading of its own. */
export function card(title, ...children) {
  return el("section", { class: "card" }, el("h2", {}, title), children);
}

/** Names and values beneath each other; pairs whose value is null are left out. */
export function facts(pairs) {
  return el("dl", { class: "facts" }, pairs.filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

/** A short word that stands out. `tone` is one of good, bad, warn, quiet; it never says anything that the words do not. */
export function badge(words, tone = "quiet") {
  return el("span", { class: `badge ${tone}` }, words);
}

/** A table that can be scrolled by itself. Columns are { title, cell: row => child, number: boolean }. */
export function table(caption, columns, rows) {
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    el("table", {},
      el("caption", { class: "unseen" }, caption),
      el("thead", {}, el("tr", {}, columns.map(each => el("th", { scope: "col", class: each.number && "number" }, each.title)))),
      el("tbody", {}, rows.map(row => el("tr", {}, columns.map(each => el("td", { class: each.number && "number" }, each.cell(row))))))));
}

/** A dialog over the page; focus goes back where it was when it closes. Answers a function that closes it. */
export function dialog(title, ...children) {
  const back = rememberFocus();
  const id = nextId("dialog");
  const made = el("dialog", { "aria-labelledby": id, onclose: () => { made.remove(); back(); } },
    el("div", { class: "dialog-head" }, el("h2", { id }, title),
      el("button", { type: "button", class: "plain close", "aria-label": t("shell.close"), onclick: () => made.close() }, "✕")),
    children);
  document.body.append(made);
  made.showModal();
  return () => made.close();
}

/** Bars for parts of a whole, with their numbers as text. Rows are { name, value, tone }. */
export function bars(rows, shown) {
  const most = Math.max(1, ...rows.map(each => each.value));
  return el("ul", { class: "bars" }, rows.map(each => el("li", {},
    el("span", {}, each.name), el("span", { class: "number" }, shown(each.value)),
    el("i", { "aria-hidden": "true", class: each.tone ?? "", style: { width: `${Math.max(1, 100 * each.value / most)}%` } }))));
}
