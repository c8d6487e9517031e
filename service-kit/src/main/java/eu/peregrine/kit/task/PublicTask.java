package eu.peregrine.kit.task;

import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A task as its events carry it, and as the one task list reads it.
 *
 * @param id the task
 * @param key what makes it the same task however often it is asked for
 * @param kind what is to be done, kebab-case
 * @param state whether it is still to be done
 * @param title the same for people
 * @param roles whose it is: people in one of these roles; empty means whatever role
 * @param organisationId whose it is: people of this organisation, or null
 * @param personId whose it is: this person, or null
 * @param about what it is about
 * @param deadline by when, or null
 * @param overdue whether the deadline has passed while it was open
 * @param openedAt since when it is to be done
 * @param closedAt since when it is not, or null
 */
public record PublicTask(
        UUID id,
        String key,
        String kind,
        TaskState state,
        LocalizedText title,
        List<String> roles,
        UUID organisationId,
        UUID personId,
        About about,
        Deadline deadline,
        boolean overdue,
        Instant openedAt,
        Instant closedAt) {}
