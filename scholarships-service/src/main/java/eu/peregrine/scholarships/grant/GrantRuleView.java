package eu.peregrine.scholarships.grant;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A grant rule as the API shows it.
 *
 * @param id its id
 * @param code kebab-case, unique
 * @param name its name
 * @param callYear the call year that it is for
 * @param latest the number of its last version
 * @param inEffect the number of the version that holds today; of a single rule only, absent before the first holds
 * @param terms what that version says, of the first version before it holds; of a single rule only
 * @param versions all versions; of a single rule only
 * @param actions what can be done; of a single rule only
 * @param version for the ETag
 */
public record GrantRuleView(
        UUID id,
        String code,
        LocalizedText name,
        int callYear,
        int latest,
        Integer inEffect,
        GrantTerms terms,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<VersionLine> versions,
        List<Action> actions,
        long version)
        implements Versioned {

    /**
     * One version, without what it says.
     *
     * @param number from 1
     * @param effectiveFrom from which day on it holds
     * @param reason why it was written
     * @param writtenAt when
     */
    public record VersionLine(int number, LocalDate effectiveFrom, String reason, Instant writtenAt) {}

    static GrantRuleView of(GrantRule rule) {
        return new GrantRuleView(
                rule.id(),
                rule.code(),
                rule.name(),
                rule.callYear(),
                rule.latest(),
                null,
                null,
                null,
                null,
                rule.version());
    }

    GrantRuleView with(GrantRuleVersion inEffect, List<GrantRuleVersion> all, List<Action> can, boolean holds) {
        return new GrantRuleView(
                id,
                code,
                name,
                callYear,
                latest,
                holds ? inEffect.number() : null,
                inEffect.terms(),
                all.stream()
                        .map(v -> new VersionLine(v.number(), v.effectiveFrom(), v.reason(), v.writtenAt()))
                        .toList(),
                can,
                version);
    }
}
