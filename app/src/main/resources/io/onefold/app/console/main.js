/**
 * The shell: navigation, the box to find somebody, language and theme, and what is drawn around every view.
 *
 * How a page is added:
 *   1. a module pages/NAME.js whose default export is
 *        { title: params => text, show: async ({ main, params, query, signal }) => {…} }
 *      `show` fills `main`, which is empty, and returns once the first view is there. `params` are those of the address, `query` a
 *      URLSearchParams. `signal` is aborted when another view is shown: pass it to `ask` and to addEventListener, and end with it
 *      whatever goes on by itself. Nothing is said while it takes less than 300 ms, then that it is being fetched.
 *   2. its address, and where it has one its entry of navigation, in views.js;
 *   3. its words in i18n/en.json and i18n/zh-CN.json, under keys that begin with NAME.;
 *   4. its questions: ask("NAME/…") of api.js goes to /console/api/NAME/…, which a Console.Part in Java answers with ConsoleAnswer.
 * An error that `show` throws is shown in words with a way to try again; what goes wrong later is shown by problem() of parts.js where it
 * went wrong. Make elements with el() of dom.js only. What changes by itself is told to screen readers by announce().
 * pages/find.js is the shortest example.
 */
import { el, svg, replace, announce } from "./dom.js";
import { load, choose, current, t, LANGUAGES } from "./i18n.js";
import { followLinks, match, navigate } from "./router.js";
import { VIEWS, NAVIGATION } from "./views.js";
import { problem } from "./parts.js";
import { want } from "./wanted.js";

const THEME = "onefold.theme";
const THEMES = ["system", "light", "dark"];
let leaving = new AbortController();
let shown = 0;

function theme() {
  try { return THEMES.find(each => each === localStorage.getItem(THEME)) ?? "system"; } catch { return "system"; }
}

function applyTheme(chosen) {
  if (chosen === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  try { localStorage.setItem(THEME, chosen); } catch { /* for this page only */ }
}

function icon(path) {
  return svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, svg("path", { d: path }));
}

function choice(label, options, value, onchoose) {
  const select = el("select", { "aria-label": label, onchange: event => onchoose(event.target.value) },
    options.map(([key, words]) => el("option", { value: key }, words)));
  select.value = value;
  return select;
}

function navigation() {
  return NAVIGATION.map(each => el("li", {},
    el("a", { href: each.path, dataset: { nav: each.key } }, icon(each.icon), el("span", {}, t(`nav.${each.key}`)))));
}

function finder() {
  const box = el("input", {
    type: "search", id: "finder", name: "q", autocomplete: "off", spellcheck: "false", maxlength: "256",
    "aria-label": t("find.label"), placeholder: t("find.placeholder"), "aria-keyshortcuts": "/",
  });
  return el("form", {
    class: "finder", role: "search",
    onsubmit: event => {
      event.preventDefault();
      if (!box.value.trim()) return;
      want(box.value.trim());
      box.value = "";
      if (location.pathname === "/" || location.pathname === "/console/find") show();
      else navigate("/console/find");
    },
  }, icon(NAVIGATION[0].icon), box, el("kbd", { "aria-hidden": "true" }, "/"));
}

function frame() {
  document.body.replaceChildren(
    el("a", { class: "skip", href: "#main" }, t("shell.skip")),
    el("header", { class: "side" },
      el("a", { class: "brand", href: "/console/find" }, el("img", { src: "/console/files/mark.svg", alt: "", width: 28, height: 28 }), "Onefold"),
      el("nav", { "aria-label": t("shell.navigation") }, el("ul", {}, navigation())),
      el("div", { class: "settings" },
        choice(t("shell.language"), Object.entries(LANGUAGES), current(), chosen => { choose(chosen); location.reload(); }),
        choice(t("shell.theme"), THEMES.map(each => [each, t(`shell.theme.${each}`)]), theme(), applyTheme))),
    el("div", { class: "top" }, finder()),
    el("main", { id: "main", tabindex: "-1" }),
    el("div", { id: "announced", class: "unseen", role: "status", "aria-live": "polite" }));
}

async function show() {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const mine = ++shown;
  const found = match(VIEWS, location.pathname);
  for (const link of document.querySelectorAll("[data-nav]")) {
    if (link.dataset.nav === found?.view.nav) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const main = el("div", { class: "view" });
  const outer = document.getElementById("main");
  const late = setTimeout(() => replace(outer, el("p", { class: "fetching", role: "status" }, t("shell.fetching"))), 300);
  try {
    if (!found) throw new Error(t("error.no-view"));
    const page = (await found.view.load()).default;
    document.title = `${page.title(found.params)} · Onefold`;
    await page.show({ main, params: found.params, query: new URLSearchParams(location.search), signal });
    if (mine !== shown) return;
    replace(outer, main);
  } catch (e) {
    if (mine !== shown || signal.aborted) return;
    replace(outer, problem(e, show));
  } finally {
    clearTimeout(late);
  }
  window.scrollTo(0, 0);
  if (mine > 1) outer.focus({ preventScroll: true });
  announce(document.title);
}

function keys() {
  document.addEventListener("keydown", event => {
    const typing = event.target.closest?.("input, textarea, select, dialog[open], [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    document.getElementById("finder").focus();
  });
}

async function start() {
  applyTheme(theme());
  await load();
  frame();
  followLinks();
  keys();
  window.addEventListener("onefold:navigate", show);
  await show();
}

start().catch(e => {
  document.body.replaceChildren(el("p", { class: "problem", role: "alert" }, `Onefold: ${e.message}`));
});
