package eu.peregrine.partners.campus;

import eu.peregrine.kit.web.LocalizedText;
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
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A programme taught on a campus; part of {@link Campus}. Its fields are those of {@link ProgrammeDraft}. */
@Entity
@Table(name = "campus_programme")
public class CampusProgramme {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "campus_id")
    private Campus campus;

    private int position;

    @Column(name = "title_en")
    private String titleEn;

    @Column(name = "title_fr")
    private String titleFr;

    @Enumerated(EnumType.STRING)
    private ProgrammeLevel level;

    private int eqf;

    @Column(name = "isced_f")
    private String iscedF;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> languages;

    private int seatsPerTerm;
    private String firstAcademicYear;
    private String lastAcademicYear;
    private boolean hostsHomeStudents;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> corporatePartners;

    /** For the persistence provider. */
    protected CampusProgramme() {}

    CampusProgramme(Campus campus, UUID id, int position) {
        this.campus = campus;
        this.id = id;
        this.position = position;
    }

    void take(ProgrammeDraft draft) {
        titleEn = draft.title().en();
        titleFr = draft.title().fr();
        level = draft.level();
        eqf = draft.eqf();
        iscedF = draft.iscedF();
        languages = List.copyOf(draft.languages());
        seatsPerTerm = draft.seatsPerTerm();
        firstAcademicYear = draft.firstAcademicYear();
        lastAcademicYear = draft.lastAcademicYear();
        hostsHomeStudents = draft.hostsHomeStudents();
        corporatePartners = draft.corporatePartners();
    }

    /** Names the survivor in the place of a partner that was merged. */
    void follow(OrganisationsMerged merged) {
        corporatePartners =
                corporatePartners.stream().map(merged::survivorOf).distinct().toList();
    }

    ProgrammeDraft toDraft() {
        return new ProgrammeDraft(
                new LocalizedText(titleEn, titleFr),
                level,
                eqf,
                iscedF,
                languages,
                seatsPerTerm,
                firstAcademicYear,
                lastAcademicYear,
                hostsHomeStudents,
                corporatePartners);
    }

    UUID id() {
        return id;
    }

    int position() {
        return position;
    }
}
