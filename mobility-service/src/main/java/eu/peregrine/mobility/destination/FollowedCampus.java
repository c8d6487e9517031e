package eu.peregrine.mobility.destination;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What this service knows of one of the school's campuses from its events; written by {@link DestinationRepository} alone. */
@Entity
@Immutable
@Table(name = "followed_campus")
public class FollowedCampus {

    @Id
    private UUID id;

    private long sequence;
    private String state;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    @AttributeOverride(name = "fr", column = @Column(name = "name_fr"))
    private LocalizedText name;

    @Column(name = "host_id")
    private UUID hostId;

    private String country;
    private String city;

    /** For the persistence provider alone. */
    protected FollowedCampus() {}

    UUID id() {
        return id;
    }

    LocalizedText name() {
        return name;
    }

    String country() {
        return country;
    }

    Ref ref() {
        return Ref.to("campuses", id, name);
    }
}
