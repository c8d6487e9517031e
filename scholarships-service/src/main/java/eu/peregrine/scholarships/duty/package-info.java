/** What must be done about awards, instalments, claims, payment batches and applications, by whom and by when. */
package eu.peregrine.scholarships.duty;
