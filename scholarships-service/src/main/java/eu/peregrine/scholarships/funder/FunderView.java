package eu.peregrine.scholarships.funder;

import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.util.List;
import java.util.UUID;

/**
 * A funder as the API shows it.
 *
 * @param id the organisation's id
 * @param state the organisation's life-cycle state
 * @param kind what it is
 * @param name its name
 * @param country ISO 3166-1 alpha-2
 * @param organisation path of the organisation itself
 * @param mergedInto of one that was found to be a duplicate: the funder that stands for it
 * @param funds path of the list of its funds
 * @param actions always empty: funders are changed as organisations
 * @param version the projection's sequence, for the ETag
 */
public record FunderView(
        UUID id,
        String state,
        FunderKind kind,
        LocalizedText name,
        String country,
        String organisation,
        Ref mergedInto,
        String funds,
        List<Action> actions,
        long version)
        implements Versioned {

    static FunderView of(Funder funder) {
        return new FunderView(
                funder.id(),
                funder.state(),
                funder.kind(),
                funder.name(),
                funder.country(),
                "/api/v1/organisations/" + funder.id(),
                Ref.to("funders", funder.mergedInto()),
                "/api/v1/funds?funder=" + funder.id(),
                List.of(),
                funder.sequence());
    }
}
