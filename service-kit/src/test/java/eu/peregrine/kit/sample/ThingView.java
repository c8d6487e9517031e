package eu.peregrine.kit.sample;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Versioned;
import java.util.List;
import java.util.UUID;

record ThingView(
        UUID id,
        String state,
        LocalizedText name,
        int size,
        String code,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    static ThingView of(Thing thing) {
        return new ThingView(
                thing.id(),
                thing.state.name(),
                thing.name,
                thing.size,
                thing.code,
                Actions.of("/api/v1/things/" + thing.id())
                        .add("use", thing.state == Thing.State.NEW, "It is used already.")
                        .list(),
                thing.version());
    }
}
