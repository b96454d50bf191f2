package org.tocsin.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** The public pages, as a browser without JavaScript and cookies sees them, and the public interfaces beside them. */
final class PublicSite {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI origin;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    PublicSite(URI origin) {
        this.origin = origin;
    }

    /** Fills in the form on the page. */
    void subscribeOnPage(Reader reader) throws InterruptedException {
        FormElement form = form(origin.resolve("/subscribe"), "input[name=email]");
        form.selectFirst("input[name=email]").val(reader.email());
        reader.topics().forEach(topic -> tick(form, "topics", topic));
        reader.sponsors().forEach(sponsor -> tick(form, "sponsorConsents", sponsor));
        submit(form);
    }

    private static void tick(FormElement form, String field, String value) {
        Element choice = form.selectFirst("input[name=" + field + "][value=" + value + "]");
        if (choice == null) {
            throw new DidNotHappenException("The sign-up page does not offer " + value);
        }
        choice.attr("checked", true);
    }

    /** Has a link mailed that signs in. */
    void askForLink(String email) throws InterruptedException {
        FormElement form = form(origin.resolve("/account"), "input[name=email]");
        form.selectFirst("input[name=email]").val(email);
        submit(form);
    }

    /** Opens that link, and goes on to the preferences. */
    Document openPreferences(URI link) throws InterruptedException {
        Document account = submit(form(link, "button"));
        return submit(form(account, "form[action=/preferences]"));
    }

    /** Presses the first button of the form that this selector finds on a page. */
    Document press(Document page, String form) throws InterruptedException {
        return submit(form(page, form));
    }

    void subscribeByJson(Reader reader) throws InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("email", reader.email());
        reader.topics().forEach(body.putArray("topics")::add);
        body.putArray("sponsorConsents");
        HttpResponse<String> answer = send(request(origin.resolve("/api/v1/subscribers"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
        require(answer, 202);
    }

    /** Opens a page out of a mail and presses its (first) button. */
    void pressButton(URI page) throws InterruptedException {
        submit(form(page, "button, input[type=submit]"));
    }

    /** What a mail program sends for its unsubscribe button (RFC 8058, section 3.2). */
    void unsubscribeWithOneClick(URI target) throws InterruptedException {
        HttpResponse<String> answer = send(request(target)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
        if (answer.statusCode() / 100 != 2) {
            throw new DidNotHappenException("One click answers %d".formatted(answer.statusCode()));
        }
    }

    private FormElement form(URI page, String holding) throws InterruptedException {
        HttpResponse<String> answer =
                send(request(page).header("Accept", "text/html").GET());
        require(answer, 200);
        return form(Jsoup.parse(answer.body(), page.toString()), holding);
    }

    private static FormElement form(Document page, String holding) {
        return page.forms().stream()
                .filter(form -> form.selectFirst(holding) != null)
                .findFirst()
                .orElseThrow(() -> new DidNotHappenException("There is no such form on " + page.baseUri()));
    }

    private Document submit(FormElement form) throws InterruptedException {
        String action = form.hasAttr("action") ? form.absUrl("action") : form.baseUri();
        HttpResponse<String> answer = send(request(URI.create(action))
                .header("Content-Type", FORM)
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(encoded(form))));
        if (answer.statusCode() / 100 != 2) {
            throw new DidNotHappenException("The form of %s answers %d: %s"
                    .formatted(URI.create(action).getPath(), answer.statusCode(), gist(answer.body())));
        }
        return Jsoup.parse(answer.body(), action);
    }

    /** The fields as a browser sends them, with the name of the button that was pressed. */
    private static String encoded(FormElement form) {
        Stream<String> fields = form.formData().stream().map(field -> pair(field.key(), field.value()));
        Stream<String> button = form.select("button[name]").stream()
                .limit(1)
                .map(pressed -> pair(pressed.attr("name"), pressed.attr("value")));
        return Stream.concat(fields, button).collect(Collectors.joining("&"));
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static void require(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new DidNotHappenException("%s answers %d, not %d: %s"
                    .formatted(answer.uri().getPath(), answer.statusCode(), status, gist(answer.body())));
        }
    }

    private static String gist(String body) {
        String text = body.startsWith("<") ? Jsoup.parse(body).text() : body;
        return text.substring(0, Math.min(text.length(), 200));
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new DidNotHappenException("%s does not answer".formatted(origin), unreachable);
        }
    }
}
