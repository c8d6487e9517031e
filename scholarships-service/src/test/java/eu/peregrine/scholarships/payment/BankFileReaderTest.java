package eu.peregrine.scholarships.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.scholarships.payment.BankFile.Line;
import eu.peregrine.scholarships.payment.BankFile.Says;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankFileReaderTest {

    private static final LocalDate DAY = LocalDate.of(2027, 3, 4);

    @Test
    void aStatementTellsWhatWasPaidAndWhatCameBack() {
        BankFile file = read(BankFiles.statement(
                "STMT-1",
                BankFiles.paid("PAY-2027-0001-1", "700.00", "2027-03-04"),
                BankFiles.returned("PAY-2027-0001-2", "300.10", "2027-03-04", "AC04"),
                BankFiles.paidWhole("PAY-2027-0002", "5.5", "2027-03-04")));
        assertThat(file.kind()).isEqualTo(BankFileKind.STATEMENT);
        assertThat(file.messageId()).isEqualTo("STMT-1");
        assertThat(file.lines())
                .containsExactly(
                        new Line("PAY-2027-0001-1", null, 70_000L, "EUR", DAY, Says.PAID, null),
                        new Line(
                                "PAY-2027-0001-2",
                                null,
                                30_010L,
                                "EUR",
                                DAY,
                                Says.FAILED,
                                "AC04: the account is closed"),
                        new Line(null, "PAY-2027-0002", 550L, "EUR", DAY, Says.PAID, null));
    }

    /** Version 2 writes the status as text and the amount of a transaction elsewhere. */
    @Test
    void anOldStatementIsUnderstoodToo() {
        String old = """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr>
            <Stmt><Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
             <BookgDt><DtTm>2027-03-04T10:00:00+01:00</DtTm></BookgDt><NtryDtls>
              <TxDtls><Refs><EndToEndId>A-1</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">10.00</Amt></TxAmt></AmtDtls></TxDtls>
              <TxDtls><Refs><EndToEndId>A-2</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">20.00</Amt></TxAmt></AmtDtls></TxDtls>
             </NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>
            """;
        assertThat(read(old).lines())
                .containsExactly(
                        new Line("A-1", null, 1_000L, "EUR", DAY, Says.PAID, null),
                        new Line("A-2", null, 2_000L, "EUR", DAY, Says.PAID, null));
    }

    @Test
    void whatIsNotBookedIsOnlyNoted() {
        String pending = BankFiles.statement("S", BankFiles.paid("A-1", "1.00", "2027-03-04"))
                .replace("BOOK", "PDNG");
        assertThat(read(pending).lines()).extracting(Line::says).containsExactly(Says.NOTED);
    }

    @Test
    void whatNamesNothingIsAboutNothing() {
        String fee = BankFiles.statement("S", BankFiles.paid("NOTPROVIDED", "1.00", "2027-03-04"));
        assertThat(read(fee).lines()).extracting(Line::reference).containsExactly("");
    }

    @Test
    void aReportRefusesSomeOrdersOrAll() {
        BankFile some = read(BankFiles.report(
                "R-1",
                "PAY-1",
                BankFiles.status("PAY-1-1", "ACSP", null),
                BankFiles.status("PAY-1-2", "RJCT", "AC01")));
        assertThat(some.kind()).isEqualTo(BankFileKind.STATUS_REPORT);
        assertThat(some.lines())
                .containsExactly(
                        new Line("PAY-1-1", "PAY-1", null, null, null, Says.NOTED, null),
                        new Line(
                                "PAY-1-2",
                                "PAY-1",
                                null,
                                null,
                                null,
                                Says.FAILED,
                                "AC01: the account number is wrong"));
        BankFile all = read(BankFiles.report("R-2", "PAY-1", "<PmtInfSts>RJCT</PmtInfSts>"));
        assertThat(all.lines())
                .containsExactly(
                        new Line(null, "PAY-1", null, null, null, Says.FAILED, "MS03: the bank gives no reason"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<Document",
                "<a/>",
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'><CstmrCdtTrfInitn/></Document>",
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'/>",
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><BkToCstmrStmt/></Document>",
                "<!DOCTYPE Document SYSTEM 'file:///etc/passwd'><Document"
                        + " xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><BkToCstmrStmt/></Document>",
                "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><Document>&b;</Document>",
                "<Document>&unknown;</Document>"
            })
    void whatIsNoFileOfABankIsRefused(String text) {
        refused(text);
    }

    /** The document type is refused even where it does nothing. */
    @Test
    void aGoodStatementWithADocumentTypeIsRefused() {
        String good = BankFiles.statement("S", BankFiles.paid("A-1", "1.00", "2027-03-04"));
        assertThat(read(good).lines()).hasSize(1);
        refused(good.replaceFirst("<Document", "<!DOCTYPE Document><Document"));
    }

    @Test
    void depthLengthAndNumberAreBounded() {
        String deep = "<a>".repeat(XmlNode.DEPTH + 1) + "</a>".repeat(XmlNode.DEPTH + 1);
        refused(deep);
        refused("<a>" + "<b/>".repeat(XmlNode.ELEMENTS) + "</a>");
        refused("<a>" + "x".repeat(1_001) + "</a>");
        String line = BankFiles.paid("A-1", "1.00", "2027-03-04");
        refused(BankFiles.statement("S", line.repeat(BankFileReader.LINES + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1.00", "1.001", "1,00", "1e3", "", "99999999999999", "ten"})
    void anAmountThatIsNoneIsRefused(String amount) {
        refused(BankFiles.statement("S", BankFiles.paid("A-1", amount, "2027-03-04")));
    }

    @Test
    void theStatementOfAnotherAccountIsRefused() {
        String statement = BankFiles.statement("S", BankFiles.paid("A-1", "1.00", "2027-03-04"));
        assertThatThrownBy(() -> BankFileReader.read(statement.getBytes(StandardCharsets.UTF_8), account -> false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("another account");
    }

    @Property(tries = 200)
    void whateverIsCutOffIsRefusedAndNothingElseHappens(@ForAll @IntRange(min = 0, max = 700) int length) {
        String good = BankFiles.statement("S", BankFiles.paid("A-1", "1.00", "2027-03-04"));
        refused(good.substring(0, Math.min(length, good.length() - 1)));
    }

    private static BankFile read(String text) {
        return BankFileReader.read(text.getBytes(StandardCharsets.UTF_8), account -> true);
    }

    private static void refused(String text) {
        List<String> type = List.of("not-a-bank-file");
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        ProblemException.class, problem -> assertThat(type).contains(problem.code()));
    }
}
