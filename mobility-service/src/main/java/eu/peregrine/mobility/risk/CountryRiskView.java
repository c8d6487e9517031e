package eu.peregrine.mobility.risk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Versioned;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A country's risk as JSON.
 *
 * @param clearanceNeeded whether nobody leaves for it without being cleared
 * @param note what it rests on
 * @param changedAt absent of a country of which nothing was said
 * @param actions what the caller can do; absent in lists
 */
@Schema(name = "CountryRisk")
public record CountryRiskView(
        String country,
        RiskLevel level,
        boolean clearanceNeeded,
        String note,
        Instant changedAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    static CountryRiskView of(CountryRisk risk, List<Action> actions) {
        return new CountryRiskView(
                risk.country(),
                risk.level(),
                risk.level().needsClearance(),
                risk.note(),
                risk.changedAt(),
                actions,
                risk.version());
    }

    /** All countries of which something was said. */
    @Schema(name = "CountryRiskList")
    public record All(List<CountryRiskView> items) {}
}
