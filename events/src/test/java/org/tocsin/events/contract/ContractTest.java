package org.tocsin.events.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.tocsin.events.EventType;
import org.tocsin.events.UnreadableEventException;
import org.tocsin.events.WireFormat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    void sampleMeetsTheSchema(EventType type) {
        Contract.assertConforms(type, Contract.sample(type));
    }

    @ParameterizedTest
    @EnumSource
    void sampleIsWrittenAsItWasRead(EventType type) throws IOException {
        Object data = WireFormat.read(Contract.sample(type), type.data());

        assertEquals(JSON.readTree(Contract.sample(type)), JSON.readTree(WireFormat.write(data)));
    }

    @ParameterizedTest
    @EnumSource(names = {"PREFERENCES_CHANGED", "OPT_OUT_REQUESTED", "SUBSCRIBER_CORRECTED", "SUBSCRIBER_ERASED"})
    void sampleOfAnOlderProducerIsStillRead(EventType type) {
        Contract.assertConforms(type, Contract.olderSample(type));
        assertInstanceOf(type.data(), WireFormat.read(Contract.olderSample(type), type.data()));
    }

    /** {@code ./mvnw test -pl events -Dtocsin.contract.write=true} writes the schemas anew, for a change that was meant. */
    @ParameterizedTest
    @EnumSource
    void schemaIsTheOneOfTheRecord(EventType type) throws IOException {
        JsonNode derived = SchemaOfRecord.derive(type.data());
        if (Boolean.getBoolean("tocsin.contract.write")) {
            Path file = Path.of("src/main/resources/schemas", type.type() + ".json");
            Files.writeString(file, derived.toPrettyString() + "\n");
        }
        assertEquals(derived, JSON.readTree(Contract.resource("/schemas/" + type.type() + ".json")));
    }

    @ParameterizedTest
    @EnumSource
    void memberOfANewerProducerIsIgnored(EventType type) throws IOException {
        ObjectNode newer = (ObjectNode) JSON.readTree(Contract.sample(type));
        newer.put("addedLater", "whatever");

        Object read = WireFormat.read(JSON.writeValueAsBytes(newer), type.data());

        assertEquals(WireFormat.read(Contract.sample(type), type.data()), read);
    }

    @ParameterizedTest
    @EnumSource
    void bodyThatDoesNotSayWhomOrWhatItIsAboutIsRefused(EventType type) throws IOException {
        ObjectNode body = (ObjectNode) JSON.readTree(Contract.sample(type));
        body.remove(List.of("subscriberId", "campaignId", "lookId", "countId"));
        byte[] incomplete = JSON.writeValueAsBytes(body);

        assertThrows(UnreadableEventException.class, () -> WireFormat.read(incomplete, type.data()));
    }

    @ParameterizedTest
    @EnumSource
    void reasonForRefusingDoesNotRepeatWhatWasSent(EventType type) {
        byte[] body = "{\"version\": \"first@readers.example\"".getBytes(StandardCharsets.UTF_8);

        var refused = assertThrows(UnreadableEventException.class, () -> WireFormat.read(body, type.data()));

        assertEquals(-1, refused.getMessage().indexOf("readers.example"));
    }
}
