/** Awards and the instalments in which they are paid; the decision of a call, and its waiting list. */
package eu.peregrine.scholarships.award;
