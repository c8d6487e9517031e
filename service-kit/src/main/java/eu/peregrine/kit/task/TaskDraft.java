package eu.peregrine.kit.task;

import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import java.util.List;

/**
 * Something that must be done.
 *
 * @param key what makes it the same task however often it is asked for, such as
 *     {@code agreement:<id>:approve:<party>:<revision>}; unique in the service
 * @param kind what is to be done, kebab-case, such as {@code approve-agreement}
 * @param title the same for people; no personal data
 * @param assignee whose it is
 * @param about what it is about
 * @param deadline by when; null if there is no hurry
 * @param remindDaysAhead how many days ahead of the deadline it is recalled, as {@code task.reminded}
 */
public record TaskDraft(
        String key,
        String kind,
        LocalizedText title,
        Assignee assignee,
        About about,
        Deadline deadline,
        List<Integer> remindDaysAhead) {

    /** A task that nothing recalls before its deadline. */
    public TaskDraft(String key, String kind, LocalizedText title, Assignee assignee, About about, Deadline deadline) {
        this(key, kind, title, assignee, about, deadline, List.of());
    }
}
