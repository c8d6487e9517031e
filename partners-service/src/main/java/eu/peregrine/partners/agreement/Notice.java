package eu.peregrine.partners.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
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

    @Column(name = "notice_given")
    private LocalDate givenOn;

    @Column(name = "notice_ends")
    private LocalDate endsOn;

    /** For the persistence provider. */
    protected Notice() {}

    Notice(UUID by, String reason, LocalDate givenOn, LocalDate endsOn) {
        this.by = by;
        this.reason = reason;
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
