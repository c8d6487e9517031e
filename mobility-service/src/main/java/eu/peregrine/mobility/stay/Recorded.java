package eu.peregrine.mobility.stay;

import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.convention.ConventionSignature;
import eu.peregrine.mobility.convention.ConventionSigner;
import eu.peregrine.mobility.learning.Signature;
import eu.peregrine.mobility.learning.Signer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an officer entered for a party of a stay from paper: steps of the partner, signatures of partner and student. */
final class Recorded {

    /** Signatures are looked up with what was signed, where it stands whose they are. */
    private static final Set<String> OF_SIGNERS = Set.of("learning-agreement", "convention");

    private static final Map<String, LocalizedText> WORDS = Map.of(
            "recorded", new LocalizedText("the stay itself", "le séjour lui-même"),
            "nominated", new LocalizedText("the nomination", "la nomination"),
            "host-approved", new LocalizedText("your approval of the stay", "votre acceptation du séjour"),
            "host-rejected", new LocalizedText("your refusal of the stay", "votre refus du séjour"),
            "arrived", new LocalizedText("the arrival", "l'arrivée"),
            "departed", new LocalizedText("the departure", "le départ"),
            "transcript-received", new LocalizedText("the transcript", "le relevé de notes"),
            "extended", new LocalizedText("your consent to a longer stay", "votre accord à la prolongation"),
            "cancelled", new LocalizedText("the cancellation", "l'annulation"));

    private final LinkMatter matter;
    private final UUID party;

    Recorded(LinkMatter matter, UUID party) {
        this.matter = matter;
        this.party = party;
    }

    boolean isEmpty() {
        return words().isEmpty();
    }

    /** Changes with what was recorded. */
    String stamp() {
        String all = words().stream().map(LocalizedText::en).collect(Collectors.joining("|"));
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Each thing that was recorded for the party, in words. */
    List<LocalizedText> words() {
        List<LocalizedText> words = new ArrayList<>();
        if (party.equals(matter.partner())) {
            matter.stay().timeline().stream()
                    .filter(step -> step.basis() == Basis.RECORDED)
                    .filter(step -> OF_SIGNERS.stream().noneMatch(step.what()::startsWith))
                    .forEach(step -> words.add(words(step)));
        }
        learningAgreement()
                .forEach(signer -> words.add(new LocalizedText(
                        "your signature of the learning agreement, version "
                                + matter.agreement().version(),
                        "votre signature du contrat pédagogique, version "
                                + matter.agreement().version())));
        convention()
                .forEach(signer -> words.add(new LocalizedText(
                        "your signature of the convention, version "
                                + matter.convention().last().number(),
                        "votre signature de la convention, version "
                                + matter.convention().last().number())));
        return words;
    }

    /** Of which day it speaks, where it does. */
    private static LocalizedText words(Step step) {
        LocalizedText known = WORDS.getOrDefault(step.what(), LocalizedText.en(step.what()));
        if (step.on() == null) {
            return known;
        }
        String french = known.fr() == null ? known.en() : known.fr();
        return new LocalizedText(known.en() + " on " + step.on(), french + " le " + step.on());
    }

    /** Whose signatures of the version last proposed were recorded for the party. */
    Set<Signer> learningAgreement() {
        Set<Signer> theirs = EnumSet.noneOf(Signer.class);
        if (matter.agreement() != null) {
            matter.agreement().signatures().stream()
                    .filter(signature -> signature.basis() == Basis.RECORDED)
                    .map(Signature::signer)
                    .filter(signer -> isParty(signer == Signer.STUDENT, signer == matter.partnerSigns()))
                    .forEach(theirs::add);
        }
        return theirs;
    }

    /** The same of the convention. */
    Set<ConventionSigner> convention() {
        Set<ConventionSigner> theirs = EnumSet.noneOf(ConventionSigner.class);
        if (matter.convention() != null) {
            matter.convention().last().signatures().stream()
                    .filter(signature -> signature.basis() == Basis.RECORDED)
                    .map(ConventionSignature::signer)
                    .filter(signer -> isParty(
                            signer == ConventionSigner.STUDENT,
                            signer == ConventionSigner.HOST || signer == ConventionSigner.HOST_TUTOR))
                    .forEach(theirs::add);
        }
        return theirs;
    }

    private boolean isParty(boolean students, boolean partners) {
        return students && party.equals(matter.stay().studentId()) || partners && party.equals(matter.partner());
    }
}
