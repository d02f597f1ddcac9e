/** Where identifiers stand in a drawing: the same for the same graph, by the forces of d3-force. */
import "../lib/d3-dispatch.js";
import "../lib/d3-timer.js";
import "../lib/d3-quadtree.js";
import "../lib/d3-force.js";

const { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } = globalThis.d3;
const MARGIN = 48;

/** The place of each identifier, in a drawing of this width. */
export async function layout(identifiers, links, width) {
  const many = identifiers.length > 40;
  const nodes = identifiers.map(() => ({}));
  const simulation = forceSimulation(nodes)
    .force("link", forceLink(links.map(each => ({ source: each.a, target: each.b }))).distance(many ? 34 : 110).strength(many ? 0.5 : 0.7))
    .force("charge", forceManyBody().strength(many ? -60 : -500))
    .force("x", forceX(0).strength(0.04))
    .force("y", forceY(0).strength(0.09))
    .force("collide", forceCollide(many ? 9 : 40))
    .stop();
  simulation.tick(many ? 180 : 300);
  const xs = nodes.map(each => each.x);
  const ys = nodes.map(each => each.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  // A page is wide: a drawing may be stretched to it, by half as much again.
  const fitting = (width - 2 * MARGIN) / Math.max(1, right - left);
  const scale = Math.min(many ? 2 : 1.2, fitting);
  const across = Math.min(fitting, scale * 1.5);
  const height = Math.max(260, Math.round((bottom - top) * scale + 2 * MARGIN));
  const shift = (width - (right - left) * across) / 2;
  return {
    height,
    places: nodes.map(each => ({ x: round(shift + (each.x - left) * across), y: round((height - (bottom - top) * scale) / 2 + (each.y - top) * scale) })),
  };
}

function round(value) {
  return Math.round(value * 10) / 10;
}
