package org.tocsin.mailing.inbound.receiving;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Commits the messages that arrive while another commit is under way with one transaction, since a commit costs the same for one as
 * for many: whoever comes first takes all that wait along. If that fails, each is tried on its own, so that nobody's message
 * suffers from another's.
 */
@ApplicationScoped
class CommitTogether {

    private static final int MOST = 64;

    private final WriteDown writeDown;
    private final TellOfMail tell;
    private final LinkedBlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final ReentrantLock committing = new ReentrantLock();

    CommitTogether(WriteDown writeDown, TellOfMail tell) {
        this.writeDown = writeDown;
        this.tell = tell;
    }

    /** Returns once it is committed; throws what prevented it. */
    void commit(Incoming message) {
        Waiting mine = new Waiting(message, new CompletableFuture<>());
        waiting.add(mine);
        while (!mine.done().isDone()) {
            committing.lock();
            try {
                if (!mine.done().isDone()) {
                    commitSome();
                }
            } finally {
                committing.unlock();
            }
        }
        try {
            mine.done().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void commitSome() {
        List<Waiting> together = new ArrayList<>();
        waiting.drainTo(together, MOST);
        if (together.isEmpty()) {
            return;
        }
        try {
            tell.taken(writeDown.all(together.stream().map(Waiting::message).toList()));
            together.forEach(one -> one.done().complete(null));
        } catch (RuntimeException failed) {
            alone(together, failed);
        }
    }

    private void alone(List<Waiting> together, RuntimeException failed) {
        for (Waiting one : together) {
            try {
                if (together.size() == 1) {
                    throw failed;
                }
                tell.taken(writeDown.all(List.of(one.message())));
                one.done().complete(null);
            } catch (RuntimeException hopeless) {
                one.done().completeExceptionally(hopeless);
            }
        }
    }

    private record Waiting(Incoming message, CompletableFuture<Void> done) {}
}
