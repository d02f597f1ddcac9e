/** Asks who does something and why before it is done; both are recorded. The name is typed once and kept in this browser. */
import { el, nextId, rememberFocus } from "./dom.js";
import { t } from "./i18n.js";

const WHO = "onefold.who";

function kept() {
  try { return localStorage.getItem(WHO) ?? ""; } catch { return ""; }
}

function keep(name) {
  try { localStorage.setItem(WHO, name); } catch { /* for this time only */ }
}

/**
 * Opens a dialog. `what` says what is going to be done, `does` does it, given { who, why }: its error is shown in the dialog, which then
 * stays open. Resolves to what it gave, or to null where nothing was done.
 */
export function act(what, advice, does) {
  return new Promise(resolve => {
    const ids = { title: nextId("act"), who: nextId("who"), why: nextId("why") };
    const who = el("input", { id: ids.who, required: true, maxlength: "100", autocomplete: "name", value: kept() });
    const why = el("input", { id: ids.why, required: true, maxlength: "500", autocomplete: "off" });
    const failed = el("p", { class: "failed", role: "alert", hidden: true });
    const yes = el("button", { class: "primary" }, what);
    let outcome = null;
    const back = rememberFocus();
    const dialog = el("dialog", { class: "act", "aria-labelledby": ids.title, onclose: () => { dialog.remove(); back(); resolve(outcome); } },
      el("form", {
        onsubmit: async event => {
          event.preventDefault();
          if (!who.value.trim() || !why.value.trim()) return;
          yes.disabled = true;
          failed.hidden = true;
          try {
            keep(who.value.trim());
            outcome = await does({ who: who.value.trim(), why: why.value.trim() });
            dialog.close();
          } catch (e) {
            failed.textContent = e.message;
            failed.hidden = false;
            yes.disabled = false;
          }
        },
      },
        el("h2", { id: ids.title }, what),
        advice && el("p", { class: "quiet" }, advice),
        el("label", { for: ids.who }, t("act.who")), who,
        el("label", { for: ids.why }, t("act.why")), why,
        failed,
        el("p", { class: "quiet small" }, t("act.recorded")),
        el("div", { class: "buttons" },
          el("button", { type: "button", onclick: () => dialog.close() }, t("act.cancel")), yes)));
    document.body.append(dialog);
    dialog.showModal();
    (who.value ? why : who).focus();
  });
}
