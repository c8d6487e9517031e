/** Calls for applications: who may apply when, by what they are judged, and what an award is. */
package eu.peregrine.scholarships.call;
