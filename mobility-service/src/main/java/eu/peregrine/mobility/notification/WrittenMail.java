package eu.peregrine.mobility.notification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A mail, written.
 *
 * @param subject in one line
 * @param text plain
 */
@Schema(name = "WrittenMail")
public record WrittenMail(String subject, String text) {}
