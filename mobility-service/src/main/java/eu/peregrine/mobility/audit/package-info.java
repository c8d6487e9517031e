/** What the API document says of audit trails; the trails themselves are the kit's. */
package eu.peregrine.mobility.audit;
