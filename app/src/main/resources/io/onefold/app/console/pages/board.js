/** What holds of all customers together, as it was counted last. */
import { announce, el, replace } from "../dom.js";
import { ask } from "../api.js";
import { bigMoney, day, money, month, number, shortDay, t, tOr, time, weekday } from "../i18n.js";
import { badge, card, heading, nothing } from "../parts.js";
import { columns, figure, lines, progress, styles } from "../charts.js";

const EVERY = 2_000;
const STAGES = ["prospect", "first_purchase", "active", "loyal", "won_back", "at_risk", "lapsed", ""];
const TIERS = ["high", "middle", "low", ""];

export default {
  title: () => t("board.title"),

  async show({ main, signal }) {
    const [answer] = await Promise.all([ask("board", { signal }), styles()]);
    const state = el("span", { class: "state" });
    const content = el("div", {});
    const renew = el("button", {
      type: "button",
      onclick: async () => {
        renew.disabled = true;
        await ask("board/renew", { body: {}, signal }).catch(e => announce(e.message));
      },
    }, t("board.renew"));
    main.classList.add("company");
    main.append(heading(t("board.title"), state, renew), content);
    let asOf = null;
    const take = told => {
      renew.disabled = told.part >= 0;
      replace(state, told.part >= 0
        ? [progress(t("board.counting"), told.part), el("span", { class: "quiet" }, t("board.counted", { part: number(told.part, { style: "percent" }) }))]
        : el("span", { class: "quiet" }, told.board ? t("board.as-of", { when: time(told.board.asOf) }) : ""));
      if (!told.board) replace(content, nothing(t("board.first")));
      else if (told.board.asOf !== asOf) {
        if (asOf !== null) announce(t("board.renewed"));
        if (!content.contains(document.activeElement)) {
          replace(content, board(told));
          asOf = told.board.asOf;
        }
      }
    };
    take(answer);
    const turn = setInterval(async () => {
      if (document.hidden) return;
      try { take(await ask("board", { signal })); } catch { /* the next turn asks again */ }
    }, EVERY);
    signal.addEventListener("abort", () => clearInterval(turn));
  },
};

function board({ board: told, falseWarnings, weeks }) {
  if (!told.customers) return nothing(t("board.nobody"));
  return [
    warnings(told, falseWarnings, weeks),
    figures(told),
    el("div", { class: "grid wide" }, stages(told), value(told)),
    retention(told),
    voices(told),
    told.cut > 0 && el("p", { class: "notice" }, t("board.cut", { count: number(told.cut) })),
  ];
}

function warnings(told, rate, weeks) {
  const date = day(at(told.lastDay));
  return el("section", { class: told.warnings.length ? "card warned" : "card" },
    el("h2", {}, t("warnings.title", { day: date })),
    told.warnings.length
      ? el("ul", { class: "warnings" }, told.warnings.map(each => warning(each, told.lastDay)))
      : el("p", {}, badge(`✓ ${t("warnings.none")}`, "good")),
    el("p", { class: "quiet small" }, t("warnings.how", {
      tested: number(told.tested), weeks: number(weeks), weekday: weekday(at(told.lastDay)), rate: number(rate, { style: "percent" }),
    }), told.leftOut > 0 && ` ${t("warnings.left-out", { count: number(told.leftOut) })}`));
}

function warning(each, lastDay) {
  const dates = each.before.map((_, i) => shortDay(at(lastDay) - (each.before.length - i) * 7 * 86_400_000));
  const all = [...each.before, each.count];
  const what = t(`warnings.${each.what}`, { count: number(each.count) });
  const of = each.dimension === "channel" ? tOr(`channel.${each.name}`, each.name) : each.name;
  return el("li", {},
    el("div", { class: "warning" },
      el("p", {}, badge(`⚠ ${t(`warnings.${each.dimension}`)}`, "bad"), " ", el("strong", {}, of)),
      el("p", {}, what, " ", t("warnings.usually", { most: number(each.usualUpTo), expected: number(each.expected, { maximumFractionDigits: 1 }) })),
      el("p", { class: "quiet" }, t("warnings.chance", { chance: chance(each.probability) }))),
    figure(`${of}: ${what}`, columns(`${of}: ${what}`, [...dates, shortDay(at(lastDay))],
      all.map((count, i) => [{ kind: i === all.length - 1 ? "bad" : "quiet", value: count }]), { height: 120 }), [
        { title: t("board.day"), cell: row => row.day },
        { title: t("warnings.count"), number: true, cell: row => number(row.count) },
      ], all.map((count, i) => ({ count, day: [...dates, shortDay(at(lastDay))][i] }))));
}

function chance(probability) {
  return probability < 0.0001 ? t("warnings.less", { number: number(0.0001, { maximumFractionDigits: 4 }) })
    : number(probability, { maximumSignificantDigits: 2 });
}

function figures(told) {
  const tile = (name, value, note) => el("li", { class: "card figure" }, el("h2", {}, name), el("p", { class: "big" }, value), note && el("p", { class: "quiet" }, note));
  return el("ul", { class: "tiles four" },
    tile(t("board.customers"), number(told.customers), t("board.shared", { count: number(told.sharedIdentifiers) })),
    tile(t("board.buyers"), number(told.buyers), t("board.of-customers", { part: percent(told.buyers, told.customers) })),
    tile(t("board.repeat-rate"), percent(told.repeaters, told.buyers), t("board.repeaters", { count: number(told.repeaters) })),
    tile(t("board.value"), told.value.customers ? bigMoney(told.value.sum, told.currency) : "–",
      told.value.customers ? t("board.value.median", { median: money(told.value.median, told.currency) }) : t("board.value.none")));
}

function percent(part, whole) {
  return whole ? number(part / whole, { style: "percent", maximumFractionDigits: 1 }) : "–";
}

function stages(told) {
  const counts = new Map(told.stages.map(each => [`${each.stage}/${each.tier}`, each.customers]));
  const of = (stage, tier) => counts.get(`${stage}/${tier}`) ?? 0;
  const shownStages = STAGES.filter(stage => TIERS.some(tier => of(stage, tier)));
  const shownTiers = TIERS.filter(tier => STAGES.some(stage => of(stage, tier)));
  const most = Math.max(...told.stages.map(each => each.customers));
  const total = stage => shownTiers.reduce((sum, tier) => sum + of(stage, tier), 0);
  return card(t("stages.title"), el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("stages.title") },
    el("table", { class: "heat" },
      el("caption", { class: "unseen" }, t("stages.title")),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("stages.stage")),
        shownTiers.map(tier => el("th", { scope: "col", class: "number" }, t(`tier.${tier || "none"}`))), el("th", { scope: "col", class: "number" }, t("stages.all")))),
      el("tbody", {}, shownStages.map(stage => el("tr", {},
        el("th", { scope: "row" }, tOr(`stage.${stage || "none"}`, stage)),
        shownTiers.map(tier => shaded(of(stage, tier) / most, number(of(stage, tier)))),
        el("td", { class: "number" }, el("strong", {}, number(total(stage))))))))));
}

/** A cell whose shade repeats its number. */
function shaded(part, words, title = null) {
  return el("td", { class: "number shaded", title, style: { "--part": String(Math.round(Math.sqrt(Math.max(0, Math.min(1, part))) * 62)) } }, words);
}

function value(told) {
  const bins = told.value.bins;
  if (!told.value.customers) return card(t("value.title"), nothing(t("board.value.none")));
  const edge = amount => number(amount, { notation: "compact" });
  return card(t("value.title"),
    el("p", { class: "quiet" }, t("value.lead", {
      median: money(told.value.median, told.currency), ninth: money(told.value.ninth, told.currency), share: number(told.value.topShare, { style: "percent" }),
    })),
    figure(t("value.title"), columns(t("value.title"), bins.map(each => edge(each.from)),
      bins.map(each => [{ kind: "one", value: each.customers }])), [
        { title: t("value.from"), number: true, cell: row => money(row.from, told.currency) },
        { title: t("value.to"), number: true, cell: row => money(row.to, told.currency) },
        { title: t("value.customers"), number: true, cell: row => number(row.customers) },
      ], bins));
}

function retention(told) {
  if (!told.cohorts.length) return card(t("retention.title"), nothing(t("retention.none")));
  const months = Math.max(...told.cohorts.map(each => each.bought.length));
  return card(t("retention.title"),
    el("p", { class: "quiet" }, t("retention.lead")),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("retention.title") }, el("table", { class: "heat" },
      el("caption", { class: "unseen" }, t("retention.title")),
      el("thead", {}, el("tr", {},
        el("th", { scope: "col" }, t("retention.month")), el("th", { scope: "col", class: "number" }, t("retention.customers")),
        Array.from({ length: Math.max(0, months - 1) }, (_, i) => el("th", { scope: "col", class: "number" }, t("retention.after", { months: i + 1 }))))),
      el("tbody", {}, told.cohorts.map(cohort => el("tr", {},
        el("th", { scope: "row" }, month(at(`${cohort.month}-01`))),
        el("td", { class: "number" }, number(cohort.customers)),
        Array.from({ length: Math.max(0, months - 1) }, (_, i) => i + 1 < cohort.bought.length
          ? shaded(cohort.bought[i + 1] / cohort.customers * 2, number(cohort.bought[i + 1] / cohort.customers, { style: "percent" })
            + (i + 2 === cohort.bought.length ? "*" : ""), number(cohort.bought[i + 1]))
          : el("td", { class: "number" }, ""))))))),
    el("p", { class: "quiet small" }, t("retention.unfinished")));
}

/** By weeks that end with the last complete day: the days of one are too few to say anything. */
function voices(told) {
  const weeks = [];
  for (let end = told.days.length; end >= 7; end -= 7) {
    const days = told.days.slice(end - 7, end);
    const sum = key => days.reduce((all, each) => all + each[key], 0);
    const asked = sum("promoters") + sum("passives") + sum("detractors");
    weeks.unshift({
      end: days.at(-1).day, complaints: sum("complaints"), asked,
      nps: asked ? 100 * (sum("promoters") - sum("detractors")) / asked : null,
      csatAnswers: sum("csatAnswers"), csat: sum("csatAnswers") ? sum("csatSum") / sum("csatAnswers") : null,
    });
  }
  const labels = weeks.map(each => shortDay(at(each.end)));
  const until = { title: t("voices.week"), cell: row => day(at(row.end)) };
  const score = (value, digits) => value === null ? "–" : number(value, { maximumFractionDigits: digits });
  return el("div", { class: "grid three" },
    card(t("voices.nps"), figure(t("voices.nps"), lines(t("voices.nps"), labels, [{ kind: "one", values: weeks.map(each => each.nps) }], { top: 100, bottom: -100 }), [
      until, { title: t("voices.nps"), number: true, cell: row => score(row.nps, 0) }, { title: t("voices.answers"), number: true, cell: row => number(row.asked) },
    ], weeks)),
    card(t("voices.csat"), figure(t("voices.csat"), lines(t("voices.csat"), labels, [{ kind: "two", values: weeks.map(each => each.csat) }], { top: 5, bottom: 1 }), [
      until, { title: t("voices.csat"), number: true, cell: row => score(row.csat, 2) }, { title: t("voices.answers"), number: true, cell: row => number(row.csatAnswers) },
    ], weeks)),
    card(t("voices.complaints"), figure(t("voices.complaints"), columns(t("voices.complaints"), labels, weeks.map(each => [{ kind: "three", value: each.complaints }])), [
      until, { title: t("voices.complaints"), number: true, cell: row => number(row.complaints) },
    ], weeks)));
}

/** A business day as a moment: its noon in UTC, so that it is the same day for whoever looks but at the date line. */
function at(isoDay) {
  return Date.parse(`${isoDay}T12:00:00Z`);
}
