package eu.peregrine.scholarships.payment;

import eu.peregrine.kit.problem.Problems;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a small XML document, read without trusting it: no document type, so neither entities of its own nor files of
 * ours; a bounded depth, number of elements and length of each text.
 */
final class XmlNode {

    /** Levels of elements at most; a statement of a bank has about fifteen. */
    static final int DEPTH = 40;

    /** Elements at most; a line of a statement has about forty. */
    static final int ELEMENTS = 400_000;

    private static final int TEXT = 1_000;

    private final String name;
    private final String namespace;
    private final String currency;
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlNode(String name, String namespace, String currency) {
        this.name = name;
        this.namespace = namespace;
        this.currency = currency;
    }

    /**
     * The root of a document.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 {@code not-a-bank-file} when it is no XML, has a document type or is too
     *     deep or long
     */
    static XmlNode read(byte[] document) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is resolved.");
        });
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                return read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException wrong) {
            int line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNumber();
            throw refused("It is no well-formed XML" + (line > 0 ? ", see line " + line : "") + ".");
        }
    }

    private static XmlNode read(XMLStreamReader xml) throws XMLStreamException {
        Deque<XmlNode> open = new ArrayDeque<>();
        XmlNode root = null;
        int elements = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw refused("It has a document type, which no file of a bank has.");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw refused("It has an entity of its own.");
                case XMLStreamConstants.START_ELEMENT -> {
                    elements++;
                    if (elements > ELEMENTS) {
                        throw refused("It has more than " + ELEMENTS + " elements.");
                    }
                    if (open.size() == DEPTH) {
                        throw refused("Its elements are more than " + DEPTH + " deep.");
                    }
                    XmlNode node =
                            new XmlNode(xml.getLocalName(), xml.getNamespaceURI(), xml.getAttributeValue(null, "Ccy"));
                    if (root == null) {
                        root = node;
                    } else {
                        open.element().children.add(node);
                    }
                    open.push(node);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    open.element().append(xml);
                default -> {
                    // Comments and the like say nothing.
                }
            }
        }
        return root;
    }

    private void append(XMLStreamReader xml) {
        if (children.isEmpty() && !xml.isWhiteSpace()) {
            if (text.length() + xml.getTextLength() > TEXT) {
                throw refused("A text in it is longer than " + TEXT + " characters.");
            }
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
    }

    /** 422 for what is no file of a bank. */
    static RuntimeException refused(String why) {
        return Problems.of(422, "not-a-bank-file", why);
    }

    /** Its local name. */
    String name() {
        return name;
    }

    /** Its namespace; null for none. */
    String namespace() {
        return namespace;
    }

    /** Its attribute {@code Ccy}; null without it. */
    String currency() {
        return currency;
    }

    /** Its text, stripped. */
    String text() {
        return text.toString().strip();
    }

    /** Its children of this name. */
    Stream<XmlNode> all(String child) {
        return children.stream().filter(node -> node.name.equals(child));
    }

    /** The first element at the end of a path of names. */
    Optional<XmlNode> at(String... path) {
        Optional<XmlNode> node = Optional.of(this);
        for (String step : path) {
            node = node.flatMap(parent -> parent.all(step).findFirst());
        }
        return node;
    }

    /** The text of the first element at the end of a path of names; empty for none and for no text. */
    Optional<String> textAt(String... path) {
        return at(path).map(XmlNode::text).filter(value -> !value.isEmpty());
    }
}
