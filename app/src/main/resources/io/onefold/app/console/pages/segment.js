/** One segment: how big it was over the last week, by the hour, and who moved last. */
import { el } from "../dom.js";
import { ask } from "../api.js";
import { ago, number, t, time, when } from "../i18n.js";
import { badge, card, heading, nothing, table } from "../parts.js";
import { columns, figure, legend, lines, styles } from "../charts.js";
import { who } from "./segments.js";

export default {
  title: params => params.name,

  async show({ main, params, signal }) {
    const [segment] = await Promise.all([ask(`segments/${encodeURIComponent(params.name)}`, { signal }), styles()]);
    const labels = segment.sizes.map(each => when(each.at));
    main.classList.add("company");
    main.append(
      heading(segment.name, el("a", { class: "button", href: "/console/segments" }, t("segment.all"))),
      el("p", { class: "lead" }, segment.description || (segment.defined ? "" : t("segments.undefined"))),
      el("div", { class: "grid" },
        card(t("segment.size"),
          el("p", { class: "big" }, number(segment.size)),
          figure(t("segment.size"), lines(t("segment.size.told", { now: number(segment.size) }), labels,
            [{ kind: "one", values: segment.sizes.map(each => each.size) }], { near: true }), [
              { title: t("segment.until"), cell: row => time(row.at) },
              { title: t("segment.size"), number: true, cell: row => number(row.size) },
            ], segment.sizes)),
        card(t("segment.moves"),
          figure(t("segment.moves"), columns(t("segment.moves"), labels,
            segment.sizes.map(each => [{ kind: "one", value: each.entered }, { kind: "two", value: each.left }])), [
              { title: t("segment.until"), cell: row => time(row.at) },
              { title: t("segment.entered"), number: true, cell: row => number(row.entered) },
              { title: t("segment.left"), number: true, cell: row => number(row.left) },
            ], segment.sizes.filter(each => each.entered || each.left),
          { legend: legend([{ name: t("segment.entered"), kind: "one" }, { name: t("segment.left"), kind: "two" }]) }))),
      card(t("segment.latest"), segment.latest.length ? table(t("segment.latest"), [
        { title: t("segment.who"), cell: row => who(row.profileId) },
        { title: t("segment.move"), cell: row => badge(row.change === "entered" ? `→ ${t("segment.entered")}` : `← ${t("segment.left")}`, row.change === "entered" ? "accent" : "quiet") },
        { title: t("segment.when"), cell: row => el("span", { title: time(row.at) }, ago(row.at)) },
      ], segment.latest) : nothing(t("segment.nobody"))));
  },
};
