package eu.peregrine.partners.agreement;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Which officer looks after an agreement. */
@Entity
@Table(name = "agreement_assignment")
public class AgreementAssignment {

    @Id
    private UUID agreementId;

    private String officer;

    /** For the persistence provider. */
    protected AgreementAssignment() {}

    AgreementAssignment(UUID agreement, String officer) {
        this.agreementId = agreement;
        this.officer = officer;
    }

    void officer(String subject) {
        officer = subject;
    }

    UUID agreement() {
        return agreementId;
    }

    String officer() {
        return officer;
    }
}
