package eu.peregrine.scholarships.access;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the caller may see, as a condition of a query: what is not theirs is never loaded, so it cannot be told from what
 * does not exist. The office, finance, the auditor and the administrator see everything; a student their own; a funder
 * what its money pays.
 */
@RequestScoped
public class Sight {

    private final Caller caller;

    Sight(Caller caller) {
        this.caller = caller;
    }

    /** Whether the caller sees everything there is. */
    public boolean everything() {
        return caller.has(Roles.OFFICER, Roles.FINANCE, Roles.AUDITOR, Roles.ADMIN);
    }

    /** Whether the caller acts with a student's token and not for the office. */
    public boolean student() {
        return !everything() && caller.has(Roles.STUDENT) && caller.studentId() != null;
    }

    /** The student whom the caller's token names; null for everybody else. */
    public UUID studentId() {
        return caller.studentId();
    }

    /** The caller's opaque id. */
    public String subject() {
        return caller.subject();
    }

    /** Whether the caller has one of the roles. */
    public boolean has(String... roles) {
        return caller.has(roles);
    }

    /**
     * The condition under which a row is the caller's to see.
     *
     * @param student expression that gives the row's student, or null when students see none
     * @param funder expression that gives the row's funder, or null when funders see none
     * @param alternatives further conditions, each of which suffices; they take no parameters
     */
    public Condition of(String student, String funder, String... alternatives) {
        if (everything()) {
            return new Condition("1 = 1", Map.of());
        }
        List<String> any = new ArrayList<>(List.of(alternatives));
        Map<String, Object> parameters = new HashMap<>();
        if (student != null && caller.has(Roles.STUDENT) && caller.studentId() != null) {
            any.add(student + " = :ownStudent");
            parameters.put("ownStudent", caller.studentId());
        }
        if (funder != null && caller.has(Roles.FUNDER) && caller.organisationId() != null) {
            any.add(funder + " = :ownFunder");
            parameters.put("ownFunder", caller.organisationId());
        }
        return any.isEmpty()
                ? new Condition("1 = 0", Map.of())
                : new Condition("(" + String.join(" or ", any) + ")", parameters);
    }

    /**
     * A part of a query's WHERE.
     *
     * @param hql the condition, over the alias {@code e}
     * @param parameters its named parameters
     */
    public record Condition(String hql, Map<String, Object> parameters) {

        /** The parameters with one more. */
        public Map<String, Object> with(String name, Object value) {
            Map<String, Object> all = new HashMap<>(parameters);
            all.put(name, value);
            return all;
        }
    }
}
