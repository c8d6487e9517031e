package eu.peregrine.scholarships.payment;

import eu.peregrine.kit.web.Money;
import eu.peregrine.scholarships.payment.PayingAccount.Account;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes payment orders as ISO 20022 {@code pain.001.001.09}, a customer credit transfer initiation, as the SEPA implementation
 * guidelines of the European Payments Council narrow it: one payment information block, the end-to-end identification of
 * each order, and the Latin character set that every bank takes.
 */
final class CreditTransfers {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final int NAME = 70;
    private static final int REMITTANCE = 140;
    /** What decomposition does not make Latin letters of. */
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("ß", "ss"),
            Map.entry("Æ", "AE"),
            Map.entry("æ", "ae"),
            Map.entry("Œ", "OE"),
            Map.entry("œ", "oe"),
            Map.entry("Ø", "O"),
            Map.entry("ø", "o"),
            Map.entry("Đ", "D"),
            Map.entry("đ", "d"),
            Map.entry("Ð", "D"),
            Map.entry("ð", "d"),
            Map.entry("Þ", "Th"),
            Map.entry("þ", "th"),
            Map.entry("Ł", "L"),
            Map.entry("ł", "l"),
            Map.entry("ı", "i"),
            Map.entry("’", "'"));

    private CreditTransfers() {}

    /**
     * One order.
     *
     * @param reference its end-to-end identification, at most 35 characters
     * @param amount above zero
     * @param holder whose account it goes to
     * @param iban the account's whole number
     * @param purpose what the receiver reads
     */
    record Order(String reference, Money amount, String holder, String iban, String purpose) {

        @Override
        public String toString() {
            return reference;
        }
    }

    /**
     * The file; for the same orders the same bytes.
     *
     * @param reference of the batch: message and payment information bear it
     * @param approved when it was approved, which is also the day on which it is to be paid
     * @param from who pays
     * @param orders one or more, in one currency
     */
    static byte[] file(String reference, Instant approved, Account from, List<Order> orders) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeStartElement("CstmrCdtTrfInitn");
            xml.writeStartElement("GrpHdr");
            text(xml, "MsgId", reference);
            text(xml, "CreDtTm", approved.truncatedTo(ChronoUnit.SECONDS).toString());
            totals(xml, orders);
            holder(xml, "InitgPty", from.name());
            xml.writeEndElement();
            payment(xml, reference, approved, from, orders);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void payment(
            XMLStreamWriter xml, String reference, Instant approved, Account from, List<Order> orders)
            throws XMLStreamException {
        boolean euros = orders.get(0).amount().currency().equals("EUR");
        xml.writeStartElement("PmtInf");
        text(xml, "PmtInfId", reference);
        text(xml, "PmtMtd", "TRF");
        totals(xml, orders);
        if (euros) {
            nested(xml, "SEPA", "PmtTpInf", "SvcLvl", "Cd");
        }
        nested(xml, approved.atZone(ZoneOffset.UTC).toLocalDate().toString(), "ReqdExctnDt", "Dt");
        holder(xml, "Dbtr", from.name());
        nested(xml, from.iban(), "DbtrAcct", "Id", "IBAN");
        if (from.bic() != null) {
            nested(xml, from.bic(), "DbtrAgt", "FinInstnId", "BICFI");
        } else {
            nested(xml, "NOTPROVIDED", "DbtrAgt", "FinInstnId", "Othr", "Id");
        }
        text(xml, "ChrgBr", euros ? "SLEV" : "SHAR");
        for (Order order : orders) {
            xml.writeStartElement("CdtTrfTxInf");
            nested(xml, order.reference(), "PmtId", "EndToEndId");
            xml.writeStartElement("Amt");
            xml.writeStartElement("InstdAmt");
            xml.writeAttribute("Ccy", order.amount().currency());
            xml.writeCharacters(order.amount().amount().toPlainString());
            xml.writeEndElement();
            xml.writeEndElement();
            holder(xml, "Cdtr", order.holder());
            nested(xml, order.iban(), "CdtrAcct", "Id", "IBAN");
            nested(xml, latin(order.purpose(), REMITTANCE), "RmtInf", "Ustrd");
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void totals(XMLStreamWriter xml, List<Order> orders) throws XMLStreamException {
        text(xml, "NbOfTxs", Integer.toString(orders.size()));
        text(
                xml,
                "CtrlSum",
                orders.stream()
                        .map(order -> order.amount().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .toPlainString());
    }

    private static void holder(XMLStreamWriter xml, String element, String name) throws XMLStreamException {
        nested(xml, latin(name, NAME), element, "Nm");
    }

    private static void nested(XMLStreamWriter xml, String value, String... path) throws XMLStreamException {
        for (String element : path) {
            xml.writeStartElement(element);
        }
        xml.writeCharacters(value);
        for (int i = 0; i < path.length; i++) {
            xml.writeEndElement();
        }
    }

    private static void text(XMLStreamWriter xml, String element, String value) throws XMLStreamException {
        nested(xml, value, element);
    }

    /**
     * The text in the characters that every bank of the SEPA takes (EPC 217-08), cut to a length: letters lose their accents,
     * what has no likeness becomes a full stop.
     */
    static String latin(String text, int length) {
        StringBuilder latin = new StringBuilder();
        for (String letter : text.split("(?!^)")) {
            String known = LETTERS.getOrDefault(letter, letter);
            latin.append(Normalizer.normalize(known, Normalizer.Form.NFD).replaceAll("\\p{M}+", ""));
        }
        String safe =
                latin.toString().replaceAll("[^A-Za-z0-9/\\-?:().,'+ ]", ".").strip();
        String some = safe.isEmpty() ? "." : safe;
        return some.length() <= length ? some : some.substring(0, length).strip();
    }
}
