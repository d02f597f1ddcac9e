package io.onefold.ingest.social;

import io.onefold.ingest.Limits;
import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The fields of WeChat's XML: texts by their element's name, with dots between the levels below the outermost one. A document
 * with a DOCTYPE is refused, so nothing outside of it can be read and no entity can grow. Safe for several threads.
 */
final class WeChatXml {
    private final Limits limits;

    WeChatXml(Limits limits) {
        this.limits = limits;
    }

    /** The fields of a document in UTF-8; of two with one name the first. */
    Map<String, String> read(byte[] document) throws Rejection {
        if (document.length > limits.maxEventBytes())
            throw new Rejection(
                    QuarantineReason.OVERSIZE,
                    "the message has " + document.length + " bytes; at most " + limits.maxEventBytes() + " are taken");
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text(document)));
            try {
                return fields(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new Rejection(
                    QuarantineReason.MALFORMED_LINE,
                    "this is no XML in UTF-8"
                            + (e.getLocation() == null
                                    ? ""
                                    : " at line " + e.getLocation().getLineNumber()));
        }
    }

    /** Decoded here, since the platform's parser writes what it cannot decode to the standard error stream. */
    private static String text(byte[] document) throws Rejection {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Rejection(QuarantineReason.MALFORMED_LINE, "this is no XML in UTF-8");
        }
    }

    /** The platform's own: others on the class path need not heed these settings. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private Map<String, String> fields(XMLStreamReader reader) throws XMLStreamException, Rejection {
        Map<String, String> fields = new HashMap<>();
        Deque<String> path = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.addLast(reader.getLocalName());
                    text.setLength(0);
                    checkDepth(path.size());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (!text.isEmpty()) fields.putIfAbsent(name(path), text.toString());
                    text.setLength(0);
                    path.removeLast();
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Rejection(QuarantineReason.MALFORMED_LINE, "the XML has a DOCTYPE or an entity");
                default -> {}
            }
        }
        return fields;
    }

    private void checkDepth(int depth) throws Rejection {
        if (depth > limits.maxDepth()) throw new Rejection(QuarantineReason.OVERSIZE, "the XML is nested too deeply");
    }

    private static String name(Deque<String> path) {
        String whole = String.join(".", path);
        return whole.substring(whole.indexOf('.') + 1);
    }
}
