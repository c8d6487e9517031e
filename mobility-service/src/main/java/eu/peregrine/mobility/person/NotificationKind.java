package eu.peregrine.mobility.person;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What people are told of. */
public enum NotificationKind {
    @JsonProperty("task-opened")
    TASK_OPENED,
    @JsonProperty("task-reminded")
    TASK_REMINDED,
    @JsonProperty("task-overdue")
    TASK_OVERDUE,
    @JsonProperty("place-offered")
    PLACE_OFFERED,
    @JsonProperty("not-placed")
    NOT_PLACED,
    @JsonProperty("host-approved")
    HOST_APPROVED,
    @JsonProperty("host-rejected")
    HOST_REJECTED,
    @JsonProperty("stay-changed")
    STAY_CHANGED,
    @JsonProperty("stay-cancelled")
    STAY_CANCELLED,
    @JsonProperty("stay-recognised")
    STAY_RECOGNISED,
    @JsonProperty("grant-offered")
    GRANT_OFFERED,
    @JsonProperty("payment-made")
    PAYMENT_MADE,
    /** What the office writes to many. */
    @JsonProperty("message")
    MESSAGE
}
