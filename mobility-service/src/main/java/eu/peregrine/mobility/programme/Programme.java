package eu.peregrine.mobility.programme;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.web.LocalizedText;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;

/** A programme of study of the school. */
@Entity
@Table(name = "programme")
public class Programme extends AggregateRoot {

    @Column(nullable = false)
    private String code;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "name_en", nullable = false))
    @AttributeOverride(name = "fr", column = @Column(name = "name_fr"))
    private LocalizedText name;

    @Column(nullable = false)
    private int level;

    @Column(name = "isced_f", nullable = false)
    private String iscedF;

    @Enumerated(EnumType.STRING)
    private StudentStatus status;

    /** For the persistence provider alone. */
    protected Programme() {}

    Programme(UUID id, ProgrammeDraft draft) {
        super(id);
        take(draft);
        raise("programme.created");
    }

    void update(ProgrammeDraft draft) {
        take(draft);
        raise("programme.updated");
    }

    void delete() {
        raise("programme.deleted");
    }

    private void take(ProgrammeDraft draft) {
        this.code = draft.code();
        this.name = draft.name();
        this.level = draft.level();
        this.iscedF = draft.iscedF();
        this.status = draft.status();
    }

    /** What people call it, unique without regard to case. */
    public String code() {
        return code;
    }

    /** Its name. */
    public LocalizedText name() {
        return name;
    }

    /** Level of the European Qualifications Framework, 1 to 8. */
    public int level() {
        return level;
    }

    /** Field of study, ISCED-F 2013, four digits. */
    public String iscedF() {
        return iscedF;
    }

    /** How its students are enrolled; null where it takes students of every status. */
    public StudentStatus status() {
        return status;
    }
}
