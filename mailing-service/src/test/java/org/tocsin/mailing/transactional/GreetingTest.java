package org.tocsin.mailing.transactional;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class GreetingTest {

    @ParameterizedTest
    @ValueSource(strings = {"Anna", "Zoë O'Neill", "{name}", "李"})
    void aNameIsUsedAsItIs(String name) {
        assertEquals("Hello " + name + ",", Greeting.to(Optional.of(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Win now: https://x.example",
                "www.x.example",
                "write to a@b.example",
                "see x.example/prize",
                " ",
                "a name that goes on and on, and then on, and says far more than a name"
            })
    void anAdvertisementIsNoName(String name) {
        assertEquals("Hello,", Greeting.to(Optional.of(name)));
    }

    @Test
    void aLineBreakDoesNotBreakTheLine() {
        assertEquals("Hello Anna Bcc: x,", Greeting.to(Optional.of("Anna\r\nBcc: x")));
    }
}
