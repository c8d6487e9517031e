package eu.peregrine.partners.statistics;

import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.kit.web.Answers;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Statistics as the caller wants them. */
final class StatisticsAnswer {

    static final String CSV = "text/csv";

    private StatisticsAnswer() {}

    static Response of(Exports exports, String accept, Object found, Supplier<Stream<StatisticsRow>> rows) {
        return accept != null && accept.contains(CSV)
                ? exports.stream(accept, StatisticsRow.class, rows)
                : Answers.ok(found);
    }
}
