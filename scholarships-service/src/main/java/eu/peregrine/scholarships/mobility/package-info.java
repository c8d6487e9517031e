/** What is known of mobilities, followed from mobility-service. */
package eu.peregrine.scholarships.mobility;
