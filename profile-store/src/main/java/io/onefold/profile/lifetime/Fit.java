package io.onefold.profile.lifetime;

/**
 * What came of looking for a model's most likely parameters. The same customers give the same bits.
 *
 * @param <M> the model
 */
public sealed interface Fit<M> {
    /**
     * @param logLikelihood of all customers under the model
     * @param iterations of the search
     */
    record Fitted<M>(M model, double logLikelihood, int iterations, Ending ending) implements Fit<M> {
        /** Whether a maximum was found; otherwise the model is the best that was seen. */
        public boolean converged() {
            return ending == Ending.CONVERGED;
        }
    }

    /** @param reason why these customers do not tell the parameters, in words that name nobody */
    record Refused<M>(String reason) implements Fit<M> {}

    enum Ending {
        /** A search that was started anew around the maximum came back to it. */
        CONVERGED,
        /**
         * The likelihood grows as far as was looked: a parameter is a hundred thousand times larger or smaller than the data's own
         * scale. Often a simpler model would do, such as one in which nobody leaves, or all customers are alike.
         */
        AT_A_LIMIT,
        OUT_OF_ITERATIONS
    }
}
