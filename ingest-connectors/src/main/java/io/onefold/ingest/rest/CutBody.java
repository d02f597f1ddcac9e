package io.onefold.ingest.rest;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body in memory, of which no more than so many bytes are taken: a server must not fill it. */
final class CutBody implements BodySubscriber<CutBody.Taken> {
    /** @param isWhole whether that is all of it */
    record Taken(ByteBuffer bytes, boolean isWhole) {}

    private final int max;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Taken> taken = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    CutBody(int max) {
        this.max = max;
    }

    @Override
    public CompletionStage<Taken> getBody() {
        return taken;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] next = new byte[Math.min(buffer.remaining(), max - bytes.size())];
            boolean fits = next.length == buffer.remaining();
            buffer.get(next);
            bytes.writeBytes(next);
            if (!fits) cut();
        }
    }

    private void cut() {
        if (subscription != null) subscription.cancel();
        taken.complete(new Taken(ByteBuffer.wrap(bytes.toByteArray()), false));
    }

    @Override
    public void onError(Throwable problem) {
        taken.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        taken.complete(new Taken(ByteBuffer.wrap(bytes.toByteArray()), true));
    }
}
