package eu.peregrine.scholarships.fund;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.scholarships.mobility.Direction;
import eu.peregrine.scholarships.mobility.MobilityKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * For what a funder's money may be used; what is absent does not restrict.
 *
 * @param direction the one direction
 * @param countries the host's countries, ISO 3166-1 alpha-2
 * @param programmes the student's programmes
 * @param kinds the kinds of stay
 * @param criteria what else the funder asks for, in words that a reviewer judges by
 */
public record Restrictions(
        Direction direction,
        @Size(max = 250) List<@Pattern(regexp = "[A-Z]{2}") String> countries,
        @Size(max = 200) List<UUID> programmes,
        @Size(max = 10) List<MobilityKind> kinds,
        @Size(max = 20) List<@NotNull @Valid LocalizedText> criteria) {

    /** Restricts nothing. */
    public static final Restrictions NONE = new Restrictions(null, null, null, null, null);

    /** Whether the money is for stays alone; a fund for the school's inside also pays those who go nowhere. */
    public boolean asksForStay() {
        return (direction != null && direction != Direction.INTERNAL)
                || some(countries)
                || some(programmes)
                || some(kinds);
    }

    private static boolean some(List<?> list) {
        return list != null && !list.isEmpty();
    }

    /** How restrictions are stored. */
    @Immutable
    public static class Column extends JsonColumn<Restrictions> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
