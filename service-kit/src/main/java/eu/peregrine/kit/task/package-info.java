/**
 * What must be done, by whom and by when: opened and closed by state changes and dates of this service
 * ({@link eu.peregrine.kit.task.Tasks}), told to everybody by events on the topic {@code task}.
 */
package eu.peregrine.kit.task;
