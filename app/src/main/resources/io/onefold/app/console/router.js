/** Which view an address means. Addresses are under /console, so that each view can be linked and the back button works. */

/** Goes to a view's address. */
export function navigate(path, { replace = false } = {}) {
  if (replace) history.replaceState(null, "", path);
  else history.pushState(null, "", path);
  window.dispatchEvent(new Event("onefold:navigate"));
}

/** Changes what stands behind the question mark, without another view being drawn. */
export function setQuery(values) {
  const query = new URLSearchParams(location.search);
  for (const [key, value] of Object.entries(values)) {
    query.delete(key);
    for (const each of Array.isArray(value) ? value : [value]) if (each) query.append(key, each);
  }
  const text = query.toString();
  history.replaceState(null, "", location.pathname + (text ? `?${text}` : ""));
}

/** The first of the views whose pattern suits, with its parameters; pattern is like /console/profiles/:id. */
export function match(views, path) {
  for (const view of views) {
    const params = matched(view.path.split("/"), path.split("/"));
    if (params) return { view, params };
  }
  return null;
}

function matched(pattern, parts) {
  if (pattern.length !== parts.length) return null;
  const params = {};
  for (let i = 0; i < pattern.length; i++) {
    if (!pattern[i].startsWith(":")) {
      if (pattern[i] !== parts[i]) return null;
      continue;
    }
    try { params[pattern[i].slice(1)] = decodeURIComponent(parts[i]); } catch { return null; }
  }
  return params;
}

/** Links inside the console change the view; others, and those with a modifier key, are the browser's. */
export function followLinks() {
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.origin !== location.origin || !(link.pathname === "/" || link.pathname.startsWith("/console"))) return;
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
  window.addEventListener("popstate", () => window.dispatchEvent(new Event("onefold:navigate")));
}
