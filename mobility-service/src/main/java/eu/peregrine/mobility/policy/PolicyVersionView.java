package eu.peregrine.mobility.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A version of a policy.
 *
 * @param number 1 for the first
 * @param intakeFrom the first academic year of intake that it is for
 * @param intakeTo the last one; absent while there is none
 * @param minimum how long a student must be abroad
 * @param cumulative whether several stays add up
 * @param maxSegments how many segments count at most
 * @param kinds the kinds of stay that count
 * @param individualOnly whether only stays that the student makes alone count
 * @param recognitionRequired whether a stay is done only once recognised
 * @param languageProofs the language levels needed
 * @param completeBy month and day of the graduating year by which all must be done
 * @param recordedAt when it was written down
 */
public record PolicyVersionView(
        int number,
        String intakeFrom,
        String intakeTo,
        Minimum minimum,
        boolean cumulative,
        Integer maxSegments,
        Set<StayKind> kinds,
        Boolean individualOnly,
        Boolean recognitionRequired,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<ProofRequirement> languageProofs,
        String completeBy,
        Instant recordedAt) {

    static List<PolicyVersionView> all(MobilityPolicy policy) {
        List<PolicyVersion> versions = policy.versions();
        return IntStream.rangeClosed(1, versions.size())
                .mapToObj(number -> of(number, versions.get(number - 1)))
                .toList();
    }

    static PolicyVersionView latest(MobilityPolicy policy) {
        int number = policy.versions().size();
        return of(number, policy.version(number));
    }

    private static PolicyVersionView of(int number, PolicyVersion version) {
        MobilityRules rules = version.rules();
        return new PolicyVersionView(
                number,
                version.intakeFrom(),
                version.intakeTo(),
                rules.minimum(),
                rules.cumulative(),
                rules.maxSegments(),
                new TreeSet<>(rules.kinds()),
                rules.individualOnly(),
                rules.recognitionRequired(),
                rules.languageProofs(),
                rules.completeBy(),
                version.recordedAt());
    }
}
