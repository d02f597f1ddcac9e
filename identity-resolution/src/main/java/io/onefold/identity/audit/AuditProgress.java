package io.onefold.identity.audit;

/** Is told how far an audit is, often. */
@FunctionalInterface
public interface AuditProgress {
    /** Nobody is told. */
    AuditProgress SILENT = (step, done, all) -> {};

    /**
     * So much of a step is done.
     *
     * @param step what is being done, for people; steps follow one another
     * @param all how much the step is in all
     */
    void at(String step, long done, long all);
}
