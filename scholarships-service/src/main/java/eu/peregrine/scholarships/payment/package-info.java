/** Instalments that go to the bank together, approved by a second person. */
package eu.peregrine.scholarships.payment;
