/** The codes that the API speaks in, with their titles in English and French: they change with a release, never by a request. */
package eu.peregrine.partners.codelist;
