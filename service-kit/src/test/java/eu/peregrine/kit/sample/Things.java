package eu.peregrine.kit.sample;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@ApplicationScoped
@Transactional
public class Things {

    record ThingState(UUID id, String state, int size) {}

    @Inject
    EntityManager entityManager;

    @Inject
    Outbox outbox;

    ThingView make(ThingDraft draft) {
        if (draft.size() == 13) {
            throw Problems.invalid(List.of(new eu.peregrine.kit.problem.Violation("/size", "unlucky", "Not 13.")));
        }
        Thing thing = new Thing(draft);
        entityManager.persist(thing);
        return save(thing);
    }

    ThingView change(UUID id, String ifMatch, ThingDraft draft) {
        Thing thing = find(id);
        IfMatch.required(ifMatch, thing);
        thing.change(draft);
        return save(thing);
    }

    ThingView use(UUID id, String ifMatch) {
        Thing thing = find(id);
        IfMatch.accepted(ifMatch, thing);
        thing.use();
        return save(thing);
    }

    /** Uses it, and fails in a way that nobody foresaw. */
    void fumble(UUID id) {
        Thing thing = find(id);
        thing.use();
        save(thing);
        entityManager.flush();
        throw new IllegalStateException("Fumbled at /srv/things", new ArithmeticException("/ by zero"));
    }

    ThingView one(UUID id) {
        return ThingView.of(find(id));
    }

    Page<ThingView> list(ListRequest request, List<Thing.State> states, Integer minSize) {
        return Listing.of(entityManager, Thing.class, "t")
                .filter("state", states, "t.state in :state")
                .filter("minSize", minSize, "t.size >= :minSize")
                .sortable("size", "t.size", Integer.class, thing -> thing.size)
                .sortable("name", "t.name.en", String.class, thing -> thing.name.en())
                .defaultSort("size")
                .page(request, ThingView::of);
    }

    Stream<ThingDraft> all() {
        return entityManager
                .createQuery("select t from Thing t order by t.id", Thing.class)
                .getResultStream()
                .map(t -> new ThingDraft(t.id(), t.name, t.size, t.code, t.owner, null));
    }

    private Thing find(UUID id) {
        Thing thing = entityManager.find(Thing.class, id);
        if (thing == null) {
            throw Problems.notFound("thing");
        }
        return thing;
    }

    private ThingView save(Thing thing) {
        outbox.publish(thing, new ThingState(thing.id(), thing.state.name(), thing.size), VisibleTo.roles("partner"));
        return ThingView.of(thing);
    }
}
