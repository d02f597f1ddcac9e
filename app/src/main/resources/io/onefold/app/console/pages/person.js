/** One customer on a page: who they are and where each value is from, what they are worth and like, and what they did, live. */
import { announce, el, redraw, replace } from "../dom.js";
import { ask } from "../api.js";
import { ago, day, money, number, t, time, tOr } from "../i18n.js";
import { navigate } from "../router.js";
import { badge, bars, card, facts, nothing } from "../parts.js";
import { remember } from "../wanted.js";
import { askToReveal, headers, left, mask } from "../people/reveal.js";
import { listen } from "../people/live.js";
import { provenanceButton } from "../people/provenance.js";
import { timeline } from "../people/timeline.js";
import { channelName, computed, namespaceName, plain, traitName } from "../people/value.js";

const FIRST = ["name", "first_name", "last_name", "email", "phone", "gender", "birthday", "city"];
const VALUE = ["value_tier", "lifetime_value", "spend_365d", "spend_90d", "spend_30d", "average_basket", "average_item_price", "price_band", "margin_total", "margin_365d", "margin_rate", "share_of_wallet", "refund_rate", "rfm_recency", "rfm_frequency", "rfm_monetary"];
const STAGE = ["life_cycle", "customer_since", "tenure_days", "first_purchase_on", "last_purchase_on", "days_since_purchase", "purchase_days", "repeat_rate", "churn_probability", "next_anniversary", "days_to_anniversary", "next_birthday", "days_to_birthday", "age", "level", "points", "referrals"];
const LIKES = ["top_categories", "top_products", "top_brands", "discount_affinity", "home_store", "last_store", "favourite_channel", "favourite_hour", "favourite_weekday", "locale", "home_region"];
const SATISFACTION = ["nps_class", "csat", "open_complaint_since", "calls_30d", "calls_90d"];

export default {
  title: () => t("person.title"),

  async show({ main, params, query, signal }) {
    const id = params.id;
    const read = () => ask(`people/${encodeURIComponent(id)}`, { signal, headers: headers(id) });
    let person;
    try {
      person = await read();
    } catch (e) {
      if (e.reason !== "moved") throw e;
      announce(t("person.moved"));
      navigate(`/console/profiles/${e.detail}`, { replace: true });
      return;
    }
    const head = el("div", {});
    const figures = el("div", {});
    const side = el("div", { class: "person-side" });
    const events = timeline(id, query, signal);
    let liveState = "";

    const again = async () => {
      try {
        person = await read();
        draw();
      } catch (e) {
        if (e.reason === "moved") navigate(`/console/profiles/${e.detail}`, { replace: true });
        else if (!signal.aborted && (e.reason === "erased" || e.reason === "unknown-profile")) navigate(location.pathname, { replace: true });
      }
    };
    const marks = async () => events.marks((await ask(`people/${encodeURIComponent(id)}/marks`, { signal, headers: headers(id) })).marks);
    const all = async () => { await Promise.all([again(), events.load(), marks()]); endOfReveal(); };
    let ending;
    const endOfReveal = () => {
      clearTimeout(ending);
      if (left(id)) ending = setTimeout(() => { if (!signal.aborted) all(); }, left(id) + 500);
    };
    signal.addEventListener("abort", () => clearTimeout(ending));

    let drawn = "";
    function draw() {
      const text = JSON.stringify(person);
      if (text === drawn) return;
      drawn = text;
      redraw(head, header(person, {
        liveState,
        reveal: () => askToReveal(id, () => { announce(t("reveal.done")); all(); }),
        hide: () => { mask(id); announce(t("reveal.ended")); all(); },
      }));
      redraw(figures, keyFigures(person.profile));
      redraw(side, cards(person));
      remember(id, person.masked ? person.label || id : maskedLabel(id));
    }

    draw();
    endOfReveal();
    main.append(head, figures, el("div", { class: "person" }, events.element, side));
    await Promise.all([events.load(), marks()]);

    let running = null;
    let waiting = false;
    const changed = async () => {
      if (running) { waiting = true; return; }
      running = Promise.all([again(), events.refresh(), marks()]).catch(() => {});
      await running;
      running = null;
      if (waiting && !signal.aborted) { waiting = false; changed(); }
    };
    listen(id, { signal, changed, state: now => { liveState = now; const shown = head.querySelector("[data-live]"); if (shown) replace(shown, liveWords(now)); } });
  },
};

/** What is kept of look-ups stays masked, also of somebody who was revealed. */
function maskedLabel(id) {
  return `${id.slice(0, 8)}…`;
}

function liveWords(state) {
  const tone = { live: "good", lost: "warn", full: "warn" }[state] ?? "quiet";
  return badge(t(`person.live.${state || "begin"}`), tone);
}

function header({ profile, label, masked, formerIds }, { liveState, reveal, hide }) {
  const stage = profile.computed.life_cycle;
  const tier = profile.computed.value_tier;
  return el("header", { class: "person-head" },
    el("div", { class: "heading" },
      el("div", {}, el("h1", {}, label || t("person.nameless")),
        el("p", { class: "quiet mono id" }, profile.profileId)),
      el("div", { class: "badges" },
        profile.shared && badge(t("person.shared"), "warn"),
        stage && badge(tOr(`life_cycle.${stage}`, stage), stage === "at_risk" || stage === "lapsed" ? "warn" : "accent"),
        tier && badge(t("person.tier", { tier: tOr(`value_tier.${tier}`, tier) })),
        el("span", { dataset: { live: "" } }, liveWords(liveState))),
      el("div", { class: "beside" },
        el("a", { class: "button", href: `/console/profiles/${profile.profileId}/graph` }, t("person.graph")),
        masked ? el("button", { type: "button", class: "primary", onclick: reveal }, t("reveal.open"))
          : el("button", { type: "button", onclick: hide }, t("reveal.hide")))),
    el("p", { class: masked ? "quiet note" : "note revealed" }, t(masked ? "person.masked" : "person.revealed")),
    formerIds.length > 0 && el("details", { class: "former" }, el("summary", {}, t("person.former", { count: number(formerIds.length) })),
      el("ul", {}, formerIds.map(each => el("li", { class: "mono" }, each)))));
}

function sums(map) {
  const entries = Object.entries(map);
  return entries.length ? entries.map(([currency, amount]) => money(amount, currency)).join(" + ") : "–";
}

function home(profile) {
  const currencies = Object.keys(profile.purchases.spend);
  return currencies.length === 1 ? currencies[0] : "";
}

function keyFigures(profile) {
  const { purchases, activity, service, computed: told } = profile;
  const figure = (name, value, below) => el("div", {}, el("dt", {}, name), el("dd", {}, value, below && el("small", {}, below)));
  return el("dl", { class: "figures" },
    figure(t("figure.spend"), sums(purchases.spend), t("figure.orders", { count: number(purchases.orders) })),
    figure(t("figure.outlook"), told.lifetime_value === undefined ? "–" : computed("lifetime_value", told.lifetime_value, home(profile)),
      told.churn_probability === undefined ? t("figure.unknown") : t("figure.churn", { share: computed("churn_probability", told.churn_probability, "") })),
    figure(t("figure.last"), ago(activity.lastAt), time(activity.lastAt)),
    figure(t("figure.touchpoints"), number(activity.touchpoints), t("figure.recent", { count: number(activity.last30Days) })),
    figure(t("figure.satisfaction"), told.nps_class === undefined ? "–" : tOr(`nps_class.${told.nps_class}`, told.nps_class),
      service.openComplaints ? t("figure.complaints", { count: number(service.openComplaints) }) : t("figure.complaints.none")));
}

function computedFacts(profile, names) {
  const found = names.flatMap(name => Object.keys(profile.computed).filter(each => each === name || each.startsWith(`${name}.`)));
  return found.map(name => [traitName(name), computed(name, profile.computed[name], home(profile))]);
}

function cards({ profile }) {
  const rest = Object.keys(profile.computed).filter(name => ![...VALUE, ...STAGE, ...LIKES, ...SATISFACTION, "spend_total"].includes(name.split(".")[0]));
  return [
    who(profile),
    identifiers(profile),
    group("person.stage", computedFacts(profile, STAGE)),
    group("person.value", [...computedFacts(profile, VALUE), profile.purchases.orders ? [t("person.refunds"), sums(profile.purchases.refunds)] : null].filter(Boolean)),
    likes(profile),
    satisfaction(profile),
    segments(profile),
    consents(profile),
    channels(profile),
    rest.length ? group("person.more", rest.map(name => [traitName(name), plain(profile.computed[name])])) : null,
  ];
}

function group(title, pairs) {
  return card(t(title), pairs.length ? facts(pairs) : nothing(t("person.nothing-told")));
}

function who(profile) {
  const place = name => FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length;
  const traits = Object.entries(profile.traits).sort(([a], [b]) => place(a) - place(b));
  return card(t("person.who"), traits.length
    ? facts(traits.map(([name, trait]) => [traitName(name), el("span", { class: "told" }, el("span", {}, plain(trait.value)), provenanceButton(profile.profileId, "trait", name, trait))]))
    : nothing(t("person.nothing-told")));
}

function identifiers(profile) {
  const shown = profile.identifiers.slice(0, 12);
  const more = profile.identifierCount - shown.length;
  return card(t("person.identifiers", { count: number(profile.identifierCount) }),
    facts(shown.map(each => [namespaceName(each.namespace), el("span", { class: "told" }, el("span", { class: "mono" }, each.value),
      el("small", { class: "quiet" }, t("person.seen", { first: day(each.firstSeen), last: day(each.lastSeen) })))])),
    more > 0 && el("p", {}, el("a", { href: `/console/profiles/${profile.profileId}/graph` }, t("person.identifiers.more", { count: number(more) }))));
}

function likes(profile) {
  const categories = Object.entries(profile.purchases.categories).sort((a, b) => b[1] - a[1]).slice(0, 8);
  const told = computedFacts(profile, LIKES);
  return card(t("person.likes"),
    categories.length > 0 && bars(categories.map(([name, value]) => ({ name: name || t("value.empty"), value })), value => number(value)),
    told.length ? facts(told) : !categories.length && nothing(t("person.nothing-told")));
}

function satisfaction(profile) {
  const { service } = profile;
  const answers = service.answers.slice(0, 8).map(each => [`${each.kind.toUpperCase()} · ${each.question}`, el("span", { class: "told" }, number(each.score), el("small", { class: "quiet" }, day(each.occurredAt)))]);
  return card(t("person.satisfaction"), facts([
    ...computedFacts(profile, SATISFACTION), ...answers,
    [t("person.complaints"), t("person.complaints.count", { open: number(service.openComplaints), closed: number(service.closedComplaints) })],
    [t("person.calls"), number(service.calls)]]));
}

function segments(profile) {
  const untold = Object.entries(profile.untold);
  return card(t("person.segments"),
    profile.segments.length ? el("div", { class: "badges" }, profile.segments.map(each => badge(each, "accent"))) : nothing(t("person.segments.none")),
    untold.length > 0 && el("details", {}, el("summary", {}, t("person.untold", { count: number(untold.length) })), facts(untold)));
}

function consents(profile) {
  const told = Object.entries(profile.consents);
  const tones = { granted: "good", denied: "bad" };
  return card(t("person.consent"), told.length ? facts(told.map(([purpose, consent]) => [tOr(`purpose.${purpose}`, purpose),
    el("span", { class: "told" },
      el("span", {}, badge(tOr(`consent.${consent.state}`, consent.state), tones[consent.state] ?? "quiet"), consent.reason && ` ${tOr(`consent-reason.${consent.reason}`, consent.reason)}`,
        el("small", { class: "quiet" }, ` ${day(consent.occurredAt)}`), consent.expiresAt > 0 && el("small", { class: "quiet" }, ` ${t("person.consent.until", { day: day(consent.expiresAt) })}`)),
      provenanceButton(profile.profileId, "consent", purpose, consent))])) : nothing(t("person.consent.none")));
}

function channels(profile) {
  const { activity } = profile;
  const told = Object.entries(activity.channels).sort((a, b) => b[1] - a[1]);
  const most = Math.max(1, ...activity.hours);
  return card(t("person.channels"),
    bars(told.map(([name, value]) => ({ name: channelName(name), value, tone: name })), value => number(value)),
    el("h3", {}, t("person.hours")),
    el("div", { class: "hours", role: "img", "aria-label": t("person.hours.label", { hours: activity.hours.map((count, i) => count ? `${i}: ${count}` : null).filter(Boolean).join(", ") }) },
      activity.hours.map(count => el("i", { style: { height: `${Math.round(100 * count / most)}%` } }))),
    el("div", { class: "axis quiet", "aria-hidden": "true" }, ["00", "06", "12", "18", "24"].map(each => el("span", {}, each))));
}
