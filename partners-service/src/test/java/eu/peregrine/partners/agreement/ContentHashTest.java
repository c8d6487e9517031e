package eu.peregrine.partners.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.audit.Basis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The vectors are those that the EWP specification of the IIA API v7 publishes. */
class ContentHashTest {

    private static final String OWN_ID = "0f7a5682-faf7-49a7-9cc7-ec486c49a281";
    private static final String PARTNER_ID = "1954991";
    private static final UUID WARSAW = UUID.fromString("0190a000-0000-7000-8000-00000000000a");
    private static final UUID BERGEN = UUID.fromString("0190a000-0000-7000-8000-00000000000b");
    private static final Map<UUID, String> HEI_IDS = Map.of(WARSAW, "uw.edu.pl", BERGEN, "hibo.no");

    private static final String VECTOR_TEXT = "_iia-id_1=0f7a5682-faf7-49a7-9cc7-ec486c49a281__iia-id_2=1954991_"
            + "_cooperation-conditions.student-studies-mobility-spec.sending-hei-id=uw.edu.pl_"
            + "_cooperation-conditions.student-studies-mobility-spec.sending-ounit-id=140_"
            + "_cooperation-conditions.student-studies-mobility-spec.receiving-hei-id=hibo.no_"
            + "_student-studies-mobility-spec.subject-area.isced-f-code=031_"
            + "_student-studies-mobility-spec.subject-area.isced-clarification=Social and behavioural sciences_"
            + "_cooperation-conditions.student-studies-mobility-spec.total-months-per-year=5_"
            + "_cooperation-conditions.student-studies-mobility-spec.blended=false_"
            + "_cooperation-conditions.student-studies-mobility-spec.eqf-level=7_"
            + "_cooperation-conditions.student-studies-mobility-spec.eqf-level=8_"
            + "_receiving-first-academic-year-id=2014/2015__receiving-last-academic-year-id=2020/2021_"
            + "_cooperation-conditions.staff-teacher-mobility-spec.sending-hei-id=uw.edu.pl_"
            + "_cooperation-conditions.staff-teacher-mobility-spec.sending-ounit-id=140_"
            + "_cooperation-conditions.staff-teacher-mobility-spec.receiving-hei-id=hibo.no_"
            + "_cooperation-conditions.staff-teacher-mobility-spec.mobilities-per-year=2_"
            + "_staff-teacher-mobility-spec.recommended-language-skill.language=en_"
            + "_staff-teacher-mobility-spec.recommended-language-skill.cefr-level=C1_"
            + "_staff-teacher-mobility-spec.subject-area.isced-f-code=0314_"
            + "_cooperation-conditions.staff-teacher-mobility-spec.total-days-per-year=8_"
            + "_receiving-first-academic-year-id=2016/2017__receiving-last-academic-year-id=2017/2018_";
    private static final String VECTOR_HASH = "87b33170d7a6c6d894215641f39e7b7de36501265479e5ab3922f32d5b225033";
    private static final String EXAMPLE_HASH = "e950faa83a799cf45839e7915db88ed51575babe7845c1219dfde54ce30a61e4";
    private static final String TERMINATED_HASH = "34157e497e07bfd6d74051f3ceb1bb30ade53791ede3fad614c823ae0bd98635";

    @Test
    void buildsThePublishedTextFromTheStructure() {
        IiaElement notYetDefined =
                new IiaElement("mobilities-per-year", Map.of("not-yet-defined", "true"), "", List.of());
        IiaElement contact = IiaElement.of("sending-contact", IiaElement.leaf("contact-name", "Nobody"));
        IiaElement studies = IiaElement.of(
                "student-studies-mobility-spec",
                IiaElement.leaf("sending-hei-id", "uw.edu.pl"),
                IiaElement.leaf("sending-ounit-id", "140"),
                contact,
                IiaElement.leaf("receiving-hei-id", "hibo.no"),
                IiaElement.leaf("receiving-first-academic-year-id", "2014/2015"),
                IiaElement.leaf("receiving-last-academic-year-id", "2020/2021"),
                notYetDefined,
                IiaElement.of(
                        "subject-area",
                        new IiaElement("isced-f-code", Map.of("v6-value", "03"), "031", List.of()),
                        IiaElement.leaf("isced-clarification", "Social and behavioural sciences")),
                IiaElement.leaf("total-months-per-year", "5"),
                IiaElement.leaf("blended", "false"),
                IiaElement.leaf("eqf-level", "7"),
                IiaElement.leaf("eqf-level", "8"));
        IiaElement teaching = IiaStructure.specs(List.of(teaching(WARSAW, BERGEN, "8")), HEI_IDS::get)
                .get(0);

        String text = ContentHash.text(false, List.of(OWN_ID, PARTNER_ID), List.of(studies, teaching));

        assertThat(text).isEqualTo(VECTOR_TEXT);
        assertThat(ContentHash.sha256(text)).isEqualTo(VECTOR_HASH);
    }

    @Test
    void hashesThePublishedExampleAgreement() {
        assertThat(hash(false, example())).isEqualTo(EXAMPLE_HASH);
        assertThat(hash(true, example())).isEqualTo(TERMINATED_HASH);
    }

    @Test
    void takesConditionsByActivityWhateverTheirOrderInTheAgreement() {
        List<ConditionTerms> otherwise = new ArrayList<>(example());
        otherwise.add(0, otherwise.remove(4));

        assertThat(hash(false, otherwise)).isEqualTo(EXAMPLE_HASH);
    }

    @Test
    void changesWhenAnIdIsMappedAndWhenSidesAreSwapped() {
        List<IiaElement> specs = IiaStructure.specs(example(), HEI_IDS::get);
        List<String> unmapped = new ArrayList<>();
        unmapped.add(OWN_ID);
        unmapped.add(null);

        assertThat(ContentHash.text(false, unmapped, specs)).startsWith("_iia-id_1=" + OWN_ID + "__iia-id_2=__");
        assertThat(ContentHash.of(false, unmapped, specs)).isNotEqualTo(EXAMPLE_HASH);
        assertThat(ContentHash.of(false, List.of(PARTNER_ID, OWN_ID), specs)).isNotEqualTo(EXAMPLE_HASH);
    }

    @Test
    void takesNoNoticeOfContacts() {
        List<IiaElement> specs = IiaStructure.specs(example(), HEI_IDS::get);
        List<IiaElement> withContacts = specs.stream()
                .map(spec -> {
                    List<IiaElement> children = new ArrayList<>(spec.children());
                    children.add(1, contact("sending-contact", "Ada"));
                    children.add(3, contact("receiving-contact", "Grace"));
                    return IiaElement.of(spec.name(), children);
                })
                .toList();

        assertThat(ContentHash.of(false, List.of(OWN_ID, PARTNER_ID), withContacts))
                .isEqualTo(EXAMPLE_HASH);
    }

    /** The reference is what EWP calls {@code iia-code}, being in force what it calls {@code in-effect}. */
    @Test
    void takesNoNoticeOfTheCodeOfTheAgreementNorOfWhetherItIsInEffect() {
        UUID id = UUID.fromString("0190a000-0000-7000-8000-0000000000a7");
        Instant now = Instant.parse("2026-11-23T09:00:00Z");
        List<String> hashes = new ArrayList<>();
        for (String code : List.of("AGR-2026-0001", "AGR-1994-0815")) {
            Agreement agreement = Agreement.draft(
                    id, code, Drafts.draft(Drafts.studies()), new Origin(Drafts.HOME, null), Drafts.known(), now);
            hashes.add(agreement.contentHash());
        }
        assertThat(hashes).as("under two codes").containsOnly(hashes.get(0)).hasSize(2);

        Agreement agreement = Agreement.draft(
                id,
                "AGR-2026-0001",
                Drafts.draft(Drafts.studies()),
                new Origin(Drafts.HOME, null),
                Drafts.known(),
                now);
        agreement.propose(Drafts.HOME, Drafts.known(), now);
        String proposed = agreement.contentHash();
        for (UUID party : List.of(Drafts.HOME, Drafts.PARTNER)) {
            agreement.approve(
                    new Approving(party, 1, agreement.contentHash(), Basis.OWN_TOKEN, null), Drafts.known(), 0, now);
        }
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.contentHash()).as("once it is in effect").isEqualTo(proposed);
    }

    private static IiaElement contact(String name, String person) {
        return IiaElement.of(
                name,
                IiaElement.leaf("contact-name", person),
                IiaElement.of("street-address", IiaElement.leaf("address-line", "1 rue de la Paix")));
    }

    @Test
    void tellsAnEmptyClarificationFromNone() {
        ConditionTerms without = Drafts.studies();
        ConditionTerms with = new ConditionTerms(
                without.id(),
                without.activity(),
                without.sending(),
                without.receiving(),
                null,
                null,
                without.firstAcademicYear(),
                without.lastAcademicYear(),
                without.mobilitiesPerYear(),
                without.totalMonthsPerYear(),
                null,
                List.of(new SubjectArea("0732", "")),
                without.eqfLevels(),
                false,
                without.languages(),
                null);

        assertThat(hash(false, List.of(with))).isNotEqualTo(hash(false, List.of(without)));
    }

    @Test
    void writesAttributesBehindTheNameOfTheirElement() {
        IiaElement spec = IiaElement.of(
                "research-mobility-spec", new IiaElement("blended", Map.of("mode", "x"), "true", List.of()));

        assertThat(ContentHash.text(false, List.of(), List.of(spec)))
                .startsWith("_@cooperation-conditions.research-mobility-spec.blended.mode=x@_"
                        + "_cooperation-conditions.research-mobility-spec.blended=true_");
    }

    private static String hash(boolean terminated, List<ConditionTerms> conditions) {
        return ContentHash.of(
                terminated,
                List.of(OWN_ID, PARTNER_ID),
                IiaStructure.specs(conditions, id -> HEI_IDS.getOrDefault(id, id.toString())));
    }

    /** The five conditions of the agreement that the specification's example response shows. */
    private static List<ConditionTerms> example() {
        LanguageRequirement english = new LanguageRequirement("en", Cefr.B1, null);
        LanguageRequirement norwegian = new LanguageRequirement("no", Cefr.B1, null);
        return List.of(
                condition(
                        Activity.STUDENT_STUDIES,
                        WARSAW,
                        BERGEN,
                        "140",
                        null,
                        "2014/2015",
                        "2020/2021",
                        2,
                        "5",
                        null,
                        List.of(7, 8),
                        List.of(english, norwegian)),
                condition(
                        Activity.STUDENT_TRAINEESHIP,
                        WARSAW,
                        BERGEN,
                        "140",
                        null,
                        "2014/2015",
                        "2020/2021",
                        10,
                        "10",
                        null,
                        List.of(),
                        List.of(norwegian)),
                teaching(WARSAW, BERGEN, "8"),
                teaching(BERGEN, WARSAW, "14"),
                condition(
                        Activity.STAFF_TRAINING,
                        BERGEN,
                        WARSAW,
                        null,
                        "140",
                        "2016/2017",
                        "2017/2018",
                        2,
                        null,
                        "14",
                        List.of(),
                        List.of(new LanguageRequirement("en", Cefr.B2, null))));
    }

    private static ConditionTerms teaching(UUID sending, UUID receiving, String days) {
        boolean fromWarsaw = sending.equals(WARSAW);
        return condition(
                Activity.STAFF_TEACHING,
                sending,
                receiving,
                fromWarsaw ? "140" : null,
                fromWarsaw ? null : "140",
                "2016/2017",
                "2017/2018",
                2,
                null,
                days,
                List.of(),
                List.of(new LanguageRequirement("en", Cefr.C1, null)));
    }

    private static ConditionTerms condition(
            Activity activity,
            UUID sending,
            UUID receiving,
            String sendingUnit,
            String receivingUnit,
            String first,
            String last,
            int people,
            String months,
            String days,
            List<Integer> eqf,
            List<LanguageRequirement> languages) {
        return new ConditionTerms(
                null,
                activity,
                sending,
                receiving,
                sendingUnit,
                receivingUnit,
                first,
                last,
                people,
                months == null ? null : new BigDecimal(months),
                days == null ? null : new BigDecimal(days),
                List.of(new SubjectArea("0314", null)),
                eqf,
                false,
                languages,
                null);
    }
}
