package eu.peregrine.scholarships.call;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;

/** In which order equal totals are told apart: by criteria, or by who submitted first; the id breaks what is left. */
public final class TieBreaks {

    /** Who submitted first comes first. */
    public static final String EARLIEST_SUBMISSION = "earliest-submission";

    private TieBreaks() {}

    /** The usual order: the criteria from the heaviest on, then who submitted first. */
    public static List<String> usual(List<Criterion> criteria) {
        return Stream.concat(
                        criteria.stream()
                                .sorted(Comparator.comparing(Criterion::weight).reversed())
                                .map(Criterion::code),
                        Stream.of(EARLIEST_SUBMISSION))
                .toList();
    }

    /** How tie-breaks are stored. */
    @Immutable
    public static class Column extends JsonColumn<List<String>> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
