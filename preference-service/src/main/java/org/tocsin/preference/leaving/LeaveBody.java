package org.tocsin.preference.leaving;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** What the body of a POST to an unsubscribe link asks for: exactly one of three things, or nothing. */
enum LeaveBody {
    /** What a mail program sends (RFC 8058, section 3.1). */
    ONE_CLICK,
    /** The first button of our page. */
    TOPIC,
    /** The second. */
    EVERYTHING,
    /** Anything else; acts on nothing. */
    OTHER;

    /** Reads a body of type application/x-www-form-urlencoded, to the octet. */
    static LeaveBody ofForm(String body) {
        return switch (body) {
            case "List-Unsubscribe=One-Click" -> ONE_CLICK;
            case "leave=topic" -> TOPIC;
            case "leave=everything" -> EVERYTHING;
            default -> OTHER;
        };
    }

    /** Reads the body of a multipart/form-data: exactly one part, and that one the one-click's. */
    static LeaveBody ofMultipart(MultipartFormDataInput body) {
        Map<String, Collection<FormValue>> parts = body.getValues();
        List<FormValue> values =
                parts.values().stream().flatMap(Collection::stream).toList();
        boolean oneClick = values.size() == 1
                && parts.containsKey("List-Unsubscribe")
                && !values.get(0).isFileItem()
                && values.get(0).getValue().equals("One-Click");
        return oneClick ? ONE_CLICK : OTHER;
    }
}
