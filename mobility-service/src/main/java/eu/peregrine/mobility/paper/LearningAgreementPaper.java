package eu.peregrine.mobility.paper;

import eu.peregrine.kit.paper.Paper;
import eu.peregrine.kit.paper.Paper.Fact;
import eu.peregrine.kit.paper.PaperWords;
import eu.peregrine.mobility.learning.AgreementVersionView;
import eu.peregrine.mobility.learning.Component;
import eu.peregrine.mobility.learning.ComponentTable;
import eu.peregrine.mobility.learning.Signature;
import eu.peregrine.mobility.learning.Signer;
import eu.peregrine.mobility.stay.MobilityView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A learning agreement with its three tables, what a change changes, and the signatures. */
final class LearningAgreementPaper {
    private static final float[] COMPONENTS = {2, 5, 2, 1};
    private static final float[] CHANGES = {2, 1, 4, 4};
    private static final float[] SIGNATURES = {3, 3, 3};

    private final MobilityView stay;
    private final AgreementVersionView version;
    private final PaperWords words;

    LearningAgreementPaper(MobilityView stay, AgreementVersionView version, PaperWords words) {
        this.stay = stay;
        this.version = version;
        this.words = words;
    }

    byte[] pdf() {
        String footer =
                stay.reference() + " · " + words.of("version", version.version()) + " · " + version.contentHash();
        Paper paper = new Paper(words.of("learning-agreement"), words.locale(), footer);
        paper.note(words.of("version", version.version()) + ", " + words.of(version.state()));
        paper.facts(List.of(
                new Fact(words.of("reference"), stay.reference()),
                new Fact(words.of("student"), words.name(stay.student())),
                new Fact(words.of("sending"), words.name(stay.sending())),
                new Fact(words.of("receiving"), words.name(stay.host())),
                new Fact(words.of("academic-year"), stay.academicYear()),
                new Fact(words.of("stay"), words.period(stay.period())),
                new Fact(words.of("form"), words.of(version.form()))));
        for (ComponentTable table : ComponentTable.values()) {
            table(paper, table);
        }
        if (!version.changes().isEmpty()) {
            paper.heading(words.of("changes"));
            paper.rows(
                    CHANGES,
                    words("change", "table", "title", "reason"),
                    version.changes().stream()
                            .map(c -> Arrays.asList(
                                    words.of(c.change()), c.table().name(), c.title(), words.of(c.reason())))
                            .toList());
        }
        paper.heading(words.of("signatures"));
        paper.rows(
                SIGNATURES,
                words("signer", "signed-on", "signed-by"),
                Arrays.stream(Signer.values()).map(this::signature).toList());
        if (version.comment() != null) {
            paper.note(words.of("rejected-because", version.comment()));
        }
        paper.note(words.of("hash", version.contentHash()));
        return paper.finish();
    }

    private void table(Paper paper, ComponentTable table) {
        List<Component> components =
                version.components().stream().filter(c -> c.table() == table).toList();
        if (components.isEmpty()) {
            return;
        }
        paper.heading(words.of(table));
        List<List<String>> rows = new ArrayList<>();
        components.forEach(c -> rows.add(Arrays.asList(
                c.code(),
                c.description() == null ? c.title() : c.title() + "\n" + c.description(),
                c.term(),
                words.number(c.ects()))));
        BigDecimal total = components.stream().map(Component::ects).reduce(BigDecimal.ZERO, BigDecimal::add);
        rows.add(Arrays.asList(null, words.of("total"), null, words.number(total)));
        paper.rows(COMPONENTS, words("code", "title", "term", "ects"), rows);
    }

    private List<String> signature(Signer signer) {
        Signature given = version.signatures().stream()
                .filter(s -> s.signer() == signer)
                .findFirst()
                .orElse(null);
        if (given == null) {
            return Arrays.asList(words.of(signer), null, null);
        }
        String by = given.delegate() == null ? words.of(given.basis()) : words.of("delegate", given.delegate());
        return Arrays.asList(words.of(signer), words.date(given.at()), by);
    }

    private List<String> words(String... keys) {
        return Arrays.stream(keys).map(key -> words.of(key)).toList();
    }
}
