/** The touchpoints of a profile across channels, newest first, with visits put together and what happened to the identity among them. */
import { announce, el, replace } from "../dom.js";
import { ask } from "../api.js";
import { duration, hour, longDay, money, number, t, time, tOr } from "../i18n.js";
import { setQuery } from "../router.js";
import { nothing, problem } from "../parts.js";
import { headers } from "./reveal.js";
import { channelName, namespaceName, plain, traitName } from "./value.js";

const CHANNELS = ["web", "app", "store", "social", "call-centre", "survey", "member"];
const TYPES = ["track", "identify", "page", "screen", "group", "alias"];
const VISITED = new Set(["web", "app"]);
const VISIT_GAP = 30 * 60_000;
const PAGE = 50;

/** Makes the timeline; answers { element, load(), refresh(), marks(list) }. */
export function timeline(profileId, query, signal) {
  const filter = {
    channel: query.getAll("channel").filter(each => CHANNELS.includes(each)),
    type: query.getAll("type").filter(each => TYPES.includes(each)),
    event: query.get("event") ?? "", from: dayOf(query.get("from")), to: dayOf(query.get("to")),
  };
  const state = { messages: [], next: null, marks: [], fresh: new Set(), open: new Set() };
  const list = el("div", { class: "timeline" });
  const more = el("button", { type: "button", hidden: true, onclick: () => load(true) }, t("timeline.more"));
  const wrong = el("div", {});
  const element = el("section", { class: "card timeline-card", "aria-labelledby": "timeline-title" },
    el("h2", { id: "timeline-title" }, t("timeline.title")), filters(), list, wrong, more);

  function filters() {
    const changed = () => { setQuery(filter); state.messages = []; state.next = null; load(); };
    const chips = CHANNELS.map(channel => el("button", {
      type: "button", class: `chip ${channel}`, "aria-pressed": String(filter.channel.includes(channel)),
      onclick: event => {
        filter.channel = filter.channel.includes(channel) ? filter.channel.filter(each => each !== channel) : [...filter.channel, channel];
        event.currentTarget.setAttribute("aria-pressed", String(filter.channel.includes(channel)));
        changed();
      },
    }, el("i", { "aria-hidden": "true", class: channel }), channelName(channel)));
    const type = el("select", { onchange: event => { filter.type = event.target.value ? [event.target.value] : []; changed(); } },
      el("option", { value: "" }, t("timeline.type.any")), TYPES.map(each => el("option", { value: each }, t(`type.${each}`))));
    type.value = filter.type[0] ?? "";
    const field = (name, kind, label) => el("label", { class: "field" }, el("span", {}, label),
      el("input", { type: kind, value: filter[name], onchange: event => { filter[name] = event.target.value; changed(); } }));
    return el("div", { class: "filters", role: "group", "aria-label": t("timeline.filters") },
      el("div", { class: "chips" }, chips),
      el("div", { class: "fields" }, el("label", { class: "field" }, el("span", {}, t("timeline.type")), type), field("event", "text", t("timeline.event")), field("from", "date", t("timeline.from")), field("to", "date", t("timeline.to"))));
  }

  function parameters(cursor) {
    const asked = new URLSearchParams({ limit: PAGE });
    for (const each of filter.channel) asked.append("channel", each);
    for (const each of filter.type) asked.append("type", each);
    if (filter.event) asked.append("event", filter.event);
    const day = text => new Date(`${text}T00:00:00`);
    if (filter.from) asked.append("from", day(filter.from).toISOString());
    if (filter.to) { const end = day(filter.to); end.setDate(end.getDate() + 1); asked.append("to", end.toISOString()); }
    if (cursor) asked.append("cursor", cursor);
    return asked;
  }

  const page = cursor => ask(`people/${encodeURIComponent(profileId)}/timeline?${parameters(cursor)}`, { signal, headers: headers(profileId) });

  /** A page of a rare kind may be empty and have a next one: goes on until there is something to show. */
  async function load(isMore = false) {
    more.disabled = true;
    replace(wrong);
    const asked = JSON.stringify(filter);
    try {
      let answer = await page(isMore ? state.next : null);
      for (let tries = 0; !answer.messages.length && answer.next && tries < 5; tries++) answer = await page(answer.next);
      if (asked !== JSON.stringify(filter)) return;
      state.messages = isMore ? [...state.messages, ...answer.messages] : answer.messages;
      state.next = answer.next ?? null;
      draw();
    } catch (e) {
      if (!signal.aborted) replace(wrong, problem(e, () => load(isMore)));
    } finally {
      more.disabled = false;
    }
  }

  /** Brings in what is new at the top; what was loaded further down stays. */
  async function refresh() {
    try {
      const asked = JSON.stringify(filter);
      const answer = await page(null);
      if (asked !== JSON.stringify(filter)) return;
      const known = new Set(state.messages.map(key));
      const fresh = answer.messages.filter(each => !known.has(key(each)));
      if (fresh.length) {
        for (const each of fresh) state.fresh.add(key(each));
        announce(t("timeline.new", { count: number(fresh.length), what: title(fresh[0]) }));
      }
      const newest = new Map(answer.messages.map(each => [key(each), each]));
      const kept = state.messages.filter(each => !newest.has(key(each)));
      if (!state.messages.length) state.next = answer.next ?? null;
      state.messages = [...answer.messages, ...kept].sort((a, b) => b.occurredAt - a.occurredAt);
      draw();
    } catch (e) {
      if (!signal.aborted && e.reason !== "moved") replace(wrong, problem(e, refresh));
    }
  }

  function draw() {
    for (const each of list.querySelectorAll("details[data-key]")) each.open ? state.open.add(each.dataset.key) : state.open.delete(each.dataset.key);
    const focused = list.contains(document.activeElement) ? document.activeElement.closest("[data-key]")?.dataset.key : null;
    more.hidden = !state.next;
    const oldest = state.next && state.messages.length ? state.messages.at(-1).occurredAt : -Infinity;
    const unfiltered = !filter.channel.length && !filter.type.length && !filter.event && !filter.from && !filter.to;
    const marks = unfiltered ? state.marks.filter(each => each.at >= oldest) : [];
    const items = [...visits(state.messages), ...marks.map(mark => ({ at: mark.at, mark }))].sort((a, b) => b.at - a.at);
    if (!items.length) {
      replace(list, nothing(t(state.next ? "timeline.further" : unfiltered ? "timeline.none" : "timeline.none.filtered")));
      return;
    }
    const days = [];
    for (const item of items) {
      const name = longDay(item.at);
      if (days.at(-1)?.name !== name) days.push({ name, items: [] });
      days.at(-1).items.push(item);
    }
    replace(list, days.map(day => el("div", { class: "day" }, el("h3", {}, day.name), el("ol", {}, day.items.map(drawn)))));
    for (const each of list.querySelectorAll("details[data-key]")) each.open = state.open.has(each.dataset.key);
    if (focused) [...list.querySelectorAll("details[data-key]")].find(each => each.dataset.key === focused)?.querySelector("summary")?.focus();
  }

  function drawn(item) {
    if (item.mark) return el("li", { class: "mark" }, markWords(item.mark));
    if (item.messages.length === 1) return entry(item.messages[0]);
    const first = item.messages.at(-1);
    const seconds = (item.messages[0].occurredAt - first.occurredAt) / 1000;
    const highlights = item.messages.filter(each => each.order || each.complaint).map(title);
    return el("li", { class: item.messages.some(each => state.fresh.has(key(each))) ? "fresh" : null },
      el("details", { dataset: { key: `visit ${key(first)}` } },
        el("summary", {}, dot(first.channel), el("time", { datetime: new Date(first.occurredAt).toISOString() }, hour(first.occurredAt)),
          el("span", { class: "what" }, t("timeline.visit", { channel: channelName(first.channel), count: number(item.messages.length), time: duration(seconds) }),
            highlights.map(each => el("strong", {}, ` · ${each}`)))),
        el("ol", {}, item.messages.map(entry))));
  }

  function entry(message) {
    return el("li", { class: state.fresh.has(key(message)) ? "fresh" : null },
      el("details", { dataset: { key: key(message) } },
        el("summary", {}, dot(message.channel), el("time", { datetime: new Date(message.occurredAt).toISOString() }, hour(message.occurredAt)),
          el("span", { class: "what" }, title(message), el("span", { class: "quiet" }, ` ${channelName(message.channel)} · ${message.source}`))),
        details(message)));
  }

  return { element, load, refresh, marks: all => { state.marks = all; draw(); } };
}

/** A day of an address; empty where it is none. */
function dayOf(text) {
  return text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : "";
}

function key(message) {
  return `${message.source} ${message.messageId}`;
}

function dot(channel) {
  return el("i", { class: `dot ${channel}`, "aria-hidden": "true" });
}

/** Messages of one web or app visit, with less than half an hour between two, stand together. */
function visits(messages) {
  const items = [];
  for (const each of messages) {
    const last = items.at(-1);
    const joins = last && VISITED.has(each.channel) && last.messages.at(-1).channel === each.channel
      && last.messages.at(-1).source === each.source && last.messages.at(-1).occurredAt - each.occurredAt < VISIT_GAP;
    if (joins) last.messages.push(each);
    else items.push({ at: each.occurredAt, messages: [each] });
  }
  return items;
}

/** What a touchpoint was, in a few words. */
function title(message) {
  if (message.order) return orderWords(message.order);
  if (message.complaint) return t(message.complaint.open ? "timeline.complaint.open" : "timeline.complaint.closed", { id: message.complaint.caseId });
  if (message.call) return t(`timeline.call.${message.call.direction}`, { time: duration(message.call.durationSeconds), outcome: message.call.outcome || "–" });
  if (message.answers.length) return message.answers.map(each => t("timeline.answer", { kind: each.kind.toUpperCase(), score: number(each.score), question: each.question })).join(" · ");
  if (message.name) return message.name;
  return t(`type.${message.type}`);
}

function orderWords(order) {
  const sums = new Map();
  for (const line of order.lines) sums.set(line.currency, (sums.get(line.currency) ?? 0) + Number(line.amount));
  const amount = [...sums].map(([currency, sum]) => money(sum, currency)).join(" + ");
  const isReturn = [...sums.values()].every(each => each < 0);
  return t(isReturn ? "timeline.return" : "timeline.order", { count: number(order.lines.length), amount: amount || "–" });
}

function details(message) {
  const rows = [];
  const add = (name, value) => rows.push(el("div", {}, el("dt", {}, name), el("dd", {}, value)));
  add(t("timeline.time"), time(message.occurredAt));
  add(t("timeline.received"), time(message.receivedAt));
  add(t("timeline.message"), el("span", { class: "mono" }, message.messageId));
  if (message.order) {
    add(t("timeline.order.id"), message.order.orderId);
    if (message.order.store) add(t("timeline.store"), message.order.store);
    for (const line of message.order.lines)
      add(`${line.quantity} ×`, [line.product, line.category && el("span", { class: "quiet" }, ` ${line.category}`), ` ${money(line.amount, line.currency)}`]);
  }
  if (message.call) add(t("timeline.outcome"), message.call.outcome || "–");
  for (const each of message.answers) add(each.question, `${each.kind} ${number(each.score)} · ${each.survey}`);
  for (const each of message.consents) add(tOr(`purpose.${each.purpose}`, each.purpose), tOr(`consent.${each.state}`, each.state));
  for (const [name, value] of Object.entries(message.traits)) add(traitName(name), plain(value));
  for (const [name, value] of Object.entries(message.properties)) add(name, plain(value));
  return el("dl", { class: "facts" }, rows);
}

function markWords(mark) {
  const about = mark.about.map(each => `${namespaceName(each.namespace)} ${each.value}`);
  const words = tOr(`mark.${mark.kind}`, mark.kind);
  return [el("span", { class: "mark-icon", "aria-hidden": "true" }, mark.kind === "merged" || mark.kind === "must-link" ? "⇉" : "⇄"),
    el("div", {}, el("strong", {}, words), " ", about.join(" · "),
      mark.reason && el("div", { class: "quiet" }, reasonWords(mark.reason)),
      mark.who && el("div", { class: "quiet" }, [mark.who, mark.why].filter(Boolean).join(": ")))];
}

/** Why a link did not join, in words. */
export function reasonWords(reason) {
  const [kind, name] = reason.split(":");
  return t(`reason.${kind}`, { name: namespaceName(name ?? "") });
}
