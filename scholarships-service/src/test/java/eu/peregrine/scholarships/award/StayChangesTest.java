package eu.peregrine.scholarships.award;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import eu.peregrine.kit.web.Period;
import eu.peregrine.scholarships.award.Replan.Part;
import eu.peregrine.scholarships.award.Replan.Standing;
import eu.peregrine.scholarships.call.InstalmentRule;
import eu.peregrine.scholarships.call.ReleaseCondition;
import eu.peregrine.scholarships.call.ReleaseTrigger;
import eu.peregrine.scholarships.grant.Circumstance;
import eu.peregrine.scholarships.grant.GrantCalculator;
import eu.peregrine.scholarships.grant.GrantCase;
import eu.peregrine.scholarships.grant.GrantProfile;
import eu.peregrine.scholarships.grant.GrantRuleDraft;
import eu.peregrine.scholarships.grant.StayLength;
import eu.peregrine.scholarships.mobility.MobilityKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Awards by the rules that come with the system, whatever becomes of their stays. */
class StayChangesTest {

    private static final List<GrantRuleDraft> RULES = read();
    private static final GrantProfile PROFILE = new GrantProfile(
            List.of(Circumstance.FEWER_OPPORTUNITIES, Circumstance.SOCIAL_GRANT), 1234, 2, null, null, null, null);

    @Property
    void theInstalmentsAreTheAwardToTheCentForAnyDatesAndRule(
            @ForAll("stays") Period stay,
            @ForAll("rules") GrantRuleDraft rule,
            @ForAll @IntRange(min = 1, max = 99) int first) {
        long net = net(rule, stay);
        assertThat(Schedule.of(net, plan(first)).stream()
                        .mapToLong(Schedule.Part::cents)
                        .sum())
                .isEqualTo(net);
    }

    @Property
    void anySequenceOfDatesEndsInTheTotalsOfTheLast(
            @ForAll("stays") Period planned,
            @ForAll @Size(min = 1, max = 6) List<@From("stays") Period> changes,
            @ForAll("rules") GrantRuleDraft rule,
            @ForAll @IntRange(min = 1, max = 99) int first) {
        long offered = net(rule, planned);
        long last = net(rule, changes.get(changes.size() - 1));
        List<InstalmentRule> plan = plan(first);
        List<Part> parts = new ArrayList<>();
        Schedule.of(offered, plan)
                .forEach(part -> parts.add(
                        new Part(part.rule(), part.cents(), parts.isEmpty() ? Standing.PAID : Standing.OPEN)));
        long paid = parts.isEmpty() ? 0 : parts.get(0).cents();
        long claimed = 0;
        Replan replan = null;
        for (Period change : changes) {
            replan = Replan.of(net(rule, change), plan, parts, claimed, claimed);
            claimed += replan.overAward() - replan.setOff();
        }
        Replan direct = Replan.of(last, plan, parts, 0, 0);
        assertThat(replan.open()).containsExactly(direct.open());
        assertThat(claimed).isEqualTo(direct.overAward());
        assertThat(paid - claimed + direct.open()[0] + direct.open()[1]).isEqualTo(last);
    }

    private static List<GrantRuleDraft> read() {
        try (InputStream file = StayChangesTest.class.getResourceAsStream("/grant-rules.json")) {
            return JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .build()
                    .readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long net(GrantRuleDraft rule, Period stay) {
        return new GrantCalculator(rule.terms())
                .work(new GrantCase(stay, MobilityKind.INTERNSHIP, "PT", StayLength.LONG, null, null, PROFILE))
                .total();
    }

    private static List<InstalmentRule> plan(int first) {
        List<ReleaseCondition> contract = List.of(ReleaseCondition.on(ReleaseTrigger.CONTRACT_SIGNED));
        return List.of(new InstalmentRule(first, contract), new InstalmentRule(100 - first, contract));
    }

    @Provide
    Arbitrary<GrantRuleDraft> rules() {
        return Arbitraries.of(RULES);
    }

    @Provide
    Arbitrary<Period> stays() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(0, 420))
                .as((start, days) -> {
                    LocalDate day = LocalDate.of(2026, 8, 1).plusDays(start);
                    return new Period(day, day.plusDays(days));
                });
    }
}
