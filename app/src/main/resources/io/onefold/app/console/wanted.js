/**
 * What was typed to find somebody, on its way to the view that looks it up. It is personal data: it stands in memory only, never in the
 * address or the browser's history. What is kept of look-ups is what the server masked, for as long as the tab is open.
 */
const KEPT = "onefold.recent";
const MOST = 12;
let wanted = null;

export function want(text) {
  wanted = text;
}

/** What was typed, once. */
export function take() {
  const told = wanted;
  wanted = null;
  return told;
}

/** The latest profiles that were opened, newest first: id and masked label. */
export function recent() {
  try { return JSON.parse(sessionStorage.getItem(KEPT) ?? "[]"); } catch { return []; }
}

export function remember(profileId, label) {
  const others = recent().filter(each => each.profileId !== profileId);
  keep([{ profileId, label, at: Date.now() }, ...others].slice(0, MOST));
}

export function forgetRecent() {
  keep([]);
}

function keep(list) {
  try { sessionStorage.setItem(KEPT, JSON.stringify(list)); } catch { /* storage is off */ }
}
