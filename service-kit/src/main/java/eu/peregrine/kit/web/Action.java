package eu.peregrine.kit.web;

import java.util.List;

/**
 * Something that the caller might do with a resource, so that no client rebuilds a life cycle.
 *
 * @param verb the step, as in its path
 * @param href where to {@code POST} it
 * @param allowed whether this caller may, in this state
 * @param reasons why not, in words; empty when allowed
 */
public record Action(String verb, String href, boolean allowed, List<String> reasons) {}
