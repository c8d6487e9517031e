package eu.peregrine.partners.deadline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Collections;
import java.util.List;

/**
 * How many days ahead of which deadline a task opens (the largest number), and how many days ahead it is recalled (the
 * others).
 */
@ConfigMapping(prefix = "peregrine.lead-days")
interface LeadDays {

    /** Ahead of the last day of an agreement: renew it or let it go. */
    @WithDefault("365,182,91")
    List<Integer> expiry();

    /** Ahead of the end of January by which amendments for the next academic year should be agreed. */
    @WithDefault("90,30,7")
    List<Integer> amendment();

    /** Ahead of the day on which an agreement ends by notice. */
    @WithDefault("182,30")
    List<Integer> notice();

    /** Ahead of a partner's deadline for nominations or applications. */
    @WithDefault("45,14,3")
    List<Integer> factsheet();

    /** Ahead of the end of a label or accreditation. */
    @WithDefault("365,182,30")
    List<Integer> label();

    /** Ahead of the end of a selection review's validity. */
    @WithDefault("182,60")
    List<Integer> review();

    /** When a task opens. */
    static int first(List<Integer> days) {
        return Collections.max(days);
    }

    /** When it is recalled. */
    static List<Integer> reminders(List<Integer> days) {
        int first = first(days);
        return days.stream().filter(day -> day < first).toList();
    }
}
