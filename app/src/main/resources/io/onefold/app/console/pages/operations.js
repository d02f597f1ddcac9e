import { heading, nothing } from "../parts.js";
import { t } from "../i18n.js";

export default {
  title: () => t("operations.title"),

  async show({ main }) {
    main.append(heading(t("operations.title")), nothing(t("operations.none")));
  },
};
