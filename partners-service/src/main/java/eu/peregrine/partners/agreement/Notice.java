package eu.peregrine.partners.agreement;

import eu.peregrine.kit.audit.Basis;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.time.Month;
import java.util.UUID;

/** A party's notice that ends an agreement without the others' consent; part of {@link Agreement}. */
@Embeddable
public class Notice {

    @Column(name = "notice_by")
    private UUID by;

    @Column(name = "notice_reason")
    private String reason;

    /** Null of a notice that was given before this was kept. */
    @Enumerated(EnumType.STRING)
    @Column(name = "notice_basis")
    private Basis basis;

    @Column(name = "notice_document_id")
    private UUID documentId;

    @Column(name = "notice_given")
    private LocalDate givenOn;

    @Column(name = "notice_ends")
    private LocalDate endsOn;

    /** For the persistence provider. */
    protected Notice() {}

    /**
     * @param said who gives it, why, and on what that rests
     * @param givenOn the day on which it is given; null of one that was recorded without
     * @param endsOn the first day on which the agreement is over
     */
    Notice(PartyRemark said, LocalDate givenOn, LocalDate endsOn) {
        this.by = said.party();
        this.reason = said.words();
        this.basis = said.basis();
        this.documentId = said.documentId();
        this.givenOn = givenOn;
        this.endsOn = endsOn;
    }

    /**
     * When a notice takes effect: given before 1 September of a year, on 1 September of the next, so that at least one full
     * academic year lies between. Source: design, domain, "Agreement".
     *
     * @param givenOn the day on which it is given
     */
    static LocalDate takesEffect(LocalDate givenOn) {
        LocalDate september = LocalDate.of(givenOn.getYear(), Month.SEPTEMBER, 1);
        return givenOn.isBefore(september) ? september.plusYears(1) : september.plusYears(2);
    }

    /** Whether the office entered it from paper for this party. */
    boolean isRecordedFor(UUID party) {
        return basis == Basis.RECORDED && party.equals(by);
    }

    Basis basis() {
        return basis;
    }

    UUID documentId() {
        return documentId;
    }

    /** The same by the survivor, in the place of an organisation that was merged. */
    Notice following(OrganisationsMerged merged) {
        return new Notice(new PartyRemark(merged.survivorOf(by), reason, basis, documentId), givenOn, endsOn);
    }

    UUID by() {
        return by;
    }

    String reason() {
        return reason;
    }

    LocalDate givenOn() {
        return givenOn;
    }

    LocalDate endsOn() {
        return endsOn;
    }
}
