package eu.peregrine.mobility.paper;

import eu.peregrine.kit.paper.Paper;
import eu.peregrine.kit.paper.Paper.Fact;
import eu.peregrine.kit.paper.PaperWords;
import eu.peregrine.mobility.convention.ConventionSignature;
import eu.peregrine.mobility.convention.ConventionSigner;
import eu.peregrine.mobility.convention.ConventionView;
import eu.peregrine.mobility.convention.Terms;
import eu.peregrine.mobility.convention.Tutor;
import eu.peregrine.mobility.stay.MobilityView;
import java.util.Arrays;
import java.util.List;

/** A convention, or an amendment to one, with its terms and signatures. */
final class ConventionPaper {
    private static final float[] SIGNATURES = {3, 3, 3};

    private final MobilityView stay;
    private final ConventionView.Version version;
    private final PaperWords words;

    ConventionPaper(MobilityView stay, ConventionView.Version version, PaperWords words) {
        this.stay = stay;
        this.version = version;
        this.words = words;
    }

    byte[] pdf() {
        Terms terms = version.terms();
        String footer =
                stay.reference() + " · " + words.of("version", version.version()) + " · " + version.contentHash();
        Paper paper =
                new Paper(words.of(version.reason() == null ? "convention" : "amendment"), words.locale(), footer);
        paper.note(words.of("version", version.version()) + ", " + words.of(version.state()));
        paper.facts(List.of(
                new Fact(words.of("reference"), stay.reference()),
                new Fact(words.of("student"), words.name(stay.student())),
                new Fact(words.of("school"), words.name(stay.sending())),
                new Fact(words.of("host"), words.name(stay.host())),
                new Fact(words.of("stay"), words.period(stay.period()))));
        paper.heading(words.of("terms"));
        paper.facts(List.of(
                new Fact(words.of("subject"), terms.subject()),
                new Fact(words.of("tasks"), terms.tasks()),
                new Fact(words.of("place"), terms.place()),
                new Fact(words.of("work"), words.period(terms.period())),
                new Fact(words.of("effective-from"), words.date(version.effectiveFrom())),
                new Fact(words.of("weekly-hours"), words.number(terms.weeklyHours())),
                new Fact(words.of("monthly-allowance"), allowance(terms)),
                new Fact(words.of("host-tutor"), tutor(terms.hostTutor())),
                new Fact(words.of("school-tutor"), tutor(terms.schoolTutor())),
                new Fact(words.of("regime"), words.of(terms.regime())),
                new Fact(words.of("reason"), version.reason())));
        paper.heading(words.of("signatures"));
        paper.rows(
                SIGNATURES,
                List.of(words.of("signer"), words.of("signed-on"), words.of("signed-by")),
                version.signers().stream().map(this::signature).toList());
        if (version.comment() != null) {
            paper.note(words.of("rejected-because", version.comment()));
        }
        paper.note(words.of("hash", version.contentHash()));
        return paper.finish();
    }

    private String allowance(Terms terms) {
        return terms.monthlyAllowance() == null
                ? null
                : words.number(terms.monthlyAllowance().amount()) + " "
                        + terms.monthlyAllowance().currency();
    }

    private static String tutor(Tutor tutor) {
        return tutor.email() == null ? tutor.name() : tutor.name() + ", " + tutor.email();
    }

    private List<String> signature(ConventionSigner signer) {
        ConventionSignature given = version.signatures().stream()
                .filter(s -> s.signer() == signer)
                .findFirst()
                .orElse(null);
        return given == null
                ? Arrays.asList(words.of(signer), null, null)
                : Arrays.asList(words.of(signer), words.date(given.at()), words.of(given.basis()));
    }
}
