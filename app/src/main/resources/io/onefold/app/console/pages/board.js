import { heading, nothing } from "../parts.js";
import { t } from "../i18n.js";

export default {
  title: () => t("board.title"),

  async show({ main }) {
    main.append(heading(t("board.title")), nothing(t("board.none")));
  },
};
