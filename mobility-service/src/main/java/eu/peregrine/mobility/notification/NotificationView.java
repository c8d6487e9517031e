package eu.peregrine.mobility.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.mobility.person.NotificationKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the caller was told.
 *
 * @param kind what of
 * @param title in one line
 * @param text what else there is to say; absent where there is nothing
 * @param about what it is about
 * @param createdAt when it was told
 * @param readAt when it was read; absent while it is not
 * @param actions what the caller can do with it; absent in lists
 */
@Schema(name = "NotificationView")
public record NotificationView(
        UUID id,
        NotificationKind kind,
        LocalizedText title,
        LocalizedText text,
        Subject about,
        Instant createdAt,
        Instant readAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    /**
     * What it is about.
     *
     * @param kind kind of the object, such as {@code mobility}
     * @param reference what people call it; absent where it has none
     * @param href where it is to be had, a path
     */
    @Schema(name = "NotificationSubject")
    public record Subject(String kind, UUID id, String reference, String href) {}

    static NotificationView item(Notification told) {
        return of(told, null);
    }

    static NotificationView single(Notification told) {
        boolean read = told.readAt() != null;
        return of(
                told,
                Actions.of("/api/v1/notifications/" + told.id())
                        .add("read", !read, "It was read already.")
                        .add("unread", read, "It was not read yet.")
                        .list());
    }

    private static NotificationView of(Notification told, List<Action> actions) {
        return new NotificationView(
                told.id(),
                told.kind(),
                told.title(),
                told.text(),
                new Subject(told.aboutKind(), told.aboutId(), told.aboutReference(), told.aboutHref()),
                told.createdAt(),
                told.readAt(),
                actions,
                told.updatedAt().toEpochMilli());
    }
}
