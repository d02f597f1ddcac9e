/**
 * Makes elements. Text always becomes a text node: nothing that a source sent is ever read as HTML.
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element. Attributes that are null, undefined or false are left out, true is an empty one; those that begin with "on" are
 * listeners; "class", "dataset" and "style" (an object, set by property, as the content security policy wants) are what one expects.
 * Children are nodes, texts, numbers, lists of these, or nothing.
 */
export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same of a drawing. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

const STANDS = "a, button, summary, input, select, [tabindex]";

/** What somebody knows a place by. */
function sign(each) {
  return `${each.tagName} ${each.getAttribute("aria-label") ?? each.textContent}`;
}

/** Remembers where the focus is; what it answers puts it back there, or on what has been drawn in its place meanwhile. */
export function rememberFocus() {
  const before = document.activeElement;
  if (!before || before === document.body) return () => {};
  const words = sign(before);
  return () => (before.isConnected ? before : [...document.querySelectorAll(STANDS)].find(each => sign(each) === words))?.focus();
}

/** Puts other children into an element. */
export function replace(element, ...children) {
  element.replaceChildren(...nodes(children));
  return element;
}

/** The same of what somebody may be at work in: focus stays on what has the same words, and what was opened stays open. */
export function redraw(element, ...children) {
  const signs = () => [...element.querySelectorAll(STANDS)];
  const before = signs();
  const focused = before.includes(document.activeElement) ? sign(document.activeElement) : null;
  const place = focused === null ? 0 : before.filter(each => sign(each) === focused).indexOf(document.activeElement);
  const opened = new Set([...element.querySelectorAll("details[open] > summary")].map(sign));
  replace(element, ...children);
  for (const each of element.querySelectorAll("details > summary")) if (opened.has(sign(each))) each.parentElement.open = true;
  if (focused !== null) signs().filter(each => sign(each) === focused)[place]?.focus({ preventScroll: true });
  return element;
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "style") for (const [property, to] of Object.entries(value)) element.style.setProperty(property, to);
    else if (key === "dataset") Object.assign(element.dataset, value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...nodes(children));
  return element;
}

function nodes(children) {
  return children.flat(Infinity)
    .filter(each => each !== null && each !== undefined && each !== false)
    .map(each => each instanceof Node ? each : document.createTextNode(String(each)));
}

/** Says something to screen readers without moving anybody's place. */
export function announce(text) {
  const region = document.getElementById("announced");
  if (region) region.textContent = text;
}

/** A unique id, for labels. */
let last = 0;
export function nextId(prefix) {
  return `${prefix}-${++last}`;
}
