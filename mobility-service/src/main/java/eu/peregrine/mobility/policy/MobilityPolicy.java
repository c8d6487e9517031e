package eu.peregrine.mobility.policy;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.programme.StudentStatus;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.ListIndexBase;

/**
 * What mobility students owe, per programme, intake and status.
 *
 * <p>A change is a further version with the intakes it is for. The version that applies to a student is the newest one
 * that covers the student's intake, so that a rule for later intakes leaves earlier students alone, while a correction
 * for the same intakes replaces what was there.
 */
@Entity
@Table(name = "mobility_policy")
public class MobilityPolicy extends AggregateRoot {

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private StudentStatus status;

    @ElementCollection
    @CollectionTable(name = "mobility_policy_programme", joinColumns = @JoinColumn(name = "policy_id"))
    @Column(name = "programme_id", nullable = false)
    @BatchSize(size = 100)
    private Set<UUID> programmes = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "mobility_policy_version", joinColumns = @JoinColumn(name = "policy_id"))
    @OrderColumn(name = "number")
    @ListIndexBase(1)
    @BatchSize(size = 100)
    private List<PolicyVersion> versions = new ArrayList<>();

    /** For the persistence provider alone. */
    protected MobilityPolicy() {}

    MobilityPolicy(UUID id, PolicyDraft draft, Instant now) {
        super(id);
        this.status = draft.status();
        this.programmes.addAll(draft.allProgrammes());
        this.versions.add(new PolicyVersion(draft, now));
        raise("mobility-policy.created");
    }

    /** Adds a version; programmes and status are the policy's own and stay. */
    void change(PolicyDraft draft, Instant now) {
        versions.add(new PolicyVersion(draft, now));
        raise("mobility-policy.changed");
    }

    /** How the students that it is for are enrolled. */
    public StudentStatus status() {
        return status;
    }

    /** The programmes that it is for. */
    public Set<UUID> programmes() {
        return Set.copyOf(programmes);
    }

    /** All versions, oldest first. */
    public List<PolicyVersion> versions() {
        return List.copyOf(versions);
    }

    /** The number of the version that applies to students of the intake, from 1. */
    public OptionalInt numberAt(AcademicYear intake) {
        return IntStream.rangeClosed(1, versions.size())
                .filter(number -> versions.get(number - 1).covers(intake))
                .max();
    }

    /** The version with the number. */
    public PolicyVersion version(int number) {
        return versions.get(number - 1);
    }

    /** Whether the two would both apply to some student. */
    boolean competesWith(StudentStatus otherStatus, Collection<UUID> otherProgrammes, PolicyVersion version) {
        return status == otherStatus
                && otherProgrammes.stream().anyMatch(programmes::contains)
                && versions.stream().anyMatch(one -> one.overlaps(version));
    }
}
