package eu.peregrine.partners.organisation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A membership with those who speak for the organisation; for the school's staff and the organisation itself.
 *
 * @param id by which it is ended
 * @param network the network
 * @param role what the organisation is there
 * @param start first day
 * @param end last day; absent while it lasts
 * @param delegates the contacts who speak for the organisation there
 */
public record MembershipDetails(
        UUID id, Ref network, String role, LocalDate start, LocalDate end, List<Delegate> delegates) {

    /**
     * A delegate.
     *
     * @param id of the contact
     * @param name of the contact
     * @param href of the contact
     */
    public record Delegate(UUID id, String name, String href) {}

    /**
     * All memberships of an organisation.
     *
     * @param items by their first day
     * @param version of the organisation, for the ETag; never in the JSON
     */
    public record MembershipList(
            List<MembershipDetails> items, @JsonIgnore long version) implements Versioned {}

    static MembershipList allOf(Organisation organisation) {
        Map<UUID, ContactDraft> contacts =
                organisation.contacts().stream().collect(Collectors.toMap(ContactDraft::id, Function.identity()));
        String href = "/api/v1/organisations/" + organisation.id() + "/contacts/";
        List<MembershipDetails> items = organisation.memberships().stream()
                .map(membership -> {
                    MembershipView view = membership.toView();
                    List<Delegate> delegates = membership.delegates().stream()
                            .map(id -> new Delegate(id, contacts.get(id).name(), href + id))
                            .toList();
                    return new MembershipDetails(
                            view.id(), view.network(), view.role(), view.start(), view.end(), delegates);
                })
                .toList();
        return new MembershipList(items, organisation.version());
    }
}
