package eu.peregrine.mobility.placement;

import eu.peregrine.mobility.language.Cefr;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A language that is spoken at work.
 *
 * @param language BCP 47
 * @param cefr the level that is needed
 */
@Embeddable
public record PlacementLanguage(
        @NotNull @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})?") @Column(nullable = false)
        String language,

        @NotNull @Enumerated(EnumType.STRING) @Column(nullable = false)
        Cefr cefr) {}
