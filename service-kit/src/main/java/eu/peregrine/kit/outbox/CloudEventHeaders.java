package eu.peregrine.kit.outbox;

/** The headers of an event on Kafka: CloudEvents 1.0, binary content mode of the Kafka protocol binding. */
public final class CloudEventHeaders {

    /** Always {@code 1.0}. */
    public static final String SPEC_VERSION = "ce_specversion";
    /** The event's id, a UUID. */
    public static final String ID = "ce_id";
    /** The service that says so, such as {@code /partners}. */
    public static final String SOURCE = "ce_source";
    /** The full type. */
    public static final String TYPE = "ce_type";
    /** The aggregate's id. */
    public static final String SUBJECT = "ce_subject";
    /** When it happened, RFC 3339. */
    public static final String TIME = "ce_time";
    /** Which schema the payload follows. */
    public static final String DATA_SCHEMA = "ce_dataschema";
    /** The aggregate's event counter, zero-padded to 19 digits so that it sorts as text. */
    public static final String SEQUENCE = "ce_sequence";
    /** W3C trace context of the change; absent when there was none. */
    public static final String TRACE_PARENT = "ce_traceparent";
    /** Who may see it, see {@link VisibleTo#header()}. */
    public static final String VISIBLE_TO = "ce_visibleto";
    /** Media type of the payload. */
    public static final String CONTENT_TYPE = "content-type";

    private CloudEventHeaders() {}
}
