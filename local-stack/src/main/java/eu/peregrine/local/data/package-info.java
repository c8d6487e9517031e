/**
 * The data of the demo: the real partner network, read from the CSV files under {@code /network}, and an illustration
 * around it (agreements, students, wishes, funds, calls) that is generated from a seed.
 *
 * <p>The records have the names of the HTTP contract, so {@link eu.peregrine.local.data.Json} turns each of them into
 * the body of its request. Everything generated is a pure function of the seed, the scale and the network files: ids,
 * order and figures are the same on every run and every JDK.
 */
package eu.peregrine.local.data;
