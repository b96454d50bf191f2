package org.tocsin.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One copy of a mail that lies in a reader's mailbox. */
record ReceivedCopy(String reader, String messageId) {

    /** All copies with this subject, asked of the mailbox's JSON at once. */
    static List<ReceivedCopy> of(int mailboxPort, String subject) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + mailboxPort + "/api/messages"))
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        List<ReceivedCopy> copies = new ArrayList<>();
        for (JsonNode message : new ObjectMapper().readTree(answer.body())) {
            if (message.path("subject").asText().equals(subject)) {
                copies.add(new ReceivedCopy(
                        message.path("to").asText(), message.path("messageId").asText()));
            }
        }
        return copies;
    }

    static List<String> messageIds(List<ReceivedCopy> copies, String reader) {
        return copies.stream()
                .filter(copy -> copy.reader().equals(reader))
                .map(ReceivedCopy::messageId)
                .toList();
    }
}
