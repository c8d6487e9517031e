package eu.peregrine.scholarships.grant;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.web.LocalizedText;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A rule by which grants of one call year are worked out; what it says stands in its versions, which never change. */
@Entity
@Table(name = "grant_rule")
public class GrantRule extends AggregateRoot {

    private String code;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    @AttributeOverride(name = "fr", column = @Column(name = "name_fr"))
    private LocalizedText name;

    private int callYear;
    private int latest;

    /** For the persistence provider alone. */
    protected GrantRule() {}

    private GrantRule(GrantRuleDraft draft) {
        super(Ids.orNext(draft.id()));
        this.code = draft.code();
        this.name = draft.name();
        this.callYear = draft.callYear();
        this.latest = 1;
        raise("grant-rule.created");
    }

    /** A new rule, whose first version is written with it. */
    static GrantRule create(GrantRuleDraft draft) {
        return new GrantRule(draft);
    }

    /** Takes note of a further version and answers its number. */
    int change() {
        latest++;
        raise("grant-rule.changed");
        return latest;
    }

    /** Kebab-case, unique. */
    public String code() {
        return code;
    }

    /** Its name. */
    public LocalizedText name() {
        return name;
    }

    /** The call year that it is for. */
    public int callYear() {
        return callYear;
    }

    /** The number of its last version. */
    public int latest() {
        return latest;
    }
}
