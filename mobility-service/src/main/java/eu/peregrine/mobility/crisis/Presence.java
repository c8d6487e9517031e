package eu.peregrine.mobility.crisis;

import eu.peregrine.mobility.stay.Direction;
import eu.peregrine.mobility.stay.MobilityState;
import eu.peregrine.mobility.student.EmergencyContact;
import eu.peregrine.mobility.student.EmergencyContactsText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A part of a stay that somebody is on; read from a view. */
@Entity
@Immutable
@Table(name = "presence")
class Presence {

    @Id
    private UUID id;

    private int position;

    @Column(name = "mobility_id")
    private UUID mobilityId;

    private String reference;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    @Enumerated(EnumType.STRING)
    private MobilityState state;

    @Column(name = "student_id")
    private UUID studentId;

    private String name;

    private String email;

    @Convert(converter = EmergencyContactsText.class)
    @Column(name = "emergency_contacts")
    private List<EmergencyContact> emergencyContacts;

    @Column(name = "sending_id")
    private UUID sendingId;

    @Column(name = "host_id")
    private UUID hostId;

    @Column(name = "host_country")
    private String country;

    private String place;

    private LocalDate since;

    @Column(name = "planned_end")
    private LocalDate plannedEnd;

    @Column(name = "next_since")
    private LocalDate nextSince;

    /** For the persistence provider. */
    protected Presence() {}

    UUID id() {
        return id;
    }

    UUID mobilityId() {
        return mobilityId;
    }

    String reference() {
        return reference;
    }

    Direction direction() {
        return direction;
    }

    boolean interrupted() {
        return state == MobilityState.INTERRUPTED;
    }

    UUID studentId() {
        return studentId;
    }

    String name() {
        return name;
    }

    String email() {
        return email;
    }

    List<EmergencyContact> emergencyContacts() {
        return emergencyContacts;
    }

    UUID sendingId() {
        return sendingId;
    }

    UUID hostId() {
        return hostId;
    }

    String country() {
        return country;
    }

    String place() {
        return place;
    }

    LocalDate since() {
        return since;
    }

    LocalDate plannedEnd() {
        return plannedEnd;
    }
}
