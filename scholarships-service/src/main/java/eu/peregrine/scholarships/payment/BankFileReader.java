package eu.peregrine.scholarships.payment;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads what the bank answers: ISO 20022 {@code pain.002} (status report) and {@code camt.053} (statement), of any version that a
 * bank may still use. A refusal in a report and a booking in a statement count; an acceptance is only noted, for what
 * is accepted may still come back.
 */
final class BankFileReader {

    /** Lines at most. */
    static final int LINES = 10_000;

    private static final int REFERENCE = 35;
    private static final String NOT_PROVIDED = "NOTPROVIDED";

    /** What banks' reasons mean (ISO 20022 external code set, payment transaction statuses and returns). */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("AC01", "the account number is wrong"),
            Map.entry("AC03", "the account number of the receiver is wrong"),
            Map.entry("AC04", "the account is closed"),
            Map.entry("AC06", "the account is blocked"),
            Map.entry("AC13", "the account is of a kind that cannot receive this"),
            Map.entry("AG01", "credit transfers are not allowed on this account"),
            Map.entry("AM04", "there are not enough funds"),
            Map.entry("AM05", "the bank takes it for a duplicate"),
            Map.entry("BE01", "holder and account do not belong together"),
            Map.entry("FF01", "the file is wrong"),
            Map.entry("MD07", "the receiver has died"),
            Map.entry("MS02", "the receiver refuses it"),
            Map.entry("MS03", "the bank gives no reason"),
            Map.entry("RC01", "the bank's identifier is wrong"),
            Map.entry("RR01", "something is missing that regulations ask for"),
            Map.entry("RR04", "regulations forbid it"));

    private BankFileReader() {}

    /**
     * Reads a file.
     *
     * @param ours whether an account number in a statement may be the one from which is paid
     * @throws eu.peregrine.kit.problem.ProblemException 422 {@code not-a-bank-file} when it is none, is of another account, or cannot
     *     be read safely; nothing of it is to be used then
     */
    static BankFile read(byte[] document, Predicate<String> ours) {
        XmlNode root = XmlNode.read(document);
        String namespace = root.namespace() == null ? "" : root.namespace();
        BankFileKind kind = Arrays.stream(BankFileKind.values())
                .filter(known -> root.name().equals("Document") && namespace.contains(":xsd:" + known.message()))
                .findFirst()
                .orElseThrow(() -> XmlNode.refused("It is neither a pain.002 nor a camt.053."));
        List<BankFile.Line> lines = new ArrayList<>();
        XmlNode message = root.at(kind == BankFileKind.STATEMENT ? "BkToCstmrStmt" : "CstmrPmtStsRpt")
                .orElseThrow(() -> XmlNode.refused("It has no message in it."));
        if (kind == BankFileKind.STATEMENT) {
            message.all("Stmt").forEach(statement -> statement(statement, ours, lines));
        } else {
            report(message, lines);
        }
        if (lines.size() > LINES) {
            throw XmlNode.refused("It has more than " + LINES + " lines.");
        }
        return new BankFile(
                kind,
                message.textAt("GrpHdr", "MsgId")
                        .map(BankFileReader::bounded)
                        .orElseThrow(() -> XmlNode.refused("It has no message identification.")),
                lines);
    }

    private static void report(XmlNode message, List<BankFile.Line> lines) {
        Optional<XmlNode> group = message.at("OrgnlGrpInfAndSts");
        String batch = group.flatMap(node -> node.textAt("OrgnlMsgId"))
                .map(BankFileReader::bounded)
                .orElse(null);
        List<XmlNode> payments = message.all("OrgnlPmtInfAndSts").toList();
        if (payments.isEmpty()) {
            group.ifPresent(node -> lines.add(status(node, "GrpSts", null, batch)));
        }
        for (XmlNode payment : payments) {
            String own =
                    payment.textAt("OrgnlPmtInfId").map(BankFileReader::bounded).orElse(batch);
            List<XmlNode> orders = payment.all("TxInfAndSts").toList();
            if (orders.isEmpty()) {
                lines.add(status(payment, "PmtInfSts", null, own));
            }
            orders.forEach(order -> lines.add(status(
                    order,
                    "TxSts",
                    order.textAt("OrgnlEndToEndId").map(BankFileReader::bounded).orElse(""),
                    own)));
        }
    }

    private static BankFile.Line status(XmlNode node, String element, String reference, String batch) {
        boolean refused = node.textAt(element).filter("RJCT"::equals).isPresent();
        Optional<XmlNode> amount = node.at("OrgnlTxRef", "Amt", "InstdAmt");
        return new BankFile.Line(
                reference,
                batch,
                amount.map(BankFileReader::cents).orElse(null),
                amount.map(XmlNode::currency).orElse(null),
                null,
                refused ? BankFile.Says.FAILED : BankFile.Says.NOTED,
                refused ? reason(node, "StsRsnInf") : null);
    }

    private static void statement(XmlNode statement, Predicate<String> ours, List<BankFile.Line> lines) {
        statement.textAt("Acct", "Id", "IBAN").filter(ours.negate()).ifPresent(another -> {
            throw XmlNode.refused("It is the statement of another account than the one from which is paid.");
        });
        statement.all("Ntry").forEach(entry -> {
            List<XmlNode> details =
                    entry.all("NtryDtls").flatMap(node -> node.all("TxDtls")).toList();
            if (details.isEmpty()) {
                XmlNode batch = entry.at("NtryDtls", "Btch").orElse(null);
                lines.add(entry(entry, batch == null ? entry : batch, true, batch));
            }
            details.forEach(detail -> lines.add(
                    entry(entry, detail, details.size() == 1, detail.at("Refs").orElse(null))));
        });
    }

    /**
     * A line of an entry.
     *
     * @param detail what tells of this one order; the entry itself where it tells of no more
     * @param whole whether the entry's amount is this line's
     * @param references where references are; null for nowhere
     */
    private static BankFile.Line entry(XmlNode entry, XmlNode detail, boolean whole, XmlNode references) {
        Optional<XmlNode> amount = detail.at("Amt")
                .or(() -> detail.at("AmtDtls", "TxAmt", "Amt"))
                .or(() -> whole ? entry.at("Amt") : Optional.empty());
        Optional<String> reference = Optional.ofNullable(references)
                .flatMap(node -> node.textAt("EndToEndId"))
                .filter(id -> !NOT_PROVIDED.equals(id))
                .map(BankFileReader::bounded);
        Optional<String> batch = Optional.ofNullable(references)
                .flatMap(node -> node.textAt("PmtInfId").or(() -> node.textAt("MsgId")))
                .filter(id -> !NOT_PROVIDED.equals(id))
                .map(BankFileReader::bounded);
        boolean booked = entry.textAt("Sts", "Cd")
                .or(() -> entry.textAt("Sts"))
                .filter("BOOK"::equals)
                .isPresent();
        boolean out = detail.textAt("CdtDbtInd")
                .or(() -> entry.textAt("CdtDbtInd"))
                .filter("DBIT"::equals)
                .isPresent();
        boolean reversal = entry.textAt("RvslInd").filter("true"::equals).isPresent();
        BankFile.Says says = BankFile.Says.NOTED;
        if (booked) {
            says = out && !reversal ? BankFile.Says.PAID : BankFile.Says.FAILED;
        }
        return new BankFile.Line(
                // What names one order is about that order; what names none is about a batch, if about anything.
                reference.orElse(batch.isPresent() ? null : ""),
                batch.orElse(null),
                amount.map(BankFileReader::cents).orElse(null),
                amount.map(XmlNode::currency).orElse(null),
                day(entry, "BookgDt").or(() -> day(entry, "ValDt")).orElse(null),
                says,
                says == BankFile.Says.FAILED ? reason(detail, "RtrInf") : null);
    }

    private static String reason(XmlNode node, String where) {
        String code = node.textAt(where, "Rsn", "Cd")
                .or(() -> node.textAt(where, "Rsn", "Prtry"))
                .map(BankFileReader::bounded)
                .orElse("MS03");
        return REASONS.containsKey(code) ? code + ": " + REASONS.get(code) : code;
    }

    private static Optional<LocalDate> day(XmlNode entry, String element) {
        return entry.textAt(element, "Dt")
                .or(() -> entry.textAt(element, "DtTm"))
                .map(text -> {
                    try {
                        return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
                    } catch (DateTimeException wrong) {
                        throw XmlNode.refused("A day in it is none.");
                    }
                });
    }

    private static Long cents(XmlNode amount) {
        String text = amount.text();
        if (!text.matches("[0-9]{1,13}(\\.[0-9]{1,5})?")) {
            throw XmlNode.refused("An amount in it is none.");
        }
        BigDecimal cents = new BigDecimal(text).movePointRight(2).stripTrailingZeros();
        if (cents.scale() > 0) {
            throw XmlNode.refused("An amount in it has fractions of a cent.");
        }
        return cents.longValueExact();
    }

    /** References are no longer than ISO 20022 allows, whatever else the file holds. */
    private static String bounded(String text) {
        return text.length() <= REFERENCE ? text : text.substring(0, REFERENCE);
    }
}
