/**
 * Charts. Each is a figure with a drawing for those who see it and, behind it, a table with the same numbers for everybody. A drawing is as
 * wide as its place, also after the place has changed.
 */
import { el, svg, replace } from "./dom.js";
import { number, t } from "./i18n.js";
import { table } from "./parts.js";

const LEFT = 46;
const BOTTOM = 22;
const TOP = 8;
let styled = null;

/** The styles of the pages about the company, brought when the first of them is shown. */
export function styles() {
  styled ??= new Promise(resolve => {
    const link = el("link", { rel: "stylesheet", href: "/console/files/company.css", onload: resolve, onerror: resolve });
    document.head.append(link);
  });
  return styled;
}

/** A figure: what it says in a sentence, the drawing, and a table that is opened on demand. Columns are as table() of parts.js has them. */
export function figure(summary, drawing, columns, rows, { legend = null } = {}) {
  return el("figure", { class: "chart" },
    legend,
    drawing,
    el("figcaption", {},
      el("details", {},
        el("summary", {}, t("charts.table")),
        table(summary, columns, rows))));
}

/** What stands for which series; `marks` are { name, kind }. */
export function legend(marks) {
  return el("ul", { class: "keys" }, marks.map(each => el("li", {},
    svg("svg", { class: `swatch ${each.kind}`, viewBox: "0 0 12 12", "aria-hidden": "true" },
      each.line ? svg("path", { d: "M0 6h12", class: each.dashed && "dashed" }) : svg("rect", { width: 12, height: 12, rx: 2 })),
    each.name)));
}

function drawn(label, height, draw) {
  const place = el("div", { class: "plot", role: "img", "aria-label": label, style: { height: `${height}px` } });
  let width = 0;
  new ResizeObserver(entries => {
    const now = Math.floor(entries[0].contentRect.width);
    if (!now || now === width) return;
    width = now;
    replace(place, svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, draw(width, height)));
  }).observe(place);
  return place;
}

/** A round number that is at least that much, and how the way there from another round one, at most `least`, is divided. */
export function scale(most, whole = true, least = 0) {
  if (!(most > 0)) return { top: 1, bottom: 0, steps: [0, 1] };
  const rough = (most - least || most) / 4;
  const decade = 10 ** Math.floor(Math.log10(rough));
  let step = [1, 2, 2.500, 5, 10].map(each => each * decade).find(each => each >= rough);
  if (whole) step = Math.max(1, Math.ceil(step));
  const bottom = Math.max(0, Math.floor(least / step) * step);
  const steps = [];
  for (let at = bottom; at < most + step; at += step) steps.push(at);
  return { top: steps.at(-1), bottom, steps };
}

function short(value) {
  return number(value, { notation: "compact", maximumFractionDigits: 1 });
}

function axis({ top, steps, bottom = 0 }, width, height, format = short) {
  const y = value => TOP + (height - TOP - BOTTOM) * (1 - (value - bottom) / (top - bottom));
  return [y, steps.map(each => svg("g", { class: "rule" },
    svg("path", { d: `M${LEFT} ${Math.round(y(each)) + .5}H${width}` }),
    svg("text", { x: LEFT - 8, y: y(each) + 4, "text-anchor": "end" }, format(each))))];
}

/** Labels beneath, as many as there is room for. */
function beneath(labels, x, width, height) {
  const widest = Math.max(...labels.map(each => each.length)) * 6.500 + 44;
  const room = Math.max(1, Math.floor((width - LEFT) / widest));
  const every = Math.ceil(labels.length / room);
  return labels.map((label, i) => i % every ? null : svg("text", {
    x: Math.min(x(i), width - 30), y: height - 6, "text-anchor": i === 0 && x(0) < LEFT + 20 ? "start" : "middle", class: "tick",
  }, label));
}

/**
 * Lines over the same places. `series` are { kind, values }, a value may be null; `labels` stand beneath. The first one is filled where
 * `filled` is set; where `near` is set the axis begins near the least value and not at 0.
 */
export function lines(label, labels, series, { height = 180, filled = false, near = false, bottom = 0, top = null, whole = true } = {}) {
  return drawn(label, height, width => {
    const all = series.flatMap(each => each.values).filter(each => each !== null);
    const range = top === null ? scale(Math.max(0, ...all), whole, near && all.length ? Math.min(...all) : 0) : { top, bottom, steps: [bottom, (top + bottom) / 2, top] };
    const [y, rules] = axis(range, width, height);
    const x = i => LEFT + (width - LEFT - 6) * (labels.length > 1 ? i / (labels.length - 1) : .5);
    return [rules, beneath(labels, x, width, height), series.map((each, at) => {
      const parts = pieces(each.values).map(piece => piece.map(i => `${x(i).toFixed(1)} ${y(each.values[i]).toFixed(1)}`).join("L"));
      const ends = pieces(each.values);
      return svg("g", { class: `series ${each.kind}` },
        filled && at === 0 && parts.map((part, i) => svg("path", {
          class: "area", d: `M${part}L${x(ends[i].at(-1)).toFixed(1)} ${y(range.bottom ?? 0)}L${x(ends[i][0]).toFixed(1)} ${y(range.bottom ?? 0)}Z`,
        })),
        parts.map(part => svg("path", { class: "line", d: `M${part}` })),
        ends.filter(piece => piece.length === 1).map(([i]) => svg("circle", { class: "point", cx: x(i), cy: y(each.values[i]), r: 3 })));
    })];
  });
}

/** Places that follow on another without a gap. */
function pieces(values) {
  const all = [];
  let piece = [];
  values.forEach((each, i) => {
    if (each !== null && each !== undefined) piece.push(i);
    else if (piece.length) { all.push(piece); piece = []; }
  });
  if (piece.length) all.push(piece);
  return all;
}

/** Columns; `stacks` are lists of { kind, value }, from the axis up. `marked` says which stand out. */
export function columns(label, labels, stacks, { height = 180, marked = () => false } = {}) {
  return drawn(label, height, width => {
    const range = scale(Math.max(0, ...stacks.map(stack => stack.reduce((sum, each) => sum + each.value, 0))));
    const [y, rules] = axis(range, width, height);
    const step = (width - LEFT) / Math.max(1, stacks.length);
    const thick = Math.max(1, Math.min(48, step * .72));
    const x = i => LEFT + step * (i + .5);
    return [rules, beneath(labels, x, width, height), stacks.map((stack, i) => {
      let below = 0;
      return stack.map(each => {
        const from = below;
        below += each.value;
        if (!each.value) return null;
        return svg("rect", {
          class: `column ${each.kind}${marked(i) ? " marked" : ""}`, x: (x(i) - thick / 2).toFixed(1), width: thick.toFixed(1), rx: Math.min(2, thick / 3),
          y: y(below).toFixed(1), height: Math.max(1, y(from) - y(below)).toFixed(1),
        });
      });
    })];
  });
}

/** A small line without axes, for beside a number. It says nothing that the number and its change do not. */
export function spark(values, { width = 132, height = 36 } = {}) {
  const most = Math.max(...values, 1);
  const least = Math.min(...values, most);
  const span = most - least || 1;
  const points = values.map((each, i) =>
    `${(2 + (width - 4) * i / Math.max(1, values.length - 1)).toFixed(1)} ${(3 + (height - 6) * (1 - (each - least) / span)).toFixed(1)}`);
  return svg("svg", { class: "spark", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" },
    svg("path", { class: "area", d: `M${points.join("L")}L${width - 2} ${height}L2 ${height}Z` }),
    svg("path", { class: "line", d: `M${points.join("L")}` }));
}

/** How much of something is done, 0 to 1. */
export function progress(label, part) {
  const bar = el("progress", { max: "1", value: String(Math.max(0, Math.min(1, part))), "aria-label": label });
  return bar;
}
