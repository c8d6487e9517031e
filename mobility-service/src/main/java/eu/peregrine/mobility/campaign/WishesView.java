package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.mobility.destination.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wishes of a student, each with what speaks against it. */
public record WishesView(
        UUID id,
        Ref campaign,
        Ref student,
        CandidacyState state,
        Instant filedAt,
        List<Wish> wishes,
        @JsonIgnore long version)
        implements Versioned {

    /**
     * One wish.
     *
     * @param rank from 1, best first
     * @param reasons why the student is not eligible there; empty when eligible
     */
    @Schema(name = "JudgedWish")
    public record Wish(int rank, Ref destination, boolean eligible, List<Reason> reasons) {}
}
