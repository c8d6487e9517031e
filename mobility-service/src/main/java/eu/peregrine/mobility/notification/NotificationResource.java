package eu.peregrine.mobility.notification;

import static eu.peregrine.kit.identity.Roles.ADMIN;
import static eu.peregrine.kit.identity.Roles.APPLICANT;
import static eu.peregrine.kit.identity.Roles.AUDITOR;
import static eu.peregrine.kit.identity.Roles.COORDINATOR;
import static eu.peregrine.kit.identity.Roles.FINANCE;
import static eu.peregrine.kit.identity.Roles.FUNDER;
import static eu.peregrine.kit.identity.Roles.OFFICER;
import static eu.peregrine.kit.identity.Roles.PARTNER;
import static eu.peregrine.kit.identity.Roles.REVIEWER;
import static eu.peregrine.kit.identity.Roles.SECURITY;
import static eu.peregrine.kit.identity.Roles.STUDENT;

import eu.peregrine.kit.idempotency.Idempotent;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.web.Answers;
import eu.peregrine.mobility.person.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Notifications over HTTP: everybody reads their own. */
@Path("/api/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "notifications", description = "What the caller was told")
public class NotificationResource {

    private final Notifications notifications;

    @Inject
    NotificationResource(Notifications notifications) {
        this.notifications = notifications;
    }

    @GET
    @RolesAllowed({
        OFFICER,
        COORDINATOR,
        SECURITY,
        FINANCE,
        REVIEWER,
        STUDENT,
        APPLICANT,
        PARTNER,
        FUNDER,
        AUDITOR,
        ADMIN
    })
    @Operation(operationId = "listNotifications", summary = "List what the caller was told, newest first")
    @APIResponseSchema(NotificationPage.class)
    public Response list(@BeanParam ListRequest request, @BeanParam NotificationFilter filter) {
        return Answers.page(notifications.list(request, filter));
    }

    @GET
    @Path("preview")
    @RolesAllowed({
        OFFICER,
        COORDINATOR,
        SECURITY,
        FINANCE,
        REVIEWER,
        STUDENT,
        APPLICANT,
        PARTNER,
        FUNDER,
        AUDITOR,
        ADMIN
    })
    @Operation(
            operationId = "previewNotificationMail",
            summary = "Read the mail about what is unread, before it is sent",
            description = "About an example where nothing is unread.")
    @APIResponseSchema(WrittenMail.class)
    public Response preview(
            @QueryParam("language") @Parameter(description = "The caller's own when nothing is said.")
                    Language language) {
        return Answers.ok(notifications.preview(language));
    }

    @POST
    @Path("read")
    @Idempotent
    @RolesAllowed({
        OFFICER,
        COORDINATOR,
        SECURITY,
        FINANCE,
        REVIEWER,
        STUDENT,
        APPLICANT,
        PARTNER,
        FUNDER,
        AUDITOR,
        ADMIN
    })
    @Operation(operationId = "readAllNotifications", summary = "Note that all were read")
    @APIResponseSchema(ReadReport.class)
    public Response readAll() {
        return Answers.ok(new ReadReport(notifications.readAll()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        OFFICER,
        COORDINATOR,
        SECURITY,
        FINANCE,
        REVIEWER,
        STUDENT,
        APPLICANT,
        PARTNER,
        FUNDER,
        AUDITOR,
        ADMIN
    })
    @Operation(operationId = "getNotification", summary = "Read a notification")
    @APIResponseSchema(NotificationView.class)
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(notifications.get(id));
    }

    @POST
    @Path("{id}/read")
    @Idempotent
    @RolesAllowed({
        OFFICER,
        COORDINATOR,
        SECURITY,
        FINANCE,
        REVIEWER,
        STUDENT,
        APPLICANT,
        PARTNER,
        FUNDER,
        AUDITOR,
        ADMIN
    })
    @Operation(operationId = "readNotification", summary = "Note that it was read")
    @APIResponseSchema(NotificationView.class)
    public Response read(@PathParam("id") UUID id) {
        return Answers.ok(notifications.read(id, true));
    }

    @POST
    @Path("{id}/unread")
    @Idempotent
    @RolesAllowed({
        OFFICER,
        COORDINATOR,
        SECURITY,
        FINANCE,
        REVIEWER,
        STUDENT,
        APPLICANT,
        PARTNER,
        FUNDER,
        AUDITOR,
        ADMIN
    })
    @Operation(operationId = "unreadNotification", summary = "Note that it is to be read again")
    @APIResponseSchema(NotificationView.class)
    public Response unread(@PathParam("id") UUID id) {
        return Answers.ok(notifications.read(id, false));
    }

    /** A page of notifications, for the API document. */
    record NotificationPage(List<NotificationView> items, String next, Long count) {}

    /**
     * What was done.
     *
     * @param read how many were not read before
     */
    record ReadReport(int read) {}
}
