package eu.peregrine.partners.agreement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One line of an import or export of agreements: the fields of {@link AgreementDraft}, and what history has made of it. An
 * exported agreement beyond DRAFT says so under {@code recorded}, because an import invents no approvals.
 *
 * @param id the caller's own id; minted when absent
 * @param reference its short reference; given out when absent
 * @param kind what it is about
 * @param title a title that people recognise it by
 * @param parties the organisations that agree; in CSV separated by semicolons
 * @param signedOn when it was signed
 * @param illustrative whether it was made up for demonstration
 * @param state where it stands; on import it says no more than {@code recorded.state}
 * @param conditions its directional conditions; in CSV a JSON array
 * @param recorded set when it exists already
 * @param renews the agreement that it follows on; like the next one that stands before it, or was there already
 * @param splitFrom the agreement that it was split off from
 * @param replacedBy of a terminated one: the agreement in which it goes on since they were merged; better before it too
 * @param assignedTo subject of the officer who looks after it
 */
public record AgreementLine(
        UUID id,

        @Pattern(regexp = "AGR-[0-9]{4}-[0-9]{4,}") @Size(max = 30)
        String reference,

        @NotNull AgreementKind kind,
        @NotBlank @Size(max = 300) String title,
        @NotNull @Size(min = 2, max = 20) List<@NotNull UUID> parties,
        LocalDate signedOn,
        Boolean illustrative,
        AgreementState state,
        @NotNull @Size(max = 200) List<@NotNull @Valid ConditionTerms> conditions,
        @Valid AgreementDraft.Recorded recorded,
        UUID renews,
        UUID splitFrom,
        UUID replacedBy,
        @Size(max = 200) String assignedTo) {

    static AgreementLine of(Agreement agreement, String officer) {
        return new AgreementLine(
                agreement.id(),
                agreement.reference(),
                agreement.kind(),
                agreement.title(),
                agreement.partyIds(),
                agreement.signedOn(),
                agreement.isIllustrative(),
                agreement.state(),
                conditions(agreement),
                recorded(agreement),
                agreement.renews(),
                agreement.splitFrom(),
                agreement.replacedBy(),
                officer);
    }

    /** Of one that goes on in another, the ids of the conditions went there with them. */
    private static List<ConditionTerms> conditions(Agreement agreement) {
        return agreement.replacedBy() == null ? agreement.conditions() : withoutIds(agreement.conditions());
    }

    private static List<ConditionTerms> withoutIds(List<ConditionTerms> conditions) {
        return conditions.stream().map(condition -> condition.withId(null)).toList();
    }

    /** What stands for the history of an agreement that is in force or was. */
    private static AgreementDraft.Recorded recorded(Agreement agreement) {
        if (agreement.state() == AgreementState.DRAFT) {
            return null;
        }
        String reason = agreement.recordedReason() == null
                ? "Taken over as " + agreement.reference() + " with all that happened to it."
                : agreement.recordedReason();
        return new AgreementDraft.Recorded(
                agreement.state(),
                agreement.signedOn(),
                null,
                reason,
                agreement.endsOn(),
                amendment(agreement),
                by(agreement),
                agreement.endsOn() == null ? agreement.endedOn() : null,
                agreement.notice().map(Notice::givenOn).orElse(null),
                noticeBy(agreement));
    }

    /** Whose words the last of its history is, where that is a party's of today. */
    private static UUID by(Agreement agreement) {
        Optional<UUID> by = agreement.state() == AgreementState.AMENDMENT_PROPOSED
                ? agreement.open().madeBy()
                : agreement
                        .termination()
                        .map(PartyRemark::party)
                        .or(() -> agreement.notice().map(Notice::by));
        return by.filter(agreement::isParty).orElse(null);
    }

    /** Whoever gave notice, where the last of its history is another's. */
    private static UUID noticeBy(Agreement agreement) {
        return agreement
                .notice()
                .map(Notice::by)
                .filter(agreement::isParty)
                .filter(giver -> !giver.equals(by(agreement)))
                .orElse(null);
    }

    private static AgreementDraft.RecordedAmendment amendment(Agreement agreement) {
        if (agreement.state() != AgreementState.AMENDMENT_PROPOSED) {
            return null;
        }
        RevisionTerms proposed = agreement.open().terms();
        List<UUID> own = agreement.conditions().stream().map(ConditionTerms::id).toList();
        // Until a merger is agreed on, the conditions that come over are those of the other agreement.
        List<ConditionTerms> conditions = proposed.merges() == null
                ? proposed.conditions()
                : proposed.conditions().stream()
                        .map(condition -> own.contains(condition.id()) ? condition : condition.withId(null))
                        .toList();
        return new AgreementDraft.RecordedAmendment(proposed.title(), conditions);
    }

    AgreementDraft toDraft() {
        return new AgreementDraft(id, kind, title, parties, signedOn, illustrative, conditions, recorded);
    }

    Origin origin() {
        return new Origin(null, renews, splitFrom, replacedBy);
    }

    /** The agreements that it comes from, by the field that names them. */
    Map<String, UUID> origins() {
        Map<String, UUID> origins = new LinkedHashMap<>();
        origins.put("renews", renews);
        origins.put("splitFrom", splitFrom);
        origins.values().removeIf(Objects::isNull);
        return origins;
    }

    /** The agreements that it names beside itself. */
    Stream<UUID> others() {
        return Stream.concat(origins().values().stream(), Stream.ofNullable(replacedBy));
    }

    /** Whether it goes on in another although it is not over. */
    boolean isReplacedAlive() {
        return replacedBy != null && (recorded == null || recorded.state() != AgreementState.TERMINATED);
    }

    /** Whether {@code state} says anything that {@code recorded} does not bear out. */
    boolean isStateUnfounded() {
        AgreementState founded = recorded == null ? AgreementState.DRAFT : recorded.state();
        return state != null && state != founded;
    }
}
