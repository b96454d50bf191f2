package org.tocsin.mailing.studio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.mailing.studio.IdempotencyKeys.Remembered;
import org.tocsin.web.ProblemException;

/** Does what a request asks once per idempotency key, and gives the same answer every time (draft-ietf-httpapi-idempotency-key-header-07). */
@ApplicationScoped
class OnceOnly {

    private final IdempotencyKeys keys;

    OnceOnly(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /**
     * Work and answer in one transaction with the key; what fails is not remembered, and may be tried again.
     *
     * @param request everything in it that makes it another request
     */
    @Transactional
    String perform(Optional<String> key, UUID campaign, String request, Supplier<String> work) {
        if (key.isEmpty()) {
            return work.get();
        }
        Remembered fresh = new Remembered(hash(request), campaign, "");
        Optional<Remembered> earlier = keys.claim(key.get(), fresh);
        if (earlier.isPresent()) {
            return sameAnswer(earlier.get(), fresh);
        }
        String answer = work.get();
        keys.answered(key.get(), answer);
        return answer;
    }

    /** For work that leaves no transaction open: the key is committed before it, and given back when it fails. */
    String before(Optional<String> key, UUID campaign, String request, String answer, Runnable work) {
        Remembered fresh = new Remembered(hash(request), campaign, answer);
        Optional<Remembered> earlier = key.flatMap(name -> keys.claim(name, fresh));
        if (earlier.isPresent()) {
            return sameAnswer(earlier.get(), fresh);
        }
        try {
            work.run();
            return answer;
        } catch (RuntimeException failed) {
            key.ifPresent(keys::release);
            throw failed;
        }
    }

    private static String sameAnswer(Remembered earlier, Remembered fresh) {
        if (earlier.requestHash().equals(fresh.requestHash())) {
            return earlier.answer();
        }
        throw new ProblemException(
                422, "The key was used for something else", "This Idempotency-Key belongs to another request.");
    }

    static String hash(String request) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
