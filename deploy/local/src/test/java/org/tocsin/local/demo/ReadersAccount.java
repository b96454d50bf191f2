package org.tocsin.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A reader at the pages of their own data, with a browser that keeps no cookies. */
final class ReadersAccount {

    private final DemoSettings settings;
    private final Deadline deadline;
    private final String email;
    private final HttpClient browser = HttpClient.newHttpClient();

    ReadersAccount(DemoSettings settings, Deadline deadline, String email) {
        this.settings = settings;
        this.deadline = deadline;
        this.email = email;
    }

    /** The session that every form of the page carries. */
    String signIn() throws InterruptedException {
        int before = mailedLinks("/account/enter/").size();
        post("/account/sign-in", Map.of("email", email), 202);
        Document page = post(mailedLink("/account/enter/", before), Map.of("here", "yes"), 200);
        return page.selectFirst("input[name=session]").val();
    }

    void goBy(String session, String name) throws InterruptedException {
        post("/account/details", Map.of("session", session, "name", name), 200);
    }

    /** The page of their data. */
    String page(String session) throws InterruptedException {
        return post("/account", Map.of("session", session), 200).html();
    }

    String mail(String session) throws InterruptedException {
        return post("/account/mail", Map.of("session", session), 200).text();
    }

    /** All that mailing-service holds, as a program gets it. */
    String mailAsJson(String session) {
        HttpRequest request = HttpRequest.newBuilder(settings.origin().resolve("/api/v1/me/mail"))
                .header("Authorization", "Bearer " + session)
                .build();
        try {
            return browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException unreachable) {
            throw new DidNotHappenException("the mail history does not answer", unreachable);
        }
    }

    /** Asks for the file with everything, and waits until it is ready. */
    void export(String session) throws InterruptedException {
        post("/account/export", Map.of("session", session), 202);
        deadline.await("The export", () -> Optional.of(post("/account/export/progress", session))
                .filter(page -> page.contains("Your file is ready")));
    }

    void erase(String session) throws InterruptedException {
        String code = post("/account/erase", Map.of("session", session), 202)
                .selectFirst(".code")
                .text();
        post(mailedLink("/account/erase/", 0), Map.of("code", code, "when", "now"), 200);
    }

    /** The first that comes after so many others. */
    private String mailedLink(String path, int others) throws InterruptedException {
        return deadline.await(
                "A mail with a link to " + path,
                () -> mailedLinks(path).stream().skip(others).findFirst());
    }

    private List<String> mailedLinks(String path) {
        Pattern link = Pattern.compile(Pattern.quote(settings.origin() + path) + "[\\w.~-]+");
        return new Inboxes(settings.imapPort())
                .letters(email).stream()
                        .map(letter -> link.matcher(letter.text()))
                        .filter(Matcher::find)
                        .map(found -> URI.create(found.group()).getPath())
                        .toList();
    }

    private Document post(String path, Map<String, String> form, int status) throws InterruptedException {
        HttpResponse<String> answer = send(path, form);
        assertEquals(
                status,
                answer.statusCode(),
                () -> path + ": " + Jsoup.parse(answer.body()).text());
        return Jsoup.parse(answer.body());
    }

    private String post(String path, String session) throws InterruptedException {
        return send(path, Map.of("session", session)).body();
    }

    private HttpResponse<String> send(String path, Map<String, String> form) throws InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(settings.origin().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return browser.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new DidNotHappenException(path + " does not answer", unreachable);
        }
    }
}
