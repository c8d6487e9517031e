package eu.peregrine.partners.organisation;

import eu.peregrine.kit.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which organisations the lines of an import may collide with, read for all of them at once, so that a thousand take no more
 * queries than one. Lines that were taken meanwhile are among them.
 */
final class LineFacts {

    private final Map<UUID, Organisation> byId = new HashMap<>();
    private final Map<String, Organisation> byIdentifier = new HashMap<>();
    private final Map<String, List<Organisation>> byName = new HashMap<>();
    private final Map<String, String> nameKeys;

    private LineFacts(Map<String, String> nameKeys) {
        this.nameKeys = nameKeys;
    }

    static LineFacts of(List<OrganisationLine> lines, OrganisationRepository repository) {
        Set<UUID> asked = lines.stream()
                .flatMap(line -> Stream.concat(
                        Stream.ofNullable(line.id()),
                        line.memberships().stream().map(MembershipDraft::networkId)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        LineFacts facts = new LineFacts(repository.nameKeys(
                lines.stream().map(line -> line.name().en()).distinct().toList()));
        repository.byIds(asked).forEach(known -> facts.byId.put(known.id(), known));
        repository
                .sharing(lines.stream().map(OrganisationLine::toDraft).toList(), facts.nameKeys)
                .forEach(facts::know);
        return facts;
    }

    /** Takes note of an organisation that later lines may collide with. */
    void know(Organisation organisation) {
        byId.put(organisation.id(), organisation);
        if (organisation.mergedInto() != null) {
            return;
        }
        organisation.identifiers().all().forEach((field, value) -> byIdentifier.put(field + " " + value, organisation));
        String key = organisation.nameKey() == null
                ? nameKeys.get(organisation.name().en())
                : organisation.nameKey();
        byName.computeIfAbsent(organisation.country() + " " + key, none -> new ArrayList<>())
                .add(organisation);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 when there is an organisation with the id */
    void refuseTakenId(UUID id) {
        if (id != null && byId.containsKey(id)) {
            throw Problems.conflict("id-taken", "There is an organisation with the id " + id + " already.");
        }
    }

    /** Those that have an identifier in common with the draft, or its name in its country. */
    Collection<Organisation> sharing(OrganisationDraft draft) {
        Set<Organisation> sharing = new LinkedHashSet<>();
        draft.identifiersOrNone().all().forEach((field, value) -> {
            Organisation other = byIdentifier.get(field + " " + value);
            if (other != null) {
                sharing.add(other);
            }
        });
        String name = draft.country() + " " + nameKeys.get(draft.name().en());
        sharing.addAll(byName.getOrDefault(name, List.of()));
        return sharing;
    }
}
