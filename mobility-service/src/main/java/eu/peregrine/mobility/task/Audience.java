package eu.peregrine.mobility.task;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Whose tasks a caller sees, as a condition of the query: those of its roles, of its organisation and its own. Who reads
 * everything sees everybody's.
 *
 * <p>A task of nobody in particular is one for the school's people; partners, funders and students are always meant by
 * organisation or person, so that theirs are found by an index.
 *
 * @param condition HQL about a task {@code t}
 * @param parameters of the condition
 */
record Audience(String condition, Map<String, Object> parameters) {

    private static final String NOBODY = "1 = 0";
    private static final Set<String> MEANT_BY_NAME =
            Set.of(Roles.PARTNER, Roles.FUNDER, Roles.STUDENT, Roles.APPLICANT);

    static Audience of(Caller caller) {
        if (caller.has(Roles.AUDITOR, Roles.ADMIN)) {
            return new Audience("1 = 1", Map.of());
        }
        return of(caller.roles(), caller.organisationId(), caller.studentId());
    }

    static Audience of(Set<String> roles, UUID organisation, UUID person) {
        Map<String, Object> parameters = new HashMap<>();
        List<String> alternatives = new ArrayList<>();
        boolean named = organisation != null || person != null;
        String ofMyRole = named ? "(t.roles = '  ' or " + inOneOf(roles, "mine", parameters) + ")" : NOBODY;
        if (organisation != null) {
            parameters.put("myOrganisation", organisation);
            alternatives.add("t.organisationId = :myOrganisation and t.personId is null and " + ofMyRole);
        }
        if (person != null) {
            parameters.put("me", person);
            alternatives.add("t.personId = :me and t.organisationId is null and " + ofMyRole);
        }
        Set<String> atSchool = new TreeSet<>(roles);
        atSchool.removeAll(MEANT_BY_NAME);
        if (!atSchool.isEmpty()) {
            alternatives.add(
                    "t.organisationId is null and t.personId is null and " + inOneOf(atSchool, "atSchool", parameters));
        }
        if (alternatives.isEmpty()) {
            return new Audience(NOBODY, Map.of());
        }
        return new Audience("(" + String.join(") or (", alternatives) + ")", parameters);
    }

    private static String inOneOf(Set<String> roles, String name, Map<String, Object> parameters) {
        if (roles.isEmpty()) {
            return NOBODY;
        }
        List<String> conditions = new ArrayList<>();
        for (String role : new TreeSet<>(roles)) {
            String parameter = name + conditions.size();
            parameters.put(parameter, " " + role + " ");
            conditions.add("locate(:" + parameter + ", t.roles) > 0");
        }
        return "(" + String.join(" or ", conditions) + ")";
    }
}
