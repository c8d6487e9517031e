package eu.peregrine.partners.webhook;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody wants to be told, and where.
 *
 * @param url the receiver: an https address with a full domain name
 * @param eventTypes types ({@code agreement.approved}), kinds ({@code agreement}) or {@code *} for all that the owner may see
 * @param description what it is for, in the owner's words
 */
@Schema(description = "What is to be told, and where.")
public record SubscriptionDraft(
        @NotNull
        @Size(min = 1, max = 2000)
        @Schema(
                description =
                        "The receiver: an https address with a full domain name. It must be on the public internet,"
                                + " which is checked at every attempt; redirects are not followed.",
                examples = "https://hooks.example.edu/peregrine")
        String url,

        @NotEmpty
        @Size(max = 100)
        @Schema(
                description = "Types of events (`agreement.approved`), whole kinds (`agreement`), or `*` for everything"
                        + " that the owner may see.")
        List<@NotNull @Size(max = 100) @Pattern(regexp = "\\*|[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?") String>
                eventTypes,

        @Size(max = 500) @Schema(description = "What it is for, in the owner's words.")
        String description) {

    /** The same with every type once, sorted, so that two drafts that mean the same are equal. */
    SubscriptionDraft inOrder() {
        return new SubscriptionDraft(
                url, eventTypes.stream().distinct().sorted().toList(), description);
    }
}
