package org.tocsin.mailing.archive;

import java.io.StringWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes Atom. An entry that was withdrawn says so in its title, and is newer by that. */
final class Feed {

    private final String publisher;
    private final String site;

    Feed(String publisher, String site) {
        this.publisher = publisher;
        this.site = site;
    }

    String of(List<Entry> entries) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("utf-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            head(xml, entries);
            for (Entry entry : entries) {
                entry(xml, entry);
            }
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException bug) {
            throw new IllegalStateException("the feed cannot be written", bug);
        }
        return text.toString();
    }

    private void head(XMLStreamWriter xml, List<Entry> entries) throws XMLStreamException {
        Instant newest = entries.stream()
                .map(Entry::changedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        element(xml, "id", site + "/archive.xml");
        element(xml, "title", publisher);
        element(xml, "updated", newest.toString());
        link(xml, "self", site + "/archive.xml");
        link(xml, "alternate", site + "/archive");
        xml.writeStartElement("author");
        element(xml, "name", publisher);
        xml.writeEndElement();
    }

    private void entry(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", "urn:uuid:" + entry.id());
        element(xml, "title", (entry.withdrawn() ? "Withdrawn: " : "") + entry.subject());
        element(xml, "published", entry.sentAt().toString());
        element(xml, "updated", entry.changedAt().toString());
        link(xml, "alternate", site + "/archive/" + entry.id());
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text.replaceAll("[\uFFFE\uFFFF]", ""));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
    }
}
