package eu.peregrine.kit.sample;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.LocalizedText;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.UUID;

/** The least aggregate that shows every piece of the kit. */
@Entity
public class Thing extends AggregateRoot {

    enum State {
        NEW,
        USED
    }

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    State state;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "name_en", nullable = false))
    @AttributeOverride(name = "fr", column = @Column(name = "name_fr"))
    LocalizedText name;

    @Column(nullable = false)
    int size;

    String code;

    UUID owner;

    protected Thing() {}

    Thing(ThingDraft draft) {
        super(Ids.orNext(draft.id()));
        this.state = State.NEW;
        this.name = draft.name();
        this.size = draft.size();
        this.code = draft.code();
        this.owner = draft.owner();
        raise("thing.made");
    }

    void change(ThingDraft draft) {
        name = draft.name();
        size = draft.size();
        code = draft.code();
        raise("thing.changed");
    }

    void use() {
        if (state != State.NEW) {
            throw Problems.illegalTransition("thing", state, "use", List.of());
        }
        State from = state;
        state = State.USED;
        raise("thing.used", from);
    }
}
