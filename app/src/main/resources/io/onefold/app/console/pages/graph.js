/** The identifiers of a person and why they are one: a drawing, and beside it the same as lists for keyboard and screen readers. */
import { announce, el, redraw, replace, svg } from "../dom.js";
import { ask } from "../api.js";
import { day, number, t, time, tOr } from "../i18n.js";
import { navigate } from "../router.js";
import { badge, heading, nothing, table } from "../parts.js";
import { askToReveal, headers, mask } from "../people/reveal.js";
import { listen } from "../people/live.js";
import { channelName, namespaceName } from "../people/value.js";
import { reasonWords } from "../people/timeline.js";
import { layout } from "../people/layout.js";

const STRENGTHS = ["customer_id", "member_id", "social_id", "email", "phone", "device_id", "anonymous_id"];

export default {
  title: () => t("graph.title"),

  async show({ main, params, signal }) {
    const id = params.id;
    const holder = el("div", {});
    let shown = "";
    const draw = async () => {
      let graph;
      try {
        graph = await ask(`people/${encodeURIComponent(id)}/graph`, { signal, headers: headers(id) });
      } catch (e) {
        if (e.reason !== "moved") throw e;
        navigate(`/console/profiles/${e.detail}/graph`, { replace: true });
        return;
      }
      const text = JSON.stringify(graph);
      if (text === shown) return;
      if (shown) announce(t("graph.changed"));
      shown = text;
      redraw(holder, await view(graph));
    };
    const masked = () => !headers(id)["Onefold-Reveal"];
    const toggle = el("button", { type: "button" });
    const words = () => { replace(toggle, t(masked() ? "reveal.open" : "reveal.hide")); toggle.className = masked() ? "primary" : ""; };
    toggle.addEventListener("click", () => {
      const again = () => { words(); draw(); };
      if (masked()) askToReveal(id, again);
      else { mask(id); again(); }
    });
    words();
    main.append(heading(t("graph.title"), el("a", { class: "button", href: `/console/profiles/${id}` }, t("graph.back")), toggle),
      el("p", { class: "lead" }, t("graph.lead")), holder);
    await draw();
    listen(id, { signal, changed: () => draw().catch(() => {}), state: () => {} });
  },
};

async function view(graph) {
  const { identifiers, links } = graph;
  const chosen = el("div", { class: "chosen", "aria-live": "polite" });
  const refused = links.filter(each => each.refused);
  const choose = what => {
    replace(chosen, what.kind === "link" ? linkWords(what.link, identifiers) : identifierWords(what.identifier, graph, choose));
    for (const each of holder.querySelectorAll(".on")) each.classList.remove("on");
    what.mark?.classList.add("on");
  };
  const holder = el("div", {});
  replace(chosen, nothing(t("graph.choose")));
  const drawing = await draw(graph, choose);
  return replace(holder,
    el("div", { class: "graph" },
      el("figure", { class: "card drawing" }, drawing, legend(identifiers, refused.length)),
      el("section", { class: "card", "aria-labelledby": "chosen-title" }, el("h2", { id: "chosen-title" }, t("graph.evidence")), chosen)),
    graph.identifierCount > identifiers.filter(each => !each.elsewhere).length
      && el("p", { class: "note" }, t("graph.part", { shown: number(identifiers.filter(each => !each.elsewhere).length), all: number(graph.identifierCount) })),
    el("section", { class: "card" }, el("h2", {}, t("graph.identifiers", { count: number(identifiers.length) })),
      table(t("graph.identifiers", { count: number(identifiers.length) }), [
        { title: t("graph.identifier"), cell: each => el("button", { type: "button", class: "plain", onclick: () => choose({ kind: "identifier", identifier: each, mark: marked(drawing, "n", each.number) }) }, name(each)) },
        { title: t("graph.namespace"), cell: each => [namespaceName(each.namespace), each.elsewhere && [" ", badge(t("graph.elsewhere"), "warn")]] },
        { title: t("graph.first"), cell: each => day(each.firstSeen) },
        { title: t("graph.last"), cell: each => day(each.lastSeen) },
        { title: t("graph.links"), number: true, cell: each => number(links.filter(link => link.a === each.number || link.b === each.number).length) },
      ], identifiers)),
    el("section", { class: "card" }, el("h2", {}, t("graph.all-links", { count: number(links.length) })),
      links.length ? table(t("graph.all-links", { count: number(links.length) }), [
        { title: t("graph.link"), cell: each => el("button", { type: "button", class: "plain", onclick: () => choose({ kind: "link", link: each, mark: marked(drawing, "l", links.indexOf(each)) }) },
          `${name(identifiers[each.a])} – ${name(identifiers[each.b])}`) },
        { title: t("graph.state"), cell: each => each.refused ? [badge(t("graph.refused"), "warn"), " ", reasonWords(each.refused)] : each.word ? badge(tOr(`graph.word.${each.word}`, each.word), "accent") : badge(t("graph.joined"), "good") },
        { title: t("graph.first"), cell: each => day(each.firstSeen) },
        { title: t("graph.last"), cell: each => day(each.lastSeen) },
        { title: t("graph.evidence"), number: true, cell: each => number(each.evidence.length) },
      ], links) : nothing(t("graph.single"))));
}

function name(identifier) {
  return identifier ? identifier.value || "…" : "…";
}

function marked(drawing, kind, number) {
  return drawing.querySelector(`[data-${kind}="${number}"]`);
}

function linkWords(link, identifiers) {
  return [
    el("p", {}, el("strong", {}, `${namespaceName(identifiers[link.a].namespace)} ${name(identifiers[link.a])}`), " – ", el("strong", {}, `${namespaceName(identifiers[link.b].namespace)} ${name(identifiers[link.b])}`)),
    link.refused && el("p", {}, badge(t("graph.refused"), "warn"), " ", reasonWords(link.refused)),
    link.word && el("p", {}, badge(tOr(`graph.word.${link.word}`, link.word), "accent"), " ", t("graph.word")),
    el("p", { class: "quiet" }, t("graph.seen", { first: time(link.firstSeen), last: time(link.lastSeen) })),
    el("h3", {}, t("graph.together")),
    link.evidence.length ? el("ol", { class: "evidence" }, link.evidence.map(each => el("li", {}, el("i", { class: `dot ${each.channel}`, "aria-hidden": "true" }),
      el("span", {}, each.source, el("span", { class: "quiet" }, ` ${channelName(each.channel)}`)), el("span", {}, time(each.occurredAt)), el("span", { class: "mono quiet" }, each.messageId))))
      : nothing(t("graph.no-evidence")),
  ];
}

function identifierWords(identifier, { links, identifiers }, choose) {
  const own = links.filter(each => each.a === identifier.number || each.b === identifier.number);
  return [
    el("p", {}, el("strong", {}, name(identifier)), ` ${namespaceName(identifier.namespace)} `, identifier.elsewhere && badge(t("graph.elsewhere"), "warn")),
    el("p", { class: "quiet" }, t("graph.seen", { first: time(identifier.firstSeen), last: time(identifier.lastSeen) })),
    el("h3", {}, t("graph.linked", { count: number(own.length) })),
    el("ul", { class: "evidence" }, own.slice(0, 40).map(link => {
      const other = identifiers[link.a === identifier.number ? link.b : link.a];
      return el("li", {}, el("button", { type: "button", class: "plain", onclick: () => choose({ kind: "link", link }) }, `${namespaceName(other.namespace)} ${name(other)}`),
        link.refused && badge(t("graph.refused"), "warn"));
    })),
  ];
}

function legend(identifiers, refused) {
  const namespaces = [...new Set(identifiers.map(each => each.namespace))];
  return el("figcaption", { class: "legend" },
    namespaces.map(each => el("span", {}, el("i", { class: `node ${tone(each)}`, "aria-hidden": "true" }), namespaceName(each))),
    refused > 0 && el("span", {}, el("i", { class: "dotted", "aria-hidden": "true" }), t("graph.legend.refused")));
}

function tone(namespace) {
  const at = STRENGTHS.indexOf(namespace);
  return `tone-${at < 0 ? 7 : at}`;
}

async function draw({ identifiers, links }, choose) {
  const width = innerWidth < 760 ? 480 : 900;
  const { places, height } = await layout(identifiers, links, width);
  const few = identifiers.length <= 40;
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: few ? "few" : "many", "aria-hidden": "true" });
  links.forEach((link, i) => {
    const [a, b] = [places[link.a], places[link.b]];
    const line = { x1: a.x, y1: a.y, x2: b.x, y2: b.y };
    drawing.append(svg("g", { class: link.refused ? "link refused" : link.word ? "link word" : "link", "data-l": i, onclick: event => choose({ kind: "link", link, mark: event.currentTarget }) },
      svg("line", { ...line, class: "reach" }), svg("line", line),
      svg("title", {}, link.refused ? reasonWords(link.refused) : t("graph.joined"))));
  });
  identifiers.forEach((each, i) => {
    const { x, y } = places[i];
    const strong = STRENGTHS.indexOf(each.namespace) >= 0 && STRENGTHS.indexOf(each.namespace) < 5;
    const label = name(each);
    drawing.append(svg("g", { class: `node ${tone(each.namespace)}${each.elsewhere ? " elsewhere" : ""}`, "data-n": i, transform: `translate(${x} ${y})`, onclick: event => choose({ kind: "identifier", identifier: each, mark: event.currentTarget }) },
      svg("circle", { r: few ? 10 : strong ? 7 : 4.5 }),
      (few || strong && identifiers.length <= 120) && svg("text", { y: few ? 28 : 20, "text-anchor": "middle" }, label.length > 22 ? `${label.slice(0, 21)}…` : label),
      svg("title", {}, `${namespaceName(each.namespace)} ${label}`)));
  });
  return drawing;
}
