package eu.peregrine.kit.identity;

/** The roles that a token may carry in its {@code roles} claim. */
public final class Roles {

    /** The international office. */
    public static final String OFFICER = "officer";
    /** Academic: signs and recognises for own programmes. */
    public static final String COORDINATOR = "coordinator";
    /** Clears stays in countries at risk, and does nothing else. */
    public static final String SECURITY = "security";
    /** Pays. */
    public static final String FINANCE = "finance";
    /** Scores applications. */
    public static final String REVIEWER = "reviewer";
    /** A student, with the claim {@code student_id}. */
    public static final String STUDENT = "student";
    /** Signed in, without a student's record. */
    public static final String APPLICANT = "applicant";
    /** A partner's system or staff, with the claim {@code organisation_id}. */
    public static final String PARTNER = "partner";
    /** A funder's staff, with the claim {@code organisation_id}. */
    public static final String FUNDER = "funder";
    /** Reads everything, changes nothing. */
    public static final String AUDITOR = "auditor";
    /** Runs the system. */
    public static final String ADMIN = "admin";

    private Roles() {}
}
