package eu.peregrine.mobility.grade;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.grade.ElmoTranscript.Credit;
import eu.peregrine.mobility.grade.ElmoTranscript.LearningOpportunityInstance;
import eu.peregrine.mobility.grade.ElmoTranscript.LearningOpportunitySpecification;
import eu.peregrine.mobility.stay.MobilityFile;
import eu.peregrine.mobility.stay.MobilityFiles;
import eu.peregrine.mobility.stay.MobilityView;
import eu.peregrine.mobility.stay.Step;
import eu.peregrine.mobility.stay.TranscriptLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.UUID;

/** Shows what a host reported of a student's courses, with grades converted. */
@ApplicationScoped
@Transactional
public class Transcripts {
    private static final String ECTS = "ects";

    private final MobilityFiles files;
    private final GradeTables tables;
    private final Clock clock;

    @Inject
    Transcripts(MobilityFiles files, GradeTables tables, Clock clock) {
        this.files = files;
        this.tables = tables;
        this.clock = clock;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 before the transcript has come */
    public ElmoTranscript of(UUID id) {
        MobilityFile file = files.file(id);
        MobilityView stay = file.mobility();
        if (stay.transcript().isEmpty()) {
            throw Problems.notFound("transcript");
        }
        BigDecimal total =
                stay.transcript().stream().map(TranscriptLine::ects).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ElmoTranscript(
                clock.instant(),
                stay.student() == null
                        ? null
                        : new ElmoTranscript.Learner(
                                stay.student().id(), stay.student().name()),
                new ElmoTranscript.Report(
                        new ElmoTranscript.Issuer(stay.host().id(), stay.host().name(), stay.hostCountry()),
                        stay.transcript().stream()
                                .map(line -> course(line, stay))
                                .toList(),
                        new Credit(ECTS, total),
                        file.timeline().stream()
                                .filter(step -> step.what().equals("transcript-received"))
                                .map(Step::at)
                                .reduce((first, second) -> second)
                                .orElse(null)));
    }

    private LearningOpportunitySpecification course(TranscriptLine line, MobilityView stay) {
        ConvertedGrade converted = tables.convert(
                        line.grade(), stay.host().id(), stay.sending().id())
                .orElse(null);
        String status = line.ects().signum() > 0 ? "passed" : "failed";
        return new LearningOpportunitySpecification(
                line.code(),
                line.title(),
                "Course",
                new LearningOpportunityInstance(
                        stay.period(), stay.term(), status, new Credit(ECTS, line.ects()), line.grade(), converted));
    }
}
