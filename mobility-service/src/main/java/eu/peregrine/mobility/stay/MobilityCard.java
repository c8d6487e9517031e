package eu.peregrine.mobility.stay;

import eu.peregrine.kit.invitation.Invitation;
import eu.peregrine.kit.invitation.LinkCard;
import eu.peregrine.kit.invitation.LinkCard.Fact;
import eu.peregrine.kit.invitation.LinkReceipt;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.convention.ConventionVersion;
import eu.peregrine.mobility.convention.Terms;
import eu.peregrine.mobility.learning.ChangeKind;
import eu.peregrine.mobility.learning.Component;
import eu.peregrine.mobility.learning.ComponentChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A stay in the words that somebody reads who is asked by a link to decide about it, sign, attest or contradict. */
final class MobilityCard {

    private final LinkMatter matter;
    private final String participant;
    private final Map<UUID, LocalizedText> names;

    /**
     * @param participant who goes
     * @param names of the organisations that take part
     */
    MobilityCard(LinkMatter matter, String participant, Map<UUID, LocalizedText> names) {
        this.matter = matter;
        this.participant = participant;
        this.names = names;
    }

    LinkCard of(Invitation invitation) {
        InvitedStep step = InvitedStep.of(invitation.verb());
        return new LinkCard(
                step.word(),
                task(step),
                participant + " (" + matter.stay().reference() + ")",
                facts(step),
                terms(step),
                matter.stamp(step),
                invitation.expiresAt(),
                step.needsComment(),
                step.attests() ? day(step) : null);
    }

    private LocalDate day(InvitedStep step) {
        return step == InvitedStep.ARRIVAL
                ? matter.stay().period().start()
                : matter.stay().plannedEnd();
    }

    private static LocalizedText task(InvitedStep step) {
        return switch (step) {
            case APPROVE ->
                text("Say that your institution takes this participant.", "Acceptez l'accueil de cette personne.");
            case REJECT ->
                text(
                        "Say that your institution does not take this participant, and why.",
                        "Refusez l'accueil de cette personne, en disant pourquoi.");
            case SIGN_LEARNING_AGREEMENT ->
                text(
                        "Sign this learning agreement for your institution.",
                        "Signez ce contrat pédagogique pour votre établissement.");
            case SIGN_CONVENTION_AS_HOST ->
                text("Sign this convention as the host.", "Signez cette convention pour l'organisme d'accueil.");
            case SIGN_CONVENTION_AS_HOST_TUTOR ->
                text("Sign this convention as the host's tutor.", "Signez cette convention comme tuteur d'accueil.");
            case SIGN_CONVENTION_AS_EMPLOYER ->
                text(
                        "Sign this convention as the apprentice's employer.",
                        "Signez cette convention comme employeur de l'apprenti.");
            case REJECT_LEARNING_AGREEMENT ->
                text(
                        "Refuse this learning agreement for your institution, and say why.",
                        "Refusez ce contrat pédagogique pour votre établissement, en disant pourquoi.");
            case REJECT_CONVENTION_AS_HOST ->
                text(
                        "Refuse this convention as the host, and say why.",
                        "Refusez cette convention pour l'organisme d'accueil, en disant pourquoi.");
            case REJECT_CONVENTION_AS_HOST_TUTOR ->
                text(
                        "Refuse this convention as the host's tutor, and say why.",
                        "Refusez cette convention comme tuteur d'accueil, en disant pourquoi.");
            case REJECT_CONVENTION_AS_EMPLOYER ->
                text(
                        "Refuse this convention as the apprentice's employer, and say why.",
                        "Refusez cette convention comme employeur de l'apprenti, en disant pourquoi.");
            case ARRIVAL -> text("Attest the day of arrival.", "Attestez le jour d'arrivée.");
            case DEPARTURE -> text("Attest the day of departure.", "Attestez le jour de départ.");
            case DISPUTE ->
                text(
                        "The international office recorded what stands below for you from paper. Contradict it, and say"
                                + " what was not so.",
                        "Le bureau international a enregistré pour vous, d'après un document, ce qui suit."
                                + " Contestez-le, en disant ce qui n'est pas exact.");
        };
    }

    private List<Fact> facts(InvitedStep step) {
        Mobility stay = matter.stay();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(text("From", "De"), name(stay.sendingId())));
        facts.add(new Fact(text("At", "À"), name(stay.hostId())));
        facts.add(new Fact(text("Days", "Dates"), days(stay.period())));
        if (step == InvitedStep.DISPUTE) {
            matter.recorded(matter.partner())
                    .words()
                    .forEach(what ->
                            facts.add(new Fact(text("Recorded from paper", "Enregistré d'après un document"), what)));
        }
        return facts;
    }

    private List<LocalizedText> terms(InvitedStep step) {
        return switch (step) {
            case APPROVE, REJECT, ARRIVAL, DEPARTURE ->
                matter.stay().segments().stream().map(this::segment).toList();
            case SIGN_LEARNING_AGREEMENT, REJECT_LEARNING_AGREEMENT -> learningAgreement();
            case SIGN_CONVENTION_AS_HOST,
                    SIGN_CONVENTION_AS_HOST_TUTOR,
                    SIGN_CONVENTION_AS_EMPLOYER,
                    REJECT_CONVENTION_AS_HOST,
                    REJECT_CONVENTION_AS_HOST_TUTOR,
                    REJECT_CONVENTION_AS_EMPLOYER ->
                convention(matter.convention().last());
            case DISPUTE -> List.of();
        };
    }

    private LocalizedText segment(Segment segment) {
        LocalizedText days = days(segment.planned());
        LocalizedText host = name(segment.hostId());
        return text(
                days.en() + " at " + host.en() + ": " + word(segment.kind()).en(),
                days.fr() + " à " + french(host) + " : " + word(segment.kind()).fr());
    }

    private static LocalizedText word(MobilityKind kind) {
        return switch (kind) {
            case EXCHANGE -> text("studies", "études");
            case INTERNSHIP -> text("internship", "stage");
            case RESEARCH -> text("research project", "projet de recherche");
            case DOUBLE_DEGREE -> text("studies for a double degree", "études en double diplôme");
            case FINAL_YEAR_PROJECT -> text("final-year project", "projet de fin d'études");
            case CAMPUS -> text("studies at a campus of the school", "études sur un campus de l'école");
            case STAFF -> text("staff mobility", "mobilité du personnel");
        };
    }

    private List<LocalizedText> learningAgreement() {
        List<LocalizedText> terms = new ArrayList<>();
        for (Component component : matter.agreement().components()) {
            String what = component.title()
                    + (component.code() == null ? "" : " (" + component.code() + ")")
                    + ", " + component.ects().toPlainString() + " ECTS"
                    + (component.description() == null ? "" : ". " + component.description());
            terms.add(text("Table " + component.table() + ": " + what, "Tableau " + component.table() + " : " + what));
        }
        for (ComponentChange change : matter.agreement().changes()) {
            boolean deleted = change.change() == ChangeKind.DELETED;
            terms.add(text(
                    (deleted ? "Taken out: " : "Added: ") + change.title(),
                    (deleted ? "Retiré : " : "Ajouté : ") + change.title()));
        }
        return terms;
    }

    private static List<LocalizedText> convention(ConventionVersion version) {
        Terms said = version.terms();
        List<LocalizedText> terms = new ArrayList<>();
        terms.add(text("Subject: " + said.subject(), "Sujet : " + said.subject()));
        if (said.tasks() != null) {
            terms.add(text("Tasks: " + said.tasks(), "Missions : " + said.tasks()));
        }
        if (said.place() != null) {
            terms.add(text("Place: " + said.place(), "Lieu : " + said.place()));
        }
        LocalizedText days = days(said.period());
        String hours = said.weeklyHours().toPlainString();
        terms.add(text(
                "Work " + days.en() + ", " + hours + " hours a week",
                "Travail " + days.fr() + ", " + hours + " heures par semaine"));
        if (said.monthlyAllowance() != null) {
            String money = said.monthlyAllowance().amount() + " "
                    + said.monthlyAllowance().currency();
            terms.add(text("Allowance each month: " + money, "Gratification mensuelle : " + money));
        }
        terms.add(text(
                "Tutors: " + said.hostTutor().name() + " (host), "
                        + said.schoolTutor().name() + " (school)",
                "Tuteurs : " + said.hostTutor().name() + " (accueil), "
                        + said.schoolTutor().name() + " (école)"));
        if (said.regime() != null) {
            terms.add(
                    switch (said.regime()) {
                        case SECONDMENT ->
                            text(
                                    "The apprentice is seconded; the employer remains responsible.",
                                    "L'apprenti est mis à disposition ; l'employeur reste responsable.");
                        case SUSPENSION ->
                            text(
                                    "The apprenticeship contract is suspended; the host is responsible.",
                                    "Le contrat d'apprentissage est mis en veille ; l'accueil est responsable.");
                    });
        }
        if (version.reason() != null) {
            terms.add(text(
                    "Amended from " + version.effectiveFrom() + " on: " + version.reason(),
                    "Avenant à partir du " + version.effectiveFrom() + " : " + version.reason()));
        }
        return terms;
    }

    LinkReceipt receipt(InvitedStep step, Instant at) {
        LocalizedText message = switch (step) {
            case APPROVE ->
                text("The stay is approved by its host.", "Le séjour est accepté par l'établissement d'accueil.");
            case REJECT,
                    REJECT_LEARNING_AGREEMENT,
                    REJECT_CONVENTION_AS_HOST,
                    REJECT_CONVENTION_AS_HOST_TUTOR,
                    REJECT_CONVENTION_AS_EMPLOYER ->
                text(
                        "The international office has got your comment.",
                        "Le bureau international a reçu votre commentaire.");
            case SIGN_LEARNING_AGREEMENT,
                    SIGN_CONVENTION_AS_HOST,
                    SIGN_CONVENTION_AS_HOST_TUTOR,
                    SIGN_CONVENTION_AS_EMPLOYER ->
                text("Your signature is recorded.", "Votre signature est enregistrée.");
            case ARRIVAL, DEPARTURE -> text("The day you attested is recorded.", "Le jour attesté est enregistré.");
            case DISPUTE ->
                text(
                        "Your contradiction is recorded; the international office answers it.",
                        "Votre contestation est enregistrée ; le bureau international y répondra.");
        };
        return new LinkReceipt(step.word(), participant + " (" + matter.stay().reference() + ")", message, at);
    }

    private static LocalizedText days(Period period) {
        return text("from " + period.start() + " to " + period.end(), "du " + period.start() + " au " + period.end());
    }

    private LocalizedText name(UUID organisation) {
        return names.getOrDefault(organisation, LocalizedText.en(organisation.toString()));
    }

    private static String french(LocalizedText text) {
        return text.fr() == null ? text.en() : text.fr();
    }

    private static LocalizedText text(String en, String fr) {
        return new LocalizedText(en, fr);
    }
}
