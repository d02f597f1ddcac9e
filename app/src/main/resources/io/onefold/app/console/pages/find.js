/** Finds somebody by any identifier in any usual spelling, or by a profile id, present or past. */
import { el, replace, announce } from "../dom.js";
import { ask } from "../api.js";
import { ago, current, number, t, tOr } from "../i18n.js";
import { navigate } from "../router.js";
import { badge, card, heading, nothing } from "../parts.js";
import { forgetRecent, recent, take } from "../wanted.js";

export default {
  title: () => t("find.title"),

  async show({ main, signal }) {
    const text = take();
    main.append(heading(t("find.title")));
    if (text === null) {
      main.append(el("p", { class: "lead" }, t("find.lead")), recentOnes());
      return;
    }
    const answer = await ask("people/find", { body: { text }, signal });
    if (answer.found.length === 1) {
      navigate(`/console/profiles/${answer.found[0].profileId}`);
      return;
    }
    main.append(answer.found.length ? several(answer.found) : none(answer.tried));
    announce(t("find.count", { count: number(answer.found.length) }));
  },
};

function several(found) {
  return card(t("find.several", { count: number(found.length) }), el("ul", { class: "people" }, found.map(each =>
    el("li", {}, el("a", { href: `/console/profiles/${each.profileId}` },
      el("strong", {}, each.label || each.profileId),
      el("span", { class: "quiet" }, tOr(`namespace.${each.namespace}`, each.namespace)),
      each.stage && badge(tOr(`life_cycle.${each.stage}`, each.stage)),
      el("span", { class: "quiet" }, t("find.summary", { count: number(each.touchpoints), last: ago(each.lastAt) })))))));
}

function none(tried) {
  return card(t("find.none"),
    el("p", {}, t("find.none.tried")),
    el("ul", { class: "tried" }, tried.map(each => el("li", {},
      el("strong", {}, tOr(`namespace.${each.namespace}`, each.namespace)), " ",
      el("span", { class: "quiet" }, each.status === "unreadable" && current() === "en" ? each.message : t(`find.tried.${each.status}`))))),
    el("p", { class: "quiet" }, t("find.none.advice")));
}

function recentOnes() {
  const list = recent();
  const holder = el("div", {});
  if (!list.length) return replace(holder, nothing(t("find.recent.none")));
  return replace(holder, card(t("find.recent"),
    el("ul", { class: "people" }, list.map(each => el("li", {}, el("a", { href: `/console/profiles/${each.profileId}` },
      el("strong", {}, each.label), el("span", { class: "quiet" }, ago(each.at)))))),
    el("button", {
      type: "button", class: "plain",
      onclick: () => { forgetRecent(); replace(holder, nothing(t("find.recent.none"))); },
    }, t("find.recent.forget"))));
}
