/** Tells a page when its profile has changed. Nobody listens while the tab is hidden: a browser has few connections to one server. */

/**
 * Listens until the signal. `changed` is called after each change, and when the tab is seen again; `state` hears "live", "lost" or "full".
 */
export function listen(profileId, { signal, changed, state }) {
  let source = null;
  let wasHidden = false;
  const open = () => {
    source = new EventSource(`/console/api/people/${encodeURIComponent(profileId)}/live`);
    source.addEventListener("listening", () => {
      state("live");
      // What happened between the page's own questions and now.
      changed();
    });
    source.addEventListener("changed", () => changed());
    source.addEventListener("full", () => { source.close(); state("full"); });
    source.onerror = () => state("lost");
  };
  const close = () => { source?.close(); source = null; };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { wasHidden = true; close(); }
    else if (wasHidden) { wasHidden = false; open(); }
  }, { signal });
  window.addEventListener("pagehide", close, { signal });
  signal.addEventListener("abort", close);
  if (!document.hidden) open(); else wasHidden = true;
}
