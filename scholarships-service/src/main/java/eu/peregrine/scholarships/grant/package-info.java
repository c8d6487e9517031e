/** Grant rules as data by call year, and the calculator that shows every step of what a stay is granted. */
package eu.peregrine.scholarships.grant;
