package eu.peregrine.scholarships.payment;

/** Files as a bank would send them, for tests. */
final class BankFiles {

    private BankFiles() {}

    /** A line of a statement: an order that was paid. */
    static String paid(String reference, String amount, String day) {
        return entry(reference, amount, day, "DBIT", "");
    }

    /** A line of a statement: an order that came back. */
    static String returned(String reference, String amount, String day, String reason) {
        return entry(reference, amount, day, "CRDT", "<RtrInf><Rsn><Cd>" + reason + "</Cd></Rsn></RtrInf>");
    }

    private static String entry(String reference, String amount, String day, String way, String more) {
        return """
            <Ntry><Amt Ccy="EUR">%2$s</Amt><CdtDbtInd>%4$s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>%3$s</Dt></BookgDt>
             <NtryDtls><TxDtls><Refs><EndToEndId>%1$s</EndToEndId></Refs><Amt Ccy="EUR">%2$s</Amt><CdtDbtInd>%4$s</CdtDbtInd>%5$s
             </TxDtls></NtryDtls></Ntry>
            """.formatted(reference, amount, day, way, more);
    }

    /** A line of a statement: a batch that was paid as one. */
    static String paidWhole(String batch, String amount, String day) {
        return """
            <Ntry><Amt Ccy="EUR">%2$s</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>%3$s</Dt></BookgDt>
             <NtryDtls><Btch><PmtInfId>%1$s</PmtInfId></Btch></NtryDtls></Ntry>
            """.formatted(batch, amount, day);
    }

    static String statement(String message, String... entries) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
            <GrpHdr><MsgId>%s</MsgId><CreDtTm>2027-01-01T00:00:00Z</CreDtTm></GrpHdr>
            <Stmt><Id>1</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>%s</Stmt>
            </BkToCstmrStmt></Document>
            """.formatted(message, String.join("", entries)).strip();
    }

    /** A line of a status report. */
    static String status(String reference, String status, String reason) {
        String why = reason == null ? "" : "<StsRsnInf><Rsn><Cd>" + reason + "</Cd></Rsn></StsRsnInf>";
        return "<TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts>%s</TxInfAndSts>"
                .formatted(reference, status, why);
    }

    static String report(String message, String batch, String... orders) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
            <GrpHdr><MsgId>%1$s</MsgId><CreDtTm>2027-01-01T00:00:00Z</CreDtTm></GrpHdr>
            <OrgnlGrpInfAndSts><OrgnlMsgId>%2$s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
            <OrgnlPmtInfAndSts><OrgnlPmtInfId>%2$s</OrgnlPmtInfId>%3$s</OrgnlPmtInfAndSts>
            </CstmrPmtStsRpt></Document>
            """.formatted(message, batch, String.join("", orders)).strip();
    }
}
