package eu.peregrine.partners.agreement;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.annotations.JavaType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A directional condition of an agreement; part of {@link Agreement}. Its fields are those of {@link ConditionTerms}. */
@Entity
@Table(name = "agreement_condition")
public class AgreementCondition {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private Agreement agreement;

    private int position;

    @Enumerated(EnumType.STRING)
    private Activity activity;

    @Column(name = "sending_id")
    private UUID sending;

    @Column(name = "receiving_id")
    private UUID receiving;

    private String sendingUnit;
    private String receivingUnit;
    private String firstAcademicYear;
    private String lastAcademicYear;
    private int mobilitiesPerYear;

    @JavaType(WrittenAmount.class)
    private BigDecimal totalMonthsPerYear;

    @JavaType(WrittenAmount.class)
    private BigDecimal totalDaysPerYear;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<SubjectArea> subjectAreas;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Integer> eqfLevels;

    private boolean blended;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<LanguageRequirement> languages;

    private String otherTerms;

    /** For the persistence provider. */
    protected AgreementCondition() {}

    AgreementCondition(Agreement agreement, UUID id) {
        this.agreement = agreement;
        this.id = id;
    }

    /** Puts terms in the place of others. A condition that goes on is known by its id and keeps its row. */
    static void replace(Agreement agreement, List<AgreementCondition> rows, List<ConditionTerms> terms) {
        List<UUID> ids = terms.stream().map(ConditionTerms::id).toList();
        rows.removeIf(row -> !ids.contains(row.id()));
        Map<UUID, AgreementCondition> kept =
                rows.stream().collect(Collectors.toMap(AgreementCondition::id, Function.identity()));
        for (int i = 0; i < terms.size(); i++) {
            UUID id = terms.get(i).id() == null ? Ids.next() : terms.get(i).id();
            AgreementCondition row = kept.get(id);
            if (row == null) {
                row = new AgreementCondition(agreement, id);
                rows.add(row);
            }
            row.take(terms.get(i), i);
        }
        rows.sort(Comparator.comparing(AgreementCondition::position));
    }

    UUID id() {
        return id;
    }

    /** The first day on which its last academic year is over. */
    LocalDate over() {
        return AcademicYears.over(lastAcademicYear);
    }

    void take(ConditionTerms terms, int newPosition) {
        position = newPosition;
        activity = terms.activity();
        sending = terms.sending();
        receiving = terms.receiving();
        sendingUnit = terms.sendingUnit();
        receivingUnit = terms.receivingUnit();
        firstAcademicYear = terms.firstAcademicYear();
        lastAcademicYear = terms.lastAcademicYear();
        mobilitiesPerYear = terms.mobilitiesPerYear();
        totalMonthsPerYear = terms.totalMonthsPerYear();
        totalDaysPerYear = terms.totalDaysPerYear();
        subjectAreas = terms.subjectAreas();
        eqfLevels = terms.eqfLevels();
        blended = terms.blended();
        languages = terms.languages();
        otherTerms = terms.otherTerms();
    }

    /** Names the survivor in the place of an organisation that was merged. */
    void follow(OrganisationsMerged merged) {
        sending = merged.survivorOf(sending);
        receiving = merged.survivorOf(receiving);
    }

    Agreement agreement() {
        return agreement;
    }

    int position() {
        return position;
    }

    ConditionTerms toTerms() {
        return new ConditionTerms(
                id,
                activity,
                sending,
                receiving,
                sendingUnit,
                receivingUnit,
                firstAcademicYear,
                lastAcademicYear,
                mobilitiesPerYear,
                totalMonthsPerYear,
                totalDaysPerYear,
                subjectAreas,
                eqfLevels,
                blended,
                languages,
                otherTerms);
    }
}
