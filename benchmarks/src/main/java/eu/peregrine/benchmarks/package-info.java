/** Measures of the running system, each against what the same machine does without it, in one run. */
package eu.peregrine.benchmarks;
