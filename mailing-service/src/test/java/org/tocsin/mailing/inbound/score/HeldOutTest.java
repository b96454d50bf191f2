package org.tocsin.mailing.inbound.score;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.mailing.inbound.understanding.Understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The messages of our own stay understood as they are. What they said when they were new stands in the README beside them. */
class HeldOutTest {

    /** Whether an account that is inactive or suspended is final is disputed. */
    private static final Set<String> DISPUTED =
            Set.of("postfix/free-inactive.eml", "postfix/gmail-disabled.eml", "postfix/suspended.eml");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void allAreUnderstood(int set) throws IOException, URISyntaxException {
        Path folder = Path.of(HeldOutTest.class
                        .getResource("/org/tocsin/mailing/inbound/heldout/" + set + "/manifest.csv")
                        .toURI())
                .getParent();
        Understanding understanding = new Understanding();

        List<String> wrong = Labelled.in(folder).stream()
                .map(label -> Judged.of(folder, label, understanding))
                .filter(judged -> !judged.isRight())
                .map(judged -> judged.label().file())
                .filter(file -> !DISPUTED.contains(file))
                .toList();

        assertEquals(List.of(), wrong);
    }
}
