package eu.peregrine.partners.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.partners.organisation.NetworkKind;
import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationState;
import java.util.UUID;

/**
 * A network as one reads it; as an organisation it stands under {@code organisations/{id}} with the same id.
 *
 * @param id of the organisation that the network is
 * @param networkKind what kind of network
 * @param state where it stands
 * @param name its name
 * @param country ISO 3166-1 alpha-2 of its seat
 * @param city of its seat
 * @param website its address on the web
 * @param members how many organisations are members today
 * @param membersHref where they are listed
 * @param version of the aggregate, for the ETag; never in the JSON
 */
public record NetworkView(
        UUID id,
        NetworkKind networkKind,
        OrganisationState state,
        LocalizedText name,
        String country,
        String city,
        String website,
        long members,
        String membersHref,
        @JsonIgnore long version)
        implements Versioned {

    static NetworkView of(Organisation network, long members) {
        return new NetworkView(
                network.id(),
                network.networkKind(),
                network.state(),
                network.name(),
                network.country(),
                network.city(),
                network.website(),
                members,
                "/api/v1/organisations?network=" + network.id(),
                network.version());
    }
}
