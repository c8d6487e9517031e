package eu.peregrine.mobility.paper;

import eu.peregrine.kit.paper.PaperWords;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.convention.ConventionView;
import eu.peregrine.mobility.learning.AgreementVersionView;
import eu.peregrine.mobility.stay.MobilityFile;
import eu.peregrine.mobility.stay.MobilityFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Puts what is signed on paper. */
@ApplicationScoped
@Transactional
public class Papers {
    private final MobilityFiles files;

    @Inject
    Papers(MobilityFiles files) {
        this.files = files;
    }

    /** A PDF, and the language it is in. */
    public record Sheet(byte[] pdf, Locale language, String name) {}

    /**
     * A learning agreement as PDF.
     *
     * @param version null means the one in force; before there is one, the one proposed last
     * @param accepted languages, the best one first
     * @throws eu.peregrine.kit.problem.ProblemException 404 when there is no such version, or the file is not the caller's to see
     */
    public Sheet learningAgreement(UUID id, Integer version, List<Locale> accepted) {
        MobilityFile file = files.file(id);
        List<AgreementVersionView> versions =
                files.learningAgreementVersions(id).items();
        AgreementVersionView shown = versions.stream()
                .filter(v -> version == null ? v.inForce() : v.version() == version)
                .findFirst()
                .orElseGet(() -> version == null && !versions.isEmpty() ? versions.get(versions.size() - 1) : null);
        if (shown == null) {
            throw Problems.notFound("version of the learning agreement");
        }
        PaperWords words = PaperWords.in("papers", accepted);
        byte[] pdf = new LearningAgreementPaper(file.mobility(), shown, words).pdf();
        String name = "learning-agreement-" + file.mobility().reference() + "-" + shown.version();
        return new Sheet(pdf, words.locale(), name);
    }

    /**
     * A convention as PDF.
     *
     * @param version null means the one in force; before there is one, the one proposed last
     * @param accepted languages, the best one first
     * @throws eu.peregrine.kit.problem.ProblemException 404 when there is no such version, or the file is not the caller's to see
     */
    public Sheet convention(UUID id, Integer version, List<Locale> accepted) {
        MobilityFile file = files.file(id);
        ConventionView convention = file.convention();
        if (convention == null) {
            throw Problems.notFound("convention");
        }
        int number = version != null
                ? version
                : convention.inForceVersion() != null ? convention.inForceVersion() : convention.version();
        ConventionView.Version shown = convention.versions().stream()
                .filter(v -> v.version() == number)
                .findFirst()
                .orElseThrow(() -> Problems.notFound("version of the convention"));
        PaperWords words = PaperWords.in("papers", accepted);
        byte[] pdf = new ConventionPaper(file.mobility(), shown, words).pdf();
        return new Sheet(pdf, words.locale(), "convention-" + file.mobility().reference() + "-" + shown.version());
    }
}
