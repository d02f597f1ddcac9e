import { heading, nothing } from "../parts.js";
import { t } from "../i18n.js";

export default {
  title: () => t("segments.title"),

  async show({ main }) {
    main.append(heading(t("segments.title")), nothing(t("segments.none")));
  },
};
