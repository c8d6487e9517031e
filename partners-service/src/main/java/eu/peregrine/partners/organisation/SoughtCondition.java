package eu.peregrine.partners.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A condition of an agreement as searches for organisations look at it; nobody writes it here. While an agreement is in force,
 * its conditions are those that every party approved last.
 */
@Entity
@Immutable
@Table(name = "agreement_condition")
class SoughtCondition {

    @Id
    private UUID id;

    @Column(name = "agreement_id")
    private UUID agreementId;

    private String activity;

    @Column(name = "sending_id")
    private UUID sendingId;

    @Column(name = "receiving_id")
    private UUID receivingId;

    private String firstAcademicYear;
    private String lastAcademicYear;
    private int mobilitiesPerYear;
    private BigDecimal totalMonthsPerYear;
    private BigDecimal totalDaysPerYear;

    @JdbcTypeCode(SqlTypes.JSON)
    private String subjectAreas;

    @JdbcTypeCode(SqlTypes.JSON)
    private String languages;

    /** Whom it welcomes, in words; the database keeps them. */
    private String[] searchWords;

    /** For the persistence provider. */
    protected SoughtCondition() {}
}
