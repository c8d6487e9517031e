package eu.peregrine.scholarships.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import eu.peregrine.kit.web.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What is written for the bank, read back by Prowide's library, which knows the whole standard and nothing of us. */
class CreditTransfersTest {

    private static final Instant APPROVED = Instant.parse("2027-03-02T08:15:30.123Z");
    private static final String IBAN = "FR1420041010050500013M02606";
    private static final PayingAccount.Account SCHOOL =
            new PayingAccount.Account("École spéciale", "FR7630006000011234567890189", "AGRIFRPP");

    @Property(tries = 40)
    void totalsAreWhatTheOrdersAddUpTo(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 1, max = 999_999_999) Long> amounts,
            @ForAll @StringLength(min = 1, max = 100) String holder) {
        List<CreditTransfers.Order> orders = new ArrayList<>();
        for (long cents : amounts) {
            orders.add(order(orders.size() + 1, cents, holder));
        }
        MxPain00100109 read = read(orders, SCHOOL);
        GroupHeader85 header = read.getCstmrCdtTrfInitn().getGrpHdr();
        PaymentInstruction30 payment = read.getCstmrCdtTrfInitn().getPmtInf().get(0);
        List<CreditTransferTransaction34> transactions = payment.getCdtTrfTxInf();
        BigDecimal sum = transactions.stream()
                .map(transaction -> transaction.getAmt().getInstdAmt().getValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        long cents = amounts.stream().mapToLong(Long::longValue).sum();
        assertThat(sum).isEqualByComparingTo(BigDecimal.valueOf(cents, 2));
        assertThat(header.getCtrlSum()).isEqualByComparingTo(sum);
        assertThat(payment.getCtrlSum()).isEqualByComparingTo(sum);
        assertThat(header.getNbOfTxs()).isEqualTo(Integer.toString(transactions.size()));
        assertThat(payment.getNbOfTxs()).isEqualTo(header.getNbOfTxs());
        assertThat(transactions).hasSameSizeAs(amounts);
        assertThat(transactions)
                .extracting(transaction -> transaction.getPmtId().getEndToEndId())
                .doesNotHaveDuplicates();
        assertThat(transactions.get(0).getCdtr().getNm()).matches("[A-Za-z0-9/\\-?:().,'+ ]{1,70}");
    }

    @Test
    void everyPartIsWhereABankLooksForIt() {
        MxPain00100109 read = read(List.of(order(1, 70_000, "Zoë Ångström-Łuczak")), SCHOOL);
        GroupHeader85 header = read.getCstmrCdtTrfInitn().getGrpHdr();
        assertThat(header.getMsgId()).isEqualTo("PAY-2027-0001");
        assertThat(header.getInitgPty().getNm()).isEqualTo("Ecole speciale");
        PaymentInstruction30 payment = read.getCstmrCdtTrfInitn().getPmtInf().get(0);
        assertThat(payment.getPmtMtd().value()).isEqualTo("TRF");
        assertThat(payment.getPmtTpInf().getSvcLvl().get(0).getCd()).isEqualTo("SEPA");
        assertThat(payment.getReqdExctnDt().getDt()).hasToString("2027-03-02");
        assertThat(payment.getDbtrAcct().getId().getIBAN()).isEqualTo(SCHOOL.iban());
        assertThat(payment.getDbtrAgt().getFinInstnId().getBICFI()).isEqualTo("AGRIFRPP");
        assertThat(payment.getChrgBr().value()).isEqualTo("SLEV");
        CreditTransferTransaction34 order = payment.getCdtTrfTxInf().get(0);
        assertThat(order.getPmtId().getEndToEndId()).isEqualTo("PAY-2027-0001-1");
        assertThat(order.getAmt().getInstdAmt().getCcy()).isEqualTo("EUR");
        assertThat(order.getAmt().getInstdAmt().getValue()).isEqualByComparingTo("700.00");
        assertThat(order.getCdtr().getNm()).isEqualTo("Zoe Angstrom-Luczak");
        assertThat(order.getCdtrAcct().getId().getIBAN()).isEqualTo(IBAN);
        assertThat(order.getRmtInf().getUstrd()).containsExactly("AWD-2027-0001/1");
    }

    @Test
    void aBankWithoutIdentifierIsNotProvided() {
        MxPain00100109 read = read(List.of(order(1, 1, "A")), new PayingAccount.Account("School", SCHOOL.iban(), null));
        assertThat(read.getCstmrCdtTrfInitn()
                        .getPmtInf()
                        .get(0)
                        .getDbtrAgt()
                        .getFinInstnId()
                        .getOthr()
                        .getId())
                .isEqualTo("NOTPROVIDED");
    }

    @Test
    void theSameOrdersMakeTheSameBytes() {
        List<CreditTransfers.Order> orders = List.of(order(1, 5, "A & B <C>"));
        assertThat(CreditTransfers.file("PAY-2027-0001", APPROVED, SCHOOL, orders))
                .isEqualTo(CreditTransfers.file("PAY-2027-0001", APPROVED, SCHOOL, orders));
    }

    /** What is thrown or logged of an order or account shows no number. */
    @Test
    void nothingButTheFileTellsAnAccountNumber() {
        assertThat(order(1, 5, "Ada").toString()).doesNotContain(IBAN).doesNotContain("Ada");
        assertThat(SCHOOL.toString()).doesNotContain(SCHOOL.iban());
    }

    private static CreditTransfers.Order order(int number, long cents, String holder) {
        return new CreditTransfers.Order(
                "PAY-2027-0001-" + number, Money.ofCents(cents, "EUR"), holder, IBAN, "AWD-2027-0001/" + number);
    }

    private static MxPain00100109 read(List<CreditTransfers.Order> orders, PayingAccount.Account from) {
        byte[] file = CreditTransfers.file("PAY-2027-0001", APPROVED, from, orders);
        return MxPain00100109.parse(new String(file, StandardCharsets.UTF_8));
    }
}
