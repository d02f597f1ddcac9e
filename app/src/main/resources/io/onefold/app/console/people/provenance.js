/** Where a value is from: every message that told it, newest first. */
import { el, replace, svg } from "../dom.js";
import { ask } from "../api.js";
import { time, t, tOr } from "../i18n.js";
import { dialog, nothing, problem, table } from "../parts.js";
import { headers } from "./reveal.js";
import { channelName, plain, traitName } from "./value.js";

/** A button that says where a value is from. `holds` is the message that it is from, by source and id. */
export function provenanceButton(profileId, kind, name, holds) {
  const words = kind === "trait" ? traitName(name) : tOr(`purpose.${name}`, name);
  return el("button", {
    type: "button", class: "plain origin", title: t("origin.show"), "aria-label": t("origin.of", { name: words }),
    onclick: () => show(profileId, kind, name, words, holds),
  }, svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, svg("path", { d: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v6M12 7.5v.1" })));
}

function show(profileId, kind, name, words, holds) {
  const body = el("div", {}, el("p", { class: "quiet" }, t("shell.fetching")));
  dialog(t("origin.of", { name: words }), body);
  const read = async () => {
    try {
      const query = new URLSearchParams({ kind, name });
      const answer = await ask(`people/${encodeURIComponent(profileId)}/provenance?${query}`, { headers: headers(profileId) });
      if (!answer.told.length) { replace(body, nothing(t("origin.none"))); return; }
      replace(body,
        el("p", { class: "quiet" }, t(answer.whole ? "origin.whole" : "origin.part", { count: answer.told.length })),
        table(words, [
          { title: t("origin.value"), cell: row => [kind === "consent" ? tOr(`consent.${row.value}`, row.value) : plain(row.value),
            row.source === holds.source && row.messageId === holds.messageId && [" ", el("span", { class: "badge good" }, t("origin.holds"))]] },
          { title: t("origin.source"), cell: row => [row.source, " ", el("span", { class: "quiet" }, channelName(row.channel))] },
          { title: t("origin.time"), cell: row => time(row.occurredAt) },
          { title: t("origin.message"), cell: row => el("span", { class: "mono" }, row.messageId) },
        ], answer.told));
    } catch (e) {
      replace(body, problem(e, read));
    }
  };
  read();
}
