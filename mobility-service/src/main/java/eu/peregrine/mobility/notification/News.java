package eu.peregrine.mobility.notification;

import eu.peregrine.kit.task.About;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.person.NotificationKind;
import java.time.Instant;

/**
 * Something that people are told of.
 *
 * @param kind what it is
 * @param title in one line
 * @param text what else there is to say, or null
 * @param about what it is about
 * @param at when it happened
 */
public record News(NotificationKind kind, LocalizedText title, LocalizedText text, About about, Instant at) {}
