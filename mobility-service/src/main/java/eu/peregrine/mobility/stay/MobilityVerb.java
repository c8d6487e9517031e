package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.mobility.convention.ConventionDraft;
import eu.peregrine.mobility.learning.LearningAgreementDraft;

/** The steps that a caller may take with a mobility: where, who, and what they say. */
public enum MobilityVerb {
    @JsonProperty("nominate")
    NOMINATE("nominate", null, false, Roles.OFFICER, Roles.COORDINATOR, Roles.PARTNER),
    @JsonProperty("approve")
    APPROVE("approve", Bodies.Approval.class, true, Roles.OFFICER, Roles.PARTNER),
    @JsonProperty("reject")
    REJECT("reject", Bodies.Rejection.class, true, Roles.OFFICER, Roles.PARTNER),
    @JsonProperty("propose")
    PROPOSE(
            "learning-agreement/propose",
            LearningAgreementDraft.class,
            false,
            Roles.OFFICER,
            Roles.COORDINATOR,
            Roles.STUDENT),
    @JsonProperty("sign")
    SIGN(
            "learning-agreement/sign",
            Bodies.Sign.class,
            false,
            Roles.OFFICER,
            Roles.COORDINATOR,
            Roles.STUDENT,
            Roles.PARTNER),
    @JsonProperty("propose-convention")
    PROPOSE_CONVENTION(
            "convention/propose", ConventionDraft.class, false, Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT),
    @JsonProperty("sign-convention")
    SIGN_CONVENTION(
            "convention/sign",
            Bodies.SignConvention.class,
            false,
            Roles.OFFICER,
            Roles.COORDINATOR,
            Roles.STUDENT,
            Roles.PARTNER),
    @JsonProperty("checks")
    CHECKS("checks", Bodies.Checks.class, false, Roles.OFFICER, Roles.COORDINATOR),
    @JsonProperty("ready")
    READY("ready", Bodies.Checks.class, false, Roles.OFFICER, Roles.COORDINATOR),
    @JsonProperty("clearance")
    CLEARANCE("clearance", Bodies.ClearanceDecision.class, false, Roles.SECURITY),
    @JsonProperty("arrival")
    ARRIVAL("arrival", Bodies.Attested.class, true, Roles.OFFICER, Roles.PARTNER),
    @JsonProperty("interrupt")
    INTERRUPT("interrupt", Bodies.Interrupted.class, false, Roles.OFFICER, Roles.PARTNER),
    @JsonProperty("resume")
    RESUME("resume", Bodies.Attested.class, false, Roles.OFFICER, Roles.PARTNER),
    @JsonProperty("extend")
    EXTEND("extend", Bodies.Extend.class, false, Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT, Roles.PARTNER),
    @JsonProperty("end-early")
    END_EARLY("end-early", Bodies.EndedEarly.class, true, Roles.OFFICER, Roles.PARTNER),
    @JsonProperty("departure")
    DEPARTURE("departure", Bodies.Attested.class, true, Roles.OFFICER, Roles.PARTNER),
    @JsonProperty("transcript")
    TRANSCRIPT("transcript", Bodies.Transcript.class, true, Roles.OFFICER, Roles.PARTNER),
    @JsonProperty("recognise")
    RECOGNISE("recognise", Bodies.Recognition.class, false, Roles.OFFICER, Roles.COORDINATOR),
    @JsonProperty("close")
    CLOSE("close", null, false, Roles.OFFICER),
    @JsonProperty("cancel")
    CANCEL("cancel", Bodies.Cancellation.class, false, Roles.OFFICER, Roles.PARTNER);

    private final String path;
    private final Class<?> body;
    private final boolean hosts;
    private final String[] roles;

    MobilityVerb(String path, Class<?> body, boolean hosts, String... roles) {
        this.path = path;
        this.body = body;
        this.hosts = hosts;
        this.roles = roles;
    }

    /** Where to POST it, below the mobility. */
    String path() {
        return path;
    }

    /** What it is told; null for nothing. */
    Class<?> body() {
        return body;
    }

    /** Whether it is the host's, so that a partner must be the host. */
    boolean hosts() {
        return hosts;
    }

    /** Who may take it. */
    String[] roles() {
        return roles.clone();
    }

    /** Whether it hangs on something else than the mobility's state, as the learning agreement's steps do. */
    boolean always() {
        return switch (this) {
            case PROPOSE, SIGN, PROPOSE_CONVENTION, SIGN_CONVENTION, CHECKS -> true;
            default -> false;
        };
    }
}
