/** How the installation runs: the data path, the accounting, who works, what is in quarantine, the connectors. It looks again every two seconds. */
import { announce, el, replace, svg } from "../dom.js";
import { ask } from "../api.js";
import { ago, duration, hour, number, t, tOr, time } from "../i18n.js";
import { badge, card, heading, nothing, problem, table } from "../parts.js";
import { figure, legend, lines, progress, styles } from "../charts.js";
import { act } from "../act.js";
import { who } from "./segments.js";

const EVERY = 2_000;
const GOOD = "good";
const LATE_SECONDS = 10;

export default {
  title: () => t("operations.title"),

  async show({ main, signal }) {
    const [answer, quarantine, board] = await Promise.all([
      ask("operations", { signal }), ask("operations/quarantine", { signal }), ask("board", { signal }).catch(() => null), styles()]);
    const page = parts(signal);
    main.classList.add("company");
    main.append(heading(t("operations.title"), page.state, page.pause), page.failed, ...page.sections);
    page.draw(answer, quarantine);
    page.biggest(board?.board);
    page.follow();
  },
};

/**
 * The page's places, and what draws them. Who stands on something that is drawn anew stands on it afterwards, by its data-focus; who is in
 * something else of a place, such as a table that is scrolled, is left alone.
 */
function parts(signal) {
  const places = Object.fromEntries(["attention", "path", "stages", "accounting", "workers", "quarantine", "connectors", "biggest", "flow"].map(key => [key, el("div", {})]));
  const state = el("span", { class: "quiet", role: "status" });
  const failed = el("div", {});
  let going = true;
  let seen = "";
  const open = new Set();
  const pause = el("button", {
    type: "button", "aria-pressed": "false",
    onclick: () => {
      going = !going;
      pause.setAttribute("aria-pressed", String(!going));
      pause.textContent = going ? t("operations.pause") : t("operations.go-on");
    },
  }, t("operations.pause"));
  const put = (key, ...children) => {
    const focused = places[key].contains(document.activeElement) ? document.activeElement : null;
    if (focused && !focused.dataset.focus) return;
    replace(places[key], ...children);
    for (const each of places[key].querySelectorAll("details[data-key]")) {
      each.open = open.has(each.dataset.key);
      each.addEventListener("toggle", () => each.open ? open.add(each.dataset.key) : open.delete(each.dataset.key));
    }
    if (focused) [...places[key].querySelectorAll("[data-focus]")].find(each => each.dataset.focus === focused.dataset.focus)?.focus({ preventScroll: true });
  };
  const draw = (answer, quarantine) => {
    const wrong = troubles(answer);
    put("attention", attention(wrong));
    put("path", path(answer));
    put("flow", flow(answer.flow));
    put("stages", stages(answer.stages));
    put("accounting", accounting(answer.path.sources));
    put("workers", workers(answer));
    put("connectors", connectors(answer.connectors, again));
    if (quarantine) put("quarantine", quarantined(quarantine.groups, again));
    state.textContent = t("operations.as-of", { time: hour(answer.at) });
    // Only what changes from well to not well, or back, is worth a word to those who listen.
    const said = wrong.join(" ");
    if (said !== seen) announce(said || t("operations.well"));
    seen = said;
  };
  async function again() {
    try {
      draw(await ask("operations", { signal }), await ask("operations/quarantine", { signal }));
      replace(failed);
    } catch (e) {
      if (e.name !== "AbortError") replace(failed, problem(e, again));
    }
  }
  const follow = () => {
    const turn = setInterval(() => going && !document.hidden && again(), EVERY);
    signal.addEventListener("abort", () => clearInterval(turn));
  };
  return {
    state, pause, failed, draw, follow,
    biggest: board => put("biggest", board ? biggest(board) : nothing(t("operations.biggest.none"))),
    sections: [
      places.attention,
      card(t("operations.path"), places.path, places.flow),
      card(t("operations.accounting"), el("p", { class: "quiet" }, t("operations.accounting.lead")), places.accounting),
      el("div", { class: "grid wide" },
        card(t("operations.stages"), places.stages),
        card(t("operations.workers"), places.workers)),
      card(t("operations.quarantine"), el("p", { class: "quiet" }, t("operations.quarantine.lead")), places.quarantine),
      card(t("operations.connectors"), places.connectors),
      card(t("operations.biggest"), places.biggest),
    ],
  };
}

// What is not well

function troubles(answer) {
  return [
    ...answer.path.sources.filter(each => each.gap).map(each => t("operations.said.gap", { source: each.name, count: number(Math.abs(each.gap)) })),
    ...answer.path.sources.filter(each => each.reading?.problem).map(each => t("operations.said.source", { source: each.name })),
    ...answer.path.topics.filter(isLate).map(each => t("operations.said.late", { topic: each.topic, age: age(each.seconds * 1000) })),
    ...answer.stages.filter(each => each.state !== "ready").map(each => t("operations.said.stage", { stage: tOr(`part.${each.name}`, each.name), state: tOr(`state.${each.state}`, each.state) })),
    ...answer.subscribers.filter(each => each.problem).map(each => t("operations.said.subscriber", { subscriber: each.name })),
    ...answer.connectors.connectors.filter(hasFailed).map(each => t("operations.said.connector", { connector: each.name })),
    ...(answer.connectors.problem ? [answer.connectors.problem] : []),
  ];
}

function attention(wrong) {
  if (!wrong.length) return el("p", { class: "attention well" }, `✓ ${t("operations.well")}`);
  return el("section", { class: "attention" },
    el("h2", {}, `⚠ ${t("operations.attention", { count: number(wrong.length) })}`),
    el("ul", {}, wrong.map(each => el("li", {}, each))));
}

function isLate(topic) {
  return topic.seconds > LATE_SECONDS;
}

// The data path

function path(answer) {
  const topics = answer.path.topics;
  const touchpoints = topics.filter(each => each.stage === "touchpoints");
  const inside = topics.filter(each => each.stage !== "touchpoints");
  const resolving = answer.stages.find(each => each.name === "identity resolution");
  const store = answer.stages.find(each => each.name === "profile store");
  const busy = rate => rate > 0.05;
  const received = touchpoints.reduce((sum, each) => sum + each.rate, 0);
  const resolved = inside.filter(each => each.stage === "observations").reduce((sum, each) => sum + each.rate, 0);
  return el("ol", { class: "path", "aria-label": t("operations.path") },
    stage(t("path.sources"), busy(received), answer.path.sources.length
      ? answer.path.sources.map(source) : el("p", { class: "quiet" }, t("path.no-sources"))),
    stage(t("path.topics"), busy(received), touchpoints.map(topic)),
    stage(t("path.topology"), busy(resolved), [
      health(resolving),
      inside.map(topic),
      el("p", { class: "quiet" }, t("path.age", { half: age(answer.ageP50Millis), most: age(answer.ageP99Millis) }))]),
    stage(t("path.profiles"), busy(answer.publishedPerSecond), [
      health(store),
      fact(t("path.published"), t("path.rate", { rate: rate(answer.publishedPerSecond) })),
      fact(t("path.to-read"), number(answer.storeBehind), answer.storeBehind > 0),
      Object.entries(answer.stateBytes).map(([name, bytes]) => fact(t("path.disk", { name }), size(bytes)))]),
    stage(t("path.subscribers"), false, answer.subscribers.length
      ? answer.subscribers.map(subscriber) : el("p", { class: "quiet" }, t("path.no-subscribers"))));
}

function stage(title, moves, ...boxes) {
  return el("li", { class: moves ? "stage moves" : "stage" },
    el("h3", {}, title),
    el("div", { class: "boxes" }, boxes),
    svg("svg", { class: "arrow", viewBox: "0 0 20 12", "aria-hidden": "true" }, svg("path", { d: "M0 6H16M11 1.500 17 6 11 10.500" })));
}

function source(each) {
  const trouble = each.gap || each.reading?.problem;
  return el("div", { class: trouble ? "box bad" : "box" },
    el("strong", {}, each.name),
    el("span", { class: "quiet" }, each.channel ? tOr(`channel.${each.channel}`, each.channel) : t("path.not-configured")),
    each.counts && fact(t("path.received"), number(each.counts.received)),
    each.gap ? badge(`⚠ ${t("operations.gap", { count: number(Math.abs(each.gap)) })}`, "bad") : null,
    each.reading?.problem && badge(`✕ ${t("path.unreadable")}`, "bad"),
    each.reading?.problem && el("span", { class: "quiet" }, each.reading.problem),
    each.reading?.progress && el("span", { class: "quiet" }, each.reading.progress));
}

function topic(each) {
  const late = isLate(each);
  return el("details", { class: late ? "box bad" : "box", dataset: { key: `topic-${each.topic}` } },
    el("summary", { dataset: { focus: `topic-${each.topic}` } },
      el("span", { class: "fact" },
        el("strong", {}, each.stage === "touchpoints" ? tOr(`channel.${each.channel}`, each.channel) : t(`path.topic.${each.stage}`)),
        el("span", { class: each.rate > 0 ? null : "quiet" }, t("path.rate", { rate: rate(each.rate) }))),
      el("span", { class: each.records ? "waits" : "quiet" },
        each.records ? t("path.waits", { records: number(each.records), age: age(each.seconds * 1000) }) : t("path.none-waits")),
      late && badge(`⚠ ${t("path.late")}`, "bad")),
    table(each.topic, [
      { title: t("path.partition"), number: true, cell: row => row.partition },
      { title: t("path.lag"), number: true, cell: row => number(row.records) },
      { title: t("path.oldest"), number: true, cell: row => row.records ? age(row.seconds * 1000) : "–" },
      { title: t("path.done"), number: true, cell: row => number(row.committed) },
    ], each.partitions));
}

function subscriber(each) {
  return el("div", { class: each.problem ? "box bad" : "box" },
    el("strong", {}, each.name),
    fact(t("subscribers.lag"), number(each.lag), each.lag > 0),
    fact(t("subscribers.delivered"), number(each.delivered)),
    each.problem && badge(`✕ ${t("subscribers.failing", { since: duration(each.failingSeconds) })}`, "bad"),
    each.problem && el("span", { class: "quiet" }, each.problem));
}

function health(part) {
  return part && el("p", {}, state(part), part.why && el("span", { class: "quiet" }, ` ${part.why}`));
}

function state(part) {
  const tone = { ready: GOOD, waiting: "warn", down: "bad", failed: "bad" }[part.state] ?? "quiet";
  const mark = { ready: "✓", waiting: "…", down: "✕", failed: "✕" }[part.state] ?? "";
  return badge(`${mark} ${tOr(`state.${part.state}`, part.state)}`, tone);
}

function fact(name, value, stands = false) {
  return el("span", { class: "fact" }, el("span", { class: "quiet" }, name), el("span", { class: stands && "waits" }, value));
}

function flow(samples) {
  if (samples.length < 2) return null;
  const series = [["received", "one"], ["observed", "two"], ["published", "three"]];
  return el("div", { class: "below" }, el("h3", {}, t("flow.title")),
    figure(t("flow.title"), lines(t("flow.title"), samples.map(each => hour(each.at)),
      series.map(([key, kind]) => ({ kind, values: samples.map(each => each[key]) })), { height: 150, whole: false }), [
        { title: t("flow.at"), cell: row => hour(row.at) },
        ...series.map(([key]) => ({ title: t(`flow.${key}`), number: true, cell: row => rate(row[key]) })),
        { title: t("flow.waiting"), number: true, cell: row => number(row.waiting) },
      ], samples, { legend: legend(series.map(([key, kind]) => ({ name: t(`flow.${key}`), kind, line: true }))) }));
}

function rate(perSecond) {
  return number(perSecond, { maximumFractionDigits: perSecond < 10 ? 1 : 0 });
}

function age(millis) {
  return millis < 1_000 ? number(millis, { style: "unit", unit: "millisecond", unitDisplay: "short", maximumFractionDigits: 0 })
    : millis < 60_000 ? number(millis / 1_000, { style: "unit", unit: "second", unitDisplay: "short", maximumFractionDigits: 1 }) : duration(millis / 1_000);
}

function size(bytes) {
  return bytes < 1 << 30 ? number(bytes / (1 << 20), { style: "unit", unit: "megabyte", maximumFractionDigits: 1 })
    : number(bytes / (1 << 30), { style: "unit", unit: "gigabyte", maximumFractionDigits: 2 });
}

// The accounting

function accounting(sources) {
  const counted = sources.filter(each => each.counts);
  if (!counted.length) return nothing(t("operations.accounting.none"));
  const column = (key, value, note) => ({
    title: t(`accounting.${key}`), number: true,
    cell: row => [number(value(row)), note?.(row)],
  });
  return table(t("operations.accounting"), [
    { title: t("accounting.source"), cell: row => [el("strong", {}, row.name), row.channel && el("div", { class: "quiet" }, tOr(`channel.${row.channel}`, row.channel))] },
    column("received", row => row.counts.received),
    column("applied", row => row.counts.applied),
    column("duplicate", row => row.counts.duplicate),
    column("quarantined", row => row.counts.quarantined),
    column("suppressed", row => row.counts.suppressed),
    column("in-flight", row => row.gap ? 0 : row.counts.received - row.counts.applied - row.counts.duplicate - row.counts.quarantined - row.counts.suppressed),
    {
      title: t("accounting.closes"), cell: row => row.gap
        ? badge(`⚠ ${t(row.gap > 0 ? "accounting.gap" : "accounting.surplus", { count: number(Math.abs(row.gap)) })}`, "bad")
        : badge(`✓ ${t("accounting.closed")}`, GOOD),
    },
  ], counted);
}

// Who works

function stages(all) {
  return el("ul", { class: "states" }, all.map(each => el("li", {},
    el("span", {}, tOr(`part.${each.name}`, each.name)), state(each), each.why && el("span", { class: "quiet" }, each.why))));
}

function workers(answer) {
  const { engine, group } = answer;
  return [
    engine && engine.restored < engine.wanted && el("div", { class: "below" },
      el("p", {}, t("workers.restoring", { done: number(engine.restored), all: number(engine.wanted) })),
      progress(t("workers.restore"), engine.restored / engine.wanted),
      table(t("workers.restore"), [
        { title: t("workers.store"), cell: row => row.changelog },
        { title: t("workers.restored"), number: true, cell: row => `${number(row.restored)} / ${number(row.wanted)}` },
      ], engine.stores.slice(0, 50))),
    group ? el("div", {}, el("h3", {}, t("workers.members", { count: number(group.members.length), state: tOr(`group.${group.state}`, group.state) })),
      group.members.length ? table(t("workers.members.table"), [
        { title: t("workers.instance"), cell: row => row.name },
        { title: t("workers.host"), cell: row => row.host },
        { title: t("workers.partitions"), number: true, cell: row => number(Object.values(row.partitions).reduce((a, b) => a + b, 0)) },
      ], group.members) : nothing(t("workers.nobody"))) : nothing(t("workers.asking")),
    engine && el("details", { dataset: { key: "tasks" } },
      el("summary", { dataset: { focus: "tasks" } }, t("workers.tasks", {
        active: number(tasks(engine).filter(each => each.active).length), standby: number(tasks(engine).filter(each => !each.active).length),
      })),
      table(t("workers.tasks.table"), [
        { title: t("workers.task"), cell: row => row.id },
        { title: t("workers.kind"), cell: row => badge(t(row.active ? "workers.active" : "workers.standby"), row.active ? "accent" : "quiet") },
        { title: t("workers.thread"), cell: row => `${row.thread} (${row.state})` },
        { title: t("workers.behind"), number: true, cell: row => number(row.behind) },
        { title: t("workers.reads"), cell: row => el("span", { class: "mono" }, row.partitions.join(", ")) },
      ], tasks(engine))),
  ];
}

function tasks(engine) {
  return engine.threads.flatMap(thread => thread.tasks.map(each => ({ ...each, thread: thread.name, state: thread.state })));
}

// Quarantine

function quarantined(groups, again) {
  if (!groups.length) return nothing(t("quarantine.none"));
  return el("ul", { class: "groups" }, groups.map(group => el("li", {}, el("details", { dataset: { key: `q-${group.source}-${group.reason}` } },
    el("summary", { dataset: { focus: `q-${group.source}-${group.reason}` } },
      el("strong", {}, tOr(`quarantine.reason.${group.reason}`, group.reason)),
      el("span", { class: "quiet" }, group.source || t("quarantine.no-source")),
      badge(t("quarantine.records", { count: number(group.records) }), "warn"),
      el("span", { class: "quiet" }, t("quarantine.newest", { when: ago(group.newestAt) })),
      group.redriven && badge(t("quarantine.redriven", { when: ago(group.redriven.at) }), "accent")),
    el("div", { class: "buttons start" }, el("button", {
      type: "button", dataset: { focus: `redrive-${group.source}-${group.reason}` }, onclick: () => redrive(group, again),
    }, t("quarantine.redrive"))),
    el("p", { class: "quiet" }, t("quarantine.shape")),
    table(t("quarantine.table"), [
      { title: t("quarantine.where"), cell: row => [row.location, el("div", { class: "quiet" }, t("quarantine.offset", { offset: row.topicOffset }))] },
      { title: t("quarantine.when"), cell: row => time(row.receivedAt) },
      { title: t("quarantine.wrong"), cell: row => row.message },
      { title: t("quarantine.looks"), cell: row => el("code", { class: "shape" }, row.shape) },
    ], group.newest)))));
}

async function redrive(group, again) {
  const outcome = await act(t("quarantine.redrive"), t("quarantine.redrive.advice", { count: number(group.records) }),
    body => ask("operations/quarantine/redrive", { body: { ...body, source: group.source, reason: group.reason } }));
  if (!outcome) return;
  announce(t("quarantine.outcome", { accepted: number(outcome.accepted), sent: number(outcome.sentBack), refused: number(outcome.refused) }));
  await again();
}

// Connectors

function hasFailed(connector) {
  return connector.state === "FAILED" || connector.tasks.some(task => task.state === "FAILED");
}

function connectors({ connectors: all, problem: trouble }, again) {
  return [
    trouble && el("p", { class: "notice bad", role: "alert" }, trouble),
    all.length ? table(t("operations.connectors"), [
      { title: t("connectors.name"), cell: row => el("strong", {}, row.name) },
      {
        title: t("connectors.state"), cell: row => {
          const failed = hasFailed(row);
          const word = failed ? "FAILED" : row.state;
          const why = [row.failure, ...row.tasks.map(task => task.failure)].filter(Boolean);
          return [badge(`${failed ? "✕" : word === "RUNNING" ? "✓" : "‖"} ${tOr(`connector.${word}`, word)}`,
            failed ? "bad" : word === "RUNNING" ? GOOD : "warn"), why.map(each => el("div", { class: "quiet" }, each))];
        },
      },
      { title: t("connectors.tasks"), number: true, cell: row => t("connectors.running", { running: number(row.tasks.filter(each => each.state === "RUNNING").length), all: number(row.tasks.length) }) },
      {
        title: t("connectors.do"), cell: row => el("div", { class: "buttons start" },
          row.state === "PAUSED" || row.state === "STOPPED" ? order(row, "resume", again) : order(row, "pause", again),
          order(row, "restart", again)),
      },
    ], all) : !trouble && nothing(t("connectors.none")),
  ];
}

function order(connector, what, again) {
  return el("button", {
    type: "button", dataset: { focus: `${connector.name}-${what}` }, "aria-label": t(`connectors.${what}.named`, { name: connector.name }),
    onclick: async () => {
      const done = await act(t(`connectors.${what}.named`, { name: connector.name }), t(`connectors.${what}.advice`),
        body => ask(`operations/connectors/${encodeURIComponent(connector.name)}/${what}`, { body }));
      if (!done) return;
      announce(t("connectors.done", { name: connector.name }));
      await again();
      // What was paused can be resumed now, by another button in the same place.
      if (document.activeElement === document.body) document.querySelector(`[data-focus^="${CSS.escape(connector.name)}-"]`)?.focus();
    },
  }, t(`connectors.${what}`));
}

// What is big

function biggest(board) {
  return [
    el("p", { class: "quiet" }, t("operations.biggest.as-of", { when: time(board.asOf) })),
    el("div", { class: "grid" },
      el("div", {}, el("h3", {}, t("biggest.profiles")), board.biggest.length ? table(t("biggest.profiles"), [
        { title: t("biggest.profile"), cell: row => who(row.profileId) },
        { title: t("biggest.identifiers"), number: true, cell: row => number(row.size) },
      ], board.biggest.slice(0, 10)) : nothing(t("biggest.none"))),
      el("div", {}, el("h3", {}, t("biggest.hot")), board.hottest.length ? table(t("biggest.hot"), [
        { title: t("biggest.identifier"), cell: row => [tOr(`namespace.${row.label}`, row.label), " ", who(row.profileId)] },
        { title: t("biggest.touchpoints"), number: true, cell: row => number(row.size) },
      ], board.hottest.slice(0, 10)) : nothing(t("biggest.no-hot")))),
  ];
}
