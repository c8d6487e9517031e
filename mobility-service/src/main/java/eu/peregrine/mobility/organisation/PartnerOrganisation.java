package eu.peregrine.mobility.organisation;

import eu.peregrine.kit.invitation.EmailDomains;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What this service knows of an organisation from its events. */
@Entity
@Table(name = "partner_organisation")
public class PartnerOrganisation {

    private static final int LONGEST_WEEKS = 5;

    @Id
    private UUID id;

    @Column(nullable = false)
    private long sequence;

    @Column(nullable = false)
    private String kind;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "name_en", nullable = false))
    @AttributeOverride(name = "fr", column = @Column(name = "name_fr"))
    private LocalizedText name;

    private String country;

    private String city;

    @Column(nullable = false)
    private String state;

    @Column(nullable = false)
    private boolean home;

    @Column(name = "merged_into")
    private UUID mergedInto;

    @Column(name = "decision_limit_weeks")
    private Integer decisionLimitWeeks;

    @Column(name = "transcript_limit_weeks")
    private Integer transcriptLimitWeeks;

    private String website;

    @Convert(converter = HostTermsText.class)
    @Column(name = "host_terms")
    private HostTerms hostTerms;

    private String schac;

    /** For the persistence provider alone. */
    protected PartnerOrganisation() {}

    /** The organisation. */
    public UUID id() {
        return id;
    }

    /** What it is: university, company, … */
    public String kind() {
        return kind;
    }

    /** Within how many weeks it decides about a nomination, by its factsheet; five, the most there are, without one. */
    public int decisionLimitWeeks() {
        return decisionLimitWeeks == null ? LONGEST_WEEKS : decisionLimitWeeks;
    }

    /** Within how many weeks it sends transcripts, by its factsheet; five without one. */
    public int transcriptLimitWeeks() {
        return transcriptLimitWeeks == null ? LONGEST_WEEKS : transcriptLimitWeeks;
    }

    /** Domains of its addresses, as far as they are known. */
    public List<String> domains() {
        return Stream.concat(Stream.ofNullable(schac), EmailDomains.ofWebsite(website).stream())
                .distinct()
                .toList();
    }

    /** Until when students may be nominated to it for a stay, by its factsheet; empty where that does not say. */
    public Optional<Deadline> nominationDeadline(String term, LocalDate firstDay) {
        return hostTerms == null ? Optional.empty() : hostTerms.nominationDeadline(term, firstDay);
    }

    /** Until when whoever is nominated to it for a stay may apply, by its factsheet; empty where that does not say. */
    public Optional<Deadline> applicationDeadline(String term, LocalDate firstDay) {
        return hostTerms == null ? Optional.empty() : hostTerms.applicationDeadline(term, firstDay);
    }

    /** Its name. */
    public LocalizedText name() {
        return name;
    }

    /** ISO 3166-1 alpha-2; null where it has none, as some networks. */
    public String country() {
        return country;
    }

    /** Its city; may be null. */
    public String city() {
        return city;
    }

    /** Its life-cycle state at partners-service. */
    public String state() {
        return state;
    }

    /** Whether it is the school itself. */
    public boolean home() {
        return home;
    }

    /** Whether it may receive students now. */
    public boolean active() {
        return state.equals("ACTIVE");
    }

    /** Whether it was a partner once and receives nobody now: it was suspended or archived. */
    public boolean withdrawn() {
        return state.equals("SUSPENDED") || state.equals("ARCHIVED");
    }

    /** The organisation that stands for it since they were merged; null of most. */
    UUID mergedInto() {
        return mergedInto;
    }

    /** A reference to it. */
    public Ref ref() {
        return Ref.to("organisations", id, name);
    }
}
