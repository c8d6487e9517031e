/** Internships and research projects that hosts abroad offer; who applies, who gets one, and the stay it becomes. */
package eu.peregrine.mobility.placement;
