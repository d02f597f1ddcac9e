/**
 * Shows personal data once somebody has said who they are and why, which the server records first. What it grants lasts a quarter of an hour
 * and stands in this page's memory only; the name is kept in this browser, so that it is typed once.
 */
import { el } from "../dom.js";
import { ask } from "../api.js";
import { t } from "../i18n.js";
import { dialog } from "../parts.js";

const WHO = "onefold.who";
const granted = new Map();

/** The headers that let a profile's questions be answered unmasked; none where nothing was revealed. */
export function headers(profileId) {
  const found = granted.get(profileId);
  return found && found.until > Date.now() ? { "Onefold-Reveal": found.token } : {};
}

/** How long a reveal still lasts, in milliseconds; 0 where there is none. */
export function left(profileId) {
  return Math.max(0, (granted.get(profileId)?.until ?? 0) - Date.now());
}

export function mask(profileId) {
  granted.delete(profileId);
}

/** Asks who and why; calls `done` once it is recorded. */
export function askToReveal(profileId, done) {
  const who = el("input", { name: "who", required: true, maxlength: 100, autocomplete: "name", id: "reveal-who" });
  const why = el("textarea", { name: "why", required: true, maxlength: 500, rows: 3, id: "reveal-why" });
  const wrong = el("p", { class: "wrong", role: "alert" });
  try { who.value = localStorage.getItem(WHO) ?? ""; } catch { /* storage is off */ }
  const close = dialog(t("reveal.title"),
    el("p", { class: "quiet" }, t("reveal.lead")),
    el("form", {
      class: "form",
      onsubmit: async event => {
        event.preventDefault();
        const button = event.target.querySelector("button");
        button.disabled = true;
        wrong.textContent = "";
        try {
          const answer = await ask(`people/${encodeURIComponent(profileId)}/reveal`, { body: { who: who.value, why: why.value } });
          granted.set(profileId, { token: answer.token, until: Date.now() + answer.minutes * 60_000 });
          try { localStorage.setItem(WHO, who.value.trim()); } catch { /* storage is off */ }
          close();
          done();
        } catch (e) {
          wrong.textContent = e.message;
          button.disabled = false;
        }
      },
    },
    el("label", { for: "reveal-who" }, t("reveal.who")), who,
    el("label", { for: "reveal-why" }, t("reveal.why")), why,
    wrong,
    el("div", {}, el("button", { class: "primary" }, t("reveal.do")))));
  (who.value ? why : who).focus();
}
