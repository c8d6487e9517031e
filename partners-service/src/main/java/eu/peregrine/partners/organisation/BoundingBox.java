package eu.peregrine.partners.organisation;

import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.problem.Problems;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A part of the earth between two meridians and two parallels, in degrees. Where the west lies east of the east, it spans the
 * antimeridian (RFC 7946 §5.2).
 */
record BoundingBox(BigDecimal west, BigDecimal south, BigDecimal east, BigDecimal north) {

    private static final int CORNERS = 4;
    private static final BigDecimal MOST_EAST = BigDecimal.valueOf(180);
    private static final BigDecimal MOST_NORTH = BigDecimal.valueOf(90);

    /**
     * @param text west,south,east,north; null or blank for none
     * @throws eu.peregrine.kit.problem.ProblemException 400 for what is no box
     */
    static Optional<BoundingBox> of(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == CORNERS) {
                BoundingBox box = new BoundingBox(
                        new BigDecimal(parts[0].trim()),
                        new BigDecimal(parts[1].trim()),
                        new BigDecimal(parts[2].trim()),
                        new BigDecimal(parts[3].trim()));
                if (box.isOnEarth()) {
                    return Optional.of(box);
                }
            }
        } catch (NumberFormatException e) {
            throw none();
        }
        throw none();
    }

    private static RuntimeException none() {
        return Problems.badRequest(
                "?bbox", "not-a-box", "A box reads west,south,east,north in degrees, such as -5.5,41,9.6,51.1.");
    }

    private boolean isOnEarth() {
        return west.abs().compareTo(MOST_EAST) <= 0
                && east.abs().compareTo(MOST_EAST) <= 0
                && south.abs().compareTo(MOST_NORTH) <= 0
                && north.abs().compareTo(MOST_NORTH) <= 0
                && south.compareTo(north) <= 0;
    }

    void restrict(Listing<Organisation> listing) {
        String between = west.compareTo(east) <= 0
                ? "o.longitude between :west and :east"
                : "(o.longitude >= :west or o.longitude <= :east)";
        listing.always(
                "o.latitude between :south and :north and " + between,
                Map.of("west", west, "south", south, "east", east, "north", north));
    }
}
