package io.onefold.app.config;

/** What is said of a source. */
enum SourceKey implements SectionKey {
    CHANNEL("required", "The channel of all that it sends: web, app, store, social, call-centre, survey or member."),
    WRITE_KEYS(
            "empty", "List of keys that senders name it by; each will do, so that a key can be changed without a gap."),
    REGION("empty", "ISO 3166 region of telephone numbers written without a country, such as `CN`."),
    LOCALE("empty", "Language of its customers where an event says none, such as `zh-CN`."),
    CURRENCY("empty", "ISO 4217 currency of amounts without one, such as `CNY`."),
    CONSENT_NAMESPACES(
            "`email_marketing: email`, `sms_marketing: phone`, `phone_marketing: phone`",
            "By purpose: the namespace of the identifiers that a decision binds; others bind the event's strongest identifier."),
    CONSENTS(
            "empty",
            "By purpose: `granted` or `denied`, the decision that each of its events stands for where it says none, such as that of a signed form."),
    IDENTIFIERS(
            "the tracking API's table",
            "By field (user-id, anonymous-id, previous-id, device-id, advertising-id, email, phone): the namespace that its"
                    + " values go to; an empty one switches the field off. Two systems' customer numbers must not share a namespace."),
    EXTERNAL_IDS("empty", "By type or `collection/type` of context.externalIds: the namespace that its values go to."),
    PLAN(
            "empty",
            "What its events hold, and what becomes of those that do not keep to it (docs/data-quality.md): a file; from the working folder where it is relative."),
    MAPPING(
            "empty",
            "Which column is what in its files (docs/file-imports.md): a file; from the working folder where it is relative.");

    private final String defaultText;
    private final String about;

    SourceKey(String defaultText, String about) {
        this.defaultText = defaultText;
        this.about = about;
    }

    @Override
    public String defaultText() {
        return defaultText;
    }

    @Override
    public String about() {
        return about;
    }
}
