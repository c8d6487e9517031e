package eu.peregrine.scholarships.award;

import eu.peregrine.kit.paper.Paper;
import eu.peregrine.kit.paper.Paper.Fact;
import eu.peregrine.kit.paper.PaperWords;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Period;
import eu.peregrine.scholarships.call.ReleaseCondition;
import eu.peregrine.scholarships.grant.Grant;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/** The contract of an award in one language: how much, worked out how, paid when. */
final class ContractPaper {

    private static final float[] STEPS = {3, 4, 2};
    private static final float[] PARTS = {1, 2, 6};
    private static final float[] SIGNATURES = {3, 2, 4};

    private final Award award;
    private final List<Instalment> parts;
    private final MobilityFacts stay;
    private final LocalizedText call;
    private final LocalizedText fund;
    private final String holder;
    private final PaperWords words;

    /**
     * A contract.
     *
     * @param parts the instalments that are not cancelled
     * @param stay what is known of the stay; null for none
     * @param holder the name on the bank account; null before it is known
     */
    ContractPaper(
            Award award,
            List<Instalment> parts,
            MobilityFacts stay,
            LocalizedText call,
            LocalizedText fund,
            String holder,
            PaperWords words) {
        this.award = award;
        this.parts = parts;
        this.stay = stay;
        this.call = call;
        this.fund = fund;
        this.holder = holder;
        this.words = words;
    }

    /** SHA-256 of what the contract says, whatever the language: the amount, its parts and when each is due. */
    static String hash(Award award, List<Instalment> parts) {
        String content = award.reference() + "\n" + award.studentId() + "\n" + award.mobilityId() + "\n" + award.net()
                + " " + award.currency() + "\n" + award.amounts().size() + "\n"
                + parts.stream()
                        .map(part -> part.cents() + " " + conditions(part))
                        .collect(Collectors.joining("\n"));
        return DigestUtils.sha256Hex(content);
    }

    private static List<String> conditions(Instalment part) {
        return part.releaseWhen().stream().map(ReleaseCondition::word).toList();
    }

    byte[] pdf() {
        String hash = hash(award, parts);
        int version = award.amounts().size();
        Paper paper = new Paper(
                words.of(version == 1 ? "title" : "amendment"), words.locale(), award.reference() + " · " + hash);
        paper.note(words.of("version", version));
        paper.facts(List.of(
                new Fact(words.of("reference"), award.reference()),
                new Fact(words.of("student"), holder == null ? award.studentId().toString() : holder),
                new Fact(words.of("call"), words.name(call)),
                new Fact(words.of("fund"), words.name(fund)),
                new Fact(words.of("stay"), period()),
                new Fact(words.of("host-country"), stay == null ? null : stay.hostCountry()),
                new Fact(words.of("amount"), money(award.net())),
                new Fact(words.of("reduction"), award.reduction() == 0 ? null : money(award.reduction())),
                new Fact(words.of("account"), award.accountMasked())));
        if (award.net() == 0) {
            paper.note(words.of("zero"));
        }
        calculation(paper);
        instalments(paper);
        paper.heading(words.of("terms"));
        paper.note(words.of("term-dates"));
        paper.note(words.of("term-account"));
        paper.note(words.of("term-end"));
        paper.heading(words.of("signatures"));
        paper.rows(
                SIGNATURES,
                List.of(words.of("signer"), words.of("signed-on"), words.of("signature")),
                List.of(
                        Arrays.asList(words.of("student"), words.date(award.contractSignedOn()), null),
                        Arrays.asList(words.of("school"), words.date(award.contractSignedOn()), null)));
        paper.note(words.of("hash", hash));
        return paper.finish();
    }

    private void calculation(Paper paper) {
        Grant grant = award.calculation();
        if (grant == null) {
            return;
        }
        paper.heading(words.of("calculation"));
        paper.note(words.of("rule", award.ruleVersion()));
        paper.note(words.of(
                "days",
                grant.calculatedDays(),
                grant.interruptedDays(),
                grant.fundedDays(),
                grant.nonFundedDays(),
                grant.travelDays()));
        paper.rows(
                STEPS,
                List.of(words.of("step"), words.of("formula"), words.of("amount")),
                grant.steps().stream()
                        .map(step -> List.of(words.name(step.name()), step.formula(), money(step.cents())))
                        .toList());
    }

    private void instalments(Paper paper) {
        if (parts.isEmpty()) {
            return;
        }
        paper.heading(words.of("instalments"));
        paper.rows(
                PARTS,
                List.of(words.of("part"), words.of("amount"), words.of("when")),
                parts.stream()
                        .map(part -> List.of(
                                String.valueOf(part.number()),
                                money(part.cents()),
                                part.releaseWhen().stream().map(this::condition).collect(Collectors.joining("; "))))
                        .toList());
    }

    private String condition(ReleaseCondition condition) {
        String word = condition.word();
        return condition.days() == null
                ? words.of(word)
                : words.of(word.substring(0, word.indexOf('(')), condition.days());
    }

    private String period() {
        return stay == null || stay.startsOn() == null || stay.endsOn() == null
                ? null
                : words.period(new Period(stay.startsOn(), stay.endsOn()));
    }

    private String money(long cents) {
        NumberFormat twoDecimals = NumberFormat.getNumberInstance(words.locale());
        twoDecimals.setMinimumFractionDigits(2);
        return twoDecimals.format(BigDecimal.valueOf(cents, 2)) + " " + award.currency();
    }
}
