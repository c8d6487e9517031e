package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.policy.MobilityPolicies;
import eu.peregrine.mobility.policy.MobilityRules;
import eu.peregrine.mobility.policy.PolicyDraft;
import eu.peregrine.mobility.student.StudentFile;
import eu.peregrine.mobility.student.StudentFiles;
import eu.peregrine.mobility.student.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Tells beforehand what a further version of a policy would do. Nothing is written. */
@ApplicationScoped
@Transactional
public class PolicyPreviews {

    private static final int BLOCK = 1_000;

    private final MobilityPolicies policies;
    private final StudentFiles files;
    private final Judge judge;
    private final EntityManager entities;

    @Inject
    PolicyPreviews(MobilityPolicies policies, StudentFiles files, Judge judge, EntityManager entities) {
        this.policies = policies;
        this.files = files;
        this.judge = judge;
        this.entities = entities;
    }

    private record Step(Verdict from, Verdict to) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            return Comparator.comparing(Step::from).thenComparing(Step::to).compare(this, other);
        }
    }

    /**
     * Judges all students that the draft is for, as they stand and under the draft.
     *
     * @param cursor where to go on with the students; null for the first page
     * @param limit students on a page
     * @throws eu.peregrine.kit.problem.ProblemException 404 without such a policy, 400 for the cursor of another draft, 409 and
     *     422 as for a change of the policy
     */
    public PolicyPreview of(UUID policy, PolicyDraft draft, String cursor, int limit) {
        policies.check(policy, draft);
        UUID after = after(cursor, draft);
        MobilityRules rules = draft.rules();
        Map<Step, Long> changes = new TreeMap<>();
        List<PolicyPreview.Item> items = new ArrayList<>();
        long students = 0;
        boolean more = false;
        UUID last = null;
        for (List<StudentFile> block = next(null, draft); !block.isEmpty(); block = next(last, draft)) {
            last = block.get(block.size() - 1).id();
            List<StudentFile> covered = block.stream()
                    .filter(student -> draft.covers(AcademicYear.of(student.intake())))
                    .toList();
            students += covered.size();
            for (Judged now : judge.judge(covered)) {
                Assessment then = Mandate.assess(under(rules, now.assessment().of()));
                Step step = new Step(now.assessment().verdict(), then.verdict());
                if (step.from() != step.to()) {
                    changes.merge(step, 1L, Long::sum);
                    if (after == null || now.student().id().toString().compareTo(after.toString()) > 0) {
                        more = items.size() == limit;
                        if (!more) {
                            items.add(item(now.student(), step, then));
                        }
                    }
                }
            }
            entities.clear();
        }
        String next = more
                ? "/api/v1/mobility-policies/" + policy + "/preview?limit=" + limit + "&cursor="
                        + cursor(draft, items.get(limit - 1))
                : null;
        return new PolicyPreview(
                students,
                changes.values().stream().mapToLong(Long::longValue).sum(),
                changes.entrySet().stream()
                        .map(one -> new PolicyPreview.Change(
                                one.getKey().from(), one.getKey().to(), one.getValue()))
                        .sorted(Comparator.comparing(PolicyPreview.Change::students)
                                .reversed())
                        .toList(),
                items,
                next);
    }

    private List<StudentFile> next(UUID after, PolicyDraft draft) {
        return files.after(after, BLOCK, draft.allProgrammes(), draft.status());
    }

    private static MandateCase under(MobilityRules rules, MandateCase now) {
        return new MandateCase(
                rules, now.exemption(), now.waiver(), now.graduatingYear(), now.today(), now.stays(), now.proofs());
    }

    private static PolicyPreview.Item item(StudentFile student, Step step, Assessment then) {
        return new PolicyPreview.Item(
                Ref.to("students", student.id(), LocalizedText.en(student.name())),
                step.from(),
                step.to(),
                then.days().missing(),
                then.latestDeparture(),
                then.missingLanguages());
    }

    private static String cursor(PolicyDraft draft, PolicyPreview.Item last) {
        return last.student().id() + "." + print(draft);
    }

    /** Binds a cursor to its draft; the draft's own text is the same in every process. */
    private static String print(PolicyDraft draft) {
        return Integer.toHexString((draft.intakeFrom()
                        + draft.intakeTo()
                        + draft.minimum()
                        + draft.cumulative()
                        + draft.maxSegments()
                        + new java.util.TreeSet<>(draft.kinds())
                        + draft.individualOnly()
                        + draft.recognitionRequired()
                        + draft.languageProofs()
                        + draft.completeBy())
                .hashCode());
    }

    private static UUID after(String cursor, PolicyDraft draft) {
        if (cursor == null) {
            return null;
        }
        int dot = cursor.indexOf('.');
        try {
            if (dot > 0 && cursor.substring(dot + 1).equals(print(draft))) {
                return UUID.fromString(cursor.substring(0, dot));
            }
        } catch (IllegalArgumentException none) {
            // The same answer as to any other cursor that is not of this draft.
        }
        throw Problems.badRequest("?cursor", "invalid-cursor", "The cursor is not of this draft.");
    }
}
