/** Segments: how big they are and were, who moved, what a definition would bring about; and how it goes with each subscriber. */
import { announce, el, nextId, replace } from "../dom.js";
import { ask } from "../api.js";
import { duration, number, t } from "../i18n.js";
import { badge, card, heading, nothing, problem, table } from "../parts.js";
import { progress, spark, styles } from "../charts.js";

const EVERY = 5_000;
const EXAMPLE = `segments:
  loyal-and-happy:
    description: Buy often and would recommend us.
    where: computed.life_cycle == "loyal" && computed.nps_class == "promoter"
`;

export default {
  title: () => t("segments.title"),

  async show({ main, signal }) {
    const [answer] = await Promise.all([ask("segments", { signal }), styles()]);
    const segments = el("div", {});
    const subscribers = el("div", {});
    main.classList.add("company");
    main.append(
      heading(t("segments.title")),
      el("p", { class: "lead" }, t("segments.lead")),
      segments,
      preview(signal),
      card(t("subscribers.title"), subscribers));
    draw(answer, segments, subscribers);
    const turn = setInterval(async () => {
      if (document.hidden || segments.contains(document.activeElement)) return;
      try { draw(await ask("segments", { signal }), segments, subscribers); } catch { /* the next turn asks again */ }
    }, EVERY);
    signal.addEventListener("abort", () => clearInterval(turn));
  },
};

function draw(answer, segments, subscribers) {
  replace(segments,
    !answer.caughtUp && el("p", { class: "notice", role: "status" }, t("segments.reading")),
    answer.segments.length ? el("ul", { class: "tiles" }, answer.segments.map(tile)) : nothing(t("segments.none")));
  replace(subscribers, answer.subscribers.length ? deliveries(answer.subscribers) : nothing(t("subscribers.none")));
}

function tile(segment) {
  const sizes = segment.sizes.map(each => each.size);
  const before = sizes.at(-8) ?? sizes[0];
  return el("li", { class: "card tile" },
    el("h2", {}, el("a", { href: `/console/segments/${encodeURIComponent(segment.name)}` }, segment.name)),
    el("div", { class: "headline" },
      el("strong", { class: "big" }, number(segment.size)),
      sizes.length > 1 && spark(sizes)),
    el("p", { class: "quiet" }, changed(segment.size - before)),
    segment.description && el("p", {}, segment.description),
    !segment.defined && badge(t("segments.undefined"), "warn"));
}

function changed(by) {
  if (!by) return t("segments.unchanged");
  return t(by > 0 ? "segments.grown" : "segments.shrunk", { by: number(Math.abs(by)) });
}

function preview(signal) {
  const id = nextId("definition");
  const text = el("textarea", { id, rows: "7", class: "mono", spellcheck: "false", maxlength: "100000" }, EXAMPLE);
  const outcome = el("div", { class: "outcome" });
  const button = el("button", { class: "primary" }, t("preview.count"));
  const form = el("form", {
    onsubmit: async event => {
      event.preventDefault();
      button.disabled = true;
      try {
        await count(text.value, outcome, signal);
      } catch (e) {
        if (e.name !== "AbortError") replace(outcome, problem(e));
      } finally {
        button.disabled = false;
      }
    },
  }, el("label", { for: id }, t("preview.label")), text, el("div", { class: "buttons start" }, button), outcome);
  return card(t("preview.title"), el("p", { class: "quiet" }, t("preview.lead")), form);
}

/** The answer is lines of JSON, one for each page of profiles that was looked at. */
async function count(yaml, outcome, signal) {
  let answer;
  try {
    answer = await fetch("/v1/segments/preview", { method: "POST", headers: { "Content-Type": "application/yaml" }, body: yaml, signal });
  } catch (e) {
    if (e.name === "AbortError") throw e;
    throw new Error(t("error.unreachable"));
  }
  if (answer.status === 400) return refused(await answer.text(), outcome);
  if (answer.status === 429) throw new Error(t("preview.busy"));
  if (!answer.ok) throw new Error(t("error.failed", { status: answer.status }));
  const bar = progress(t("preview.under-way"), 0);
  const told = el("span", { class: "quiet" });
  const late = setTimeout(() => replace(outcome, el("p", { class: "progressing" }, bar, told)), 300);
  let last = null;
  try {
    for await (const line of jsonLines(answer.body)) {
      bar.value = line.part;
      told.textContent = t("preview.looked", { count: number(line.looked) });
      last = line;
    }
  } finally {
    clearTimeout(late);
  }
  if (!last?.done) throw new Error(t("preview.broken"));
  found(last, outcome);
}

async function* jsonLines(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    rest += value ?? "";
    const all = rest.split("\n");
    rest = all.pop();
    for (const line of all) if (line) yield JSON.parse(line);
    if (done) return;
  }
}

function refused(text, outcome) {
  const problems = text.trim().split("\n");
  replace(outcome, el("div", { class: "problem", role: "alert" },
    el("h3", {}, t("preview.problems", { count: number(problems.length) })),
    el("ul", { class: "bullets" }, problems.map(each => el("li", {}, each)))));
}

function found(line, outcome) {
  replace(outcome,
    el("p", { class: "quiet" }, t("preview.done", { count: number(line.looked) })),
    table(t("preview.title"), [
      { title: t("segments.segment"), cell: row => el("strong", {}, row.segment) },
      { title: t("preview.would"), number: true, cell: row => row.waitsFor ? "–" : number(row.would) },
      { title: t("preview.now"), number: true, cell: row => number(row.now) },
      { title: t("preview.entering"), number: true, cell: row => number(row.entering) },
      { title: t("preview.leaving"), number: true, cell: row => number(row.leaving) },
      { title: t("preview.untold"), number: true, cell: row => number(row.untold) },
      { title: t("preview.examples"), cell: row => row.waitsFor ? t("preview.waits", { trait: row.waitsFor }) : examples(row.examples) },
    ], line.segments));
  announce(t("preview.done", { count: number(line.looked) }));
}

function examples(ids) {
  return el("ul", { class: "inline" }, ids.slice(0, 3).map(id => el("li", {}, who(id))));
}

/** A link to a profile by the beginning of its id. */
export function who(id) {
  return el("a", { href: `/console/profiles/${id}`, class: "mono", "aria-label": t("company.profile", { id }) }, id.slice(0, 8));
}

function deliveries(subscribers) {
  return table(t("subscribers.title"), [
    { title: t("subscribers.subscriber"), cell: row => [el("strong", {}, row.name), row.description && el("div", { class: "quiet" }, row.description)] },
    { title: t("subscribers.state"), cell: state },
    { title: t("subscribers.delivered"), number: true, cell: row => row.posted ? number(row.posted.delivered) : "–" },
    { title: t("subscribers.lag"), number: true, cell: row => row.posted ? number(row.posted.lag) : "–" },
    { title: t("subscribers.refused"), number: true, cell: row => row.posted ? number(row.posted.refused) : "–" },
    { title: t("subscribers.gets"), cell: row => [
      row.segments.length ? row.segments.join(", ") : t("subscribers.everybody"),
      el("div", { class: "quiet" }, row.purpose ? t("subscribers.purpose", { purpose: row.purpose }) : t("subscribers.no-purpose"))] },
  ], subscribers);
}

/** How it goes with a subscriber, in words; the colour only repeats them. */
function state(row) {
  if (row.target === "topic") return badge(t("subscribers.by-topic"));
  if (!row.posted) return badge(t("subscribers.not-begun"), "warn");
  if (row.posted.problem || row.posted.failingSeconds > 0)
    return [badge(`✕ ${t("subscribers.failing", { since: duration(row.posted.failingSeconds) })}`, "bad"),
      el("div", { class: "quiet" }, row.posted.problem)];
  return badge(row.posted.lag > 0 ? t("subscribers.catching-up") : `✓ ${t("subscribers.up-to-date")}`, row.posted.lag > 0 ? "quiet" : "good");
}
