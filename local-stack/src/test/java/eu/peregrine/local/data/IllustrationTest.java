package eu.peregrine.local.data;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.local.Identities;
import eu.peregrine.local.Identity;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IllustrationTest {

    private static final NetworkData NETWORK = NetworkData.load();
    private static final Illustration FULL = Illustration.of(1, Scale.FULL, NETWORK);
    private static final Illustration SMALL = Illustration.of(1, Scale.SMALL, NETWORK);

    /** What the demo and the system tests play, and one more. */
    static Stream<Named<Illustration>> seeds() {
        return Stream.of(
                Named.of("seed 1", FULL),
                Named.of("seed 2", Illustration.of(2, Scale.FULL, NETWORK)),
                Named.of("seed 3", Illustration.of(3, Scale.FULL, NETWORK)));
    }

    @Test
    void sameSeedSameOutput() {
        assertThat(everything(Illustration.of(1, Scale.FULL))).isEqualTo(everything(FULL));
    }

    @Test
    void otherSeedOtherOutput() {
        Illustration other = Illustration.of(2, Scale.FULL, NETWORK);
        assertThat(everything(other)).isNotEqualTo(everything(FULL));
        List<UUID> students = FULL.students().stream().map(Student::id).toList();
        assertThat(other.students())
                .extracting(Student::id)
                .as("who has a login has it in every year")
                .isEqualTo(students);
        List<UUID> others = new ArrayList<>(ids(other));
        others.removeAll(students);
        assertThat(others).doesNotContainAnyElementsOf(ids(FULL));
    }

    @Test
    void everyStudentWithALoginIsAmongThem() throws IOException {
        Set<UUID> logins = Identities.fromSeeds().all().stream()
                .map(Identity::studentId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        assertThat(Illustration.of(3, Scale.FULL, NETWORK).students())
                .extracting(Student::id)
                .containsAll(logins);
    }

    @Test
    void generatesWhatTheScaleSays() {
        assertThat(FULL.agreements()).hasSize(60);
        assertThat(FULL.agreements().stream().filter(Agreement::fromPaper)).hasSize(10);
        assertThat(FULL.students().stream().filter(s -> s.status().equals("engineer")))
                .hasSize(600);
        assertThat(FULL.students().stream().filter(s -> s.status().equals("apprentice")))
                .hasSize(150);
        assertThat(SMALL.agreements()).hasSize(3);
        assertThat(SMALL.agreements().stream().filter(Agreement::fromPaper)).hasSize(1);
        assertThat(SMALL.students()).hasSize(10);
    }

    @Test
    void everySeedGivesMostStudentsSomewhereToGo() {
        for (long seed = 1; seed <= 20; seed++) {
            for (Scale scale : Scale.values()) {
                Illustration illustration = Illustration.of(seed, scale, NETWORK);
                List<Destination> destinations = destinations(illustration);
                long eligible = illustration.students().stream()
                        .filter(student -> destinations.stream()
                                .anyMatch(d -> d.welcomes(student.iscedF())
                                        && d.languages().stream().allMatch(student::speaks)))
                        .count();
                assertThat(eligible)
                        .as("seed %d, %s", seed, scale)
                        .isGreaterThanOrEqualTo(illustration.students().size() / 2);
            }
        }
    }

    @Test
    void idsAreUniqueAndOfVersion7() {
        assertThat(ids(FULL)).doesNotHaveDuplicates().allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreementsAreIllustrativeOnePerPartnerAndNameOnlyTheirParties(Illustration full) {
        assertThat(full.agreements()).allMatch(Agreement::illustrative);
        assertThat(full.agreements()).extracting(Agreement::partner).doesNotHaveDuplicates();
        assertThat(full.agreements())
                .extracting(Agreement::partner)
                .containsAll(NETWORK.publishedPartners().stream()
                        .map(Organisation::id)
                        .toList());
        assertThat(full.agreements()).allSatisfy(agreement -> {
            UUID home = NETWORK.home().id();
            assertThat(agreement.parties()).containsExactly(home, agreement.partner());
            assertThat(agreement.conditions())
                    .hasSizeBetween(1, 3)
                    .allSatisfy(condition -> assertThat(Set.of(condition.sending(), condition.receiving()))
                            .isEqualTo(Set.copyOf(agreement.parties())));
            assertThat(agreement.conditions().get(0).sending()).isEqualTo(home);
        });
        assertThat(full.agreements().stream().filter(a -> a.conditions().size() > 1))
                .hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void conditionsAreWellFormed(Illustration full) {
        assertThat(full.agreements().stream().flatMap(a -> a.conditions().stream()))
                .allSatisfy(condition -> {
                    assertThat(condition.activity()).isEqualTo("student-studies");
                    assertThat(condition.mobilitiesPerYear()).isBetween(2, 8);
                    assertThat(condition.totalMonthsPerYear())
                            .isEqualByComparingTo(BigDecimal.valueOf(5L * condition.mobilitiesPerYear()));
                    assertThat(condition.firstAcademicYear()).isLessThanOrEqualTo(condition.lastAcademicYear());
                    assertThat(condition.firstAcademicYear()).matches("20\\d\\d/20\\d\\d");
                    assertThat(condition.subjectAreas())
                            .isNotEmpty()
                            .allMatch(area -> Set.of("0732", "0731", "0715", "0713", "0611", "0532")
                                    .contains(area.iscedF()));
                    assertThat(condition.eqfLevels()).contains(7);
                    assertThat(condition.languages()).isNotEmpty();
                });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void paperWasSignedBetween1980And2020AndBeforeItsFirstYear(Illustration full) {
        assertThat(full.agreements().stream().filter(Agreement::fromPaper)).allSatisfy(agreement -> {
            assertThat(agreement.recorded().state()).isEqualTo("IN_FORCE");
            assertThat(agreement.recorded().signedOn()).isBetween(LocalDate.of(1980, 1, 1), LocalDate.of(2020, 12, 31));
            String firstYear = agreement.conditions().get(0).firstAcademicYear();
            assertThat(agreement.recorded().signedOn().getYear())
                    .isLessThan(Integer.parseInt(firstYear.substring(0, 4)));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void studentsAreWellFormed(Illustration full) {
        Map<UUID, Programme> programmes =
                full.programmes().stream().collect(Collectors.toMap(Programme::id, Function.identity()));
        assertThat(full.students()).extracting(Student::email).doesNotHaveDuplicates();
        assertThat(full.students()).allSatisfy(student -> {
            Programme programme = programmes.get(student.programmeId());
            assertThat(student.status()).isEqualTo(programme.status());
            assertThat(student.iscedF()).isEqualTo(programme.iscedF());
            assertThat(student.eqf()).isEqualTo(7);
            assertThat(student.gpa()).isBetween(new BigDecimal("9"), new BigDecimal("19"));
            assertThat(student.gpa().scale()).isEqualTo(2);
            assertThat(student.email()).matches("[a-z]+\\.[a-z]+\\d+@example\\.org");
            assertThat(Integer.parseInt(student.cohort())
                            - Integer.parseInt(student.intake().substring(0, 4)))
                    .isEqualTo(3);
            boolean apprentice = student.status().equals("apprentice");
            assertThat(student.employer() != null).isEqualTo(apprentice);
            if (apprentice) {
                assertThat(student.contractEnd().plusDays(1))
                        .isEqualTo(student.contractStart().plusYears(3));
            }
        });
        assertThat(full.students().stream().filter(s -> s.nationality().equals("FR")))
                .hasSizeGreaterThan(550);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mostStudentsReachTheLanguageLevelsAndSomeDoNot(Illustration full) {
        long english = full.students().stream()
                .filter(s -> s.speaks(new Language("en", "B2")))
                .count();
        assertThat(english).isBetween(560L, 720L);
        long second = full.students().stream()
                .filter(s -> Stream.of("de", "es", "it", "zh", "pt", "ja", "ar")
                        .anyMatch(language -> s.speaks(new Language(language, "A2"))))
                .count();
        assertThat(second).isBetween(560L, 735L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyStudentRanksTenWishesAndSomeHostsAreWantedFarMoreThanOthers(Illustration full) {
        List<Destination> destinations = destinations(full);
        Map<UUID, Integer> firstWishes = new HashMap<>();
        for (Student student : full.students()) {
            List<UUID> wishes = full.wishes(student, destinations);
            assertThat(wishes).hasSize(10).doesNotHaveDuplicates();
            firstWishes.merge(wishes.get(0), 1, Integer::sum);
        }
        int most = Collections.max(firstWishes.values());
        assertThat(most).isGreaterThan(5 * full.students().size() / destinations.size());
    }

    @Test
    void wishesDoNotDependOnTheOrderOfTheDestinations() {
        List<Destination> destinations = destinations(FULL);
        List<Destination> reversed = new ArrayList<>(destinations);
        Collections.reverse(reversed);
        Student student = FULL.students().get(0);
        assertThat(FULL.wishes(student, reversed)).isEqualTo(FULL.wishes(student, destinations));
        assertThat(SMALL.wishes(SMALL.students().get(0), destinations(SMALL))).hasSameSizeAs(destinations(SMALL));
    }

    @Test
    void readsADestinationFromTheList() {
        Organisation host = NETWORK.publishedPartners().get(0);
        UUID id = Dice.id(1, "destination");
        var item = Json.tree(Map.of(
                "id", id,
                "host", Map.of("id", host.id()),
                "iscedF", List.of("073"),
                "languages", List.of(Map.of("language", "en", "cefr", "B2"))));
        assertThat(Destination.of(item, NETWORK))
                .isEqualTo(new Destination(
                        id, host.id(), host.country(), List.of("073"), List.of(new Language("en", "B2"))));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void callsSpendTheirFunds(Illustration full) {
        assertThat(full.calls()).extracting(Call::kind).containsExactly("abroad", "internal");
        assertThat(full.calls()).allSatisfy(call -> {
            Fund fund = full.funds().stream()
                    .filter(f -> f.id().equals(call.fundId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(sum(fund.pledges()))
                    .isGreaterThanOrEqualTo(new BigDecimal(call.budget().amount()));
            assertThat(sum(fund.receipts())).isEqualByComparingTo(sum(fund.pledges()));
            assertThat(NETWORK.funders()).extracting(Organisation::id).contains(fund.funderId());
            assertThat(call.instalments().stream()
                            .mapToInt(Call.InstalmentRule::share)
                            .sum())
                    .isEqualTo(100);
            assertThat(call.criteria().stream().mapToInt(Call.Criterion::weight).sum())
                    .isEqualTo(100);
        });
    }

    @Test
    void onlyStudentsWithAMobilityApplyForAStayAbroad() {
        Call abroad = FULL.calls().get(0);
        Call internal = FULL.calls().get(1);
        Map<UUID, UUID> mobilities = FULL.students().stream()
                .limit(100)
                .collect(Collectors.toMap(Student::id, student -> Dice.id(1, "mobility", student.id())));
        assertThat(FULL.applications(abroad, mobilities))
                .hasSize(55)
                .allMatch(a -> a.mobilityId().equals(mobilities.get(a.studentId())));
        assertThat(FULL.applications(internal, Map.of())).hasSize(90).allMatch(a -> a.mobilityId() == null);
        assertThat(FULL.applications(abroad, Map.of())).isEmpty();
        Application application = FULL.applications(internal, Map.of()).get(0);
        assertThat(FULL.scores(internal, application))
                .allMatch(score -> score.points() >= 0 && score.points() <= 20)
                .extracting(Score::criterion)
                .containsExactly("need", "merit");
    }

    private static BigDecimal sum(List<Fund.Contribution> contributions) {
        return contributions.stream()
                .map(c -> new BigDecimal(c.amount().amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String everything(Illustration illustration) {
        return Json.write(illustration.agreements())
                + Json.write(illustration.programmes())
                + Json.write(illustration.students())
                + Json.write(illustration.funds())
                + Json.write(illustration.calls())
                + Json.write(illustration.applications(illustration.calls().get(1), Map.of()))
                + Json.write(illustration.wishes(illustration.students().get(0), destinations(illustration)));
    }

    private static List<UUID> ids(Illustration illustration) {
        return Stream.of(
                        illustration.agreements().stream().map(Agreement::id),
                        illustration.agreements().stream()
                                .flatMap(a -> a.conditions().stream())
                                .map(Condition::id),
                        illustration.programmes().stream().map(Programme::id),
                        illustration.students().stream().map(Student::id),
                        illustration.funds().stream().map(Fund::id),
                        illustration.calls().stream().map(Call::id),
                        illustration.applications(illustration.calls().get(1), Map.of()).stream()
                                .map(Application::id))
                .flatMap(Function.identity())
                .toList();
    }

    /** As the mobility service would list them for one term. */
    private static List<Destination> destinations(Illustration illustration) {
        return illustration.agreements().stream()
                .flatMap(a -> a.conditions().stream())
                .filter(c -> c.sending().equals(NETWORK.home().id()))
                .map(c -> Destination.of(Dice.id(9, "destination", c.id()), c, NETWORK))
                .toList();
    }
}
