package eu.peregrine.mobility.placement;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A placement as its events carry it: without the supervisor, who is a person. */
record PublicPlacement(
        UUID id,
        String reference,
        PlacementKind kind,
        PlacementState state,
        UUID hostId,
        String unit,
        String place,
        String country,
        LocalizedText title,
        Period period,
        int level,
        List<String> fields,
        List<PlacementLanguage> languages,
        int places,
        int held,
        int taken,
        Money pay,
        LocalDate deadline,
        String reason) {

    static PublicPlacement of(Placement p) {
        return new PublicPlacement(
                p.id(),
                p.reference(),
                p.kind(),
                p.state(),
                p.hostId(),
                p.unit(),
                p.place(),
                p.country(),
                p.title(),
                p.period(),
                p.level(),
                p.fields(),
                p.languages(),
                p.places(),
                p.held(),
                p.taken(),
                p.pay(),
                p.deadline(),
                p.reason());
    }
}
