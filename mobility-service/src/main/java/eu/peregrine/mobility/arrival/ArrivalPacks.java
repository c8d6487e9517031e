package eu.peregrine.mobility.arrival;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.learning.ComponentTable;
import eu.peregrine.mobility.learning.LearningAgreements;
import eu.peregrine.mobility.offering.Offerings;
import eu.peregrine.mobility.stay.Direction;
import eu.peregrine.mobility.stay.Missing;
import eu.peregrine.mobility.stay.Mobilities;
import eu.peregrine.mobility.stay.Mobility;
import eu.peregrine.mobility.student.StudentDirectory;
import eu.peregrine.mobility.student.StudentFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Puts together what a guest needs to know, from the office's texts and the guest's file. */
@ApplicationScoped
@Transactional
public class ArrivalPacks {
    private final Mobilities mobilities;
    private final ArrivalGuides guides;
    private final LearningAgreements agreements;
    private final StudentDirectory students;
    private final Offerings offerings;

    @Inject
    ArrivalPacks(
            Mobilities mobilities,
            ArrivalGuides guides,
            LearningAgreements agreements,
            StudentDirectory students,
            Offerings offerings) {
        this.mobilities = mobilities;
        this.guides = guides;
        this.agreements = agreements;
        this.students = students;
        this.offerings = offerings;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 where the caller may not see the stay, or nobody comes by it */
    public ArrivalPack of(UUID mobilityId) {
        Mobility mobility = mobilities.found(mobilityId);
        if (mobility.direction() != Direction.INCOMING) {
            throw Problems.notFound("arrival pack");
        }
        ArrivalGuide guide =
                guides.told(mobility.academicYear(), mobility.term()).orElse(null);
        String name = mobility.studentId() == null
                ? null
                : students.find(mobility.studentId()).map(StudentFacts::name).orElse(null);
        return new ArrivalPack(
                Ref.to("mobilities", mobility.id(), LocalizedText.en(mobility.reference())),
                Ref.to("students", mobility.studentId(), name == null ? null : LocalizedText.en(name)),
                mobility.period(),
                mobility.academicYear(),
                mobility.term(),
                mobility.missing().stream().map(Missing::text).toList(),
                guide == null ? null : guide.bring(),
                guide == null ? null : guide.dates(),
                guide == null ? null : guide.housing(),
                guide == null ? null : guide.contacts(),
                courses(mobility),
                offerings.french(mobility.academicYear()));
    }

    private List<ArrivalPack.PackedCourse> courses(Mobility mobility) {
        return agreements
                .ofMobility(mobility.id())
                .map(agreement -> agreement.components().stream()
                        .filter(component -> component.table() == ComponentTable.A)
                        .map(component -> new ArrivalPack.PackedCourse(
                                component.code(), LocalizedText.en(component.title()), component.ects()))
                        .toList())
                .orElse(List.of());
    }
}
