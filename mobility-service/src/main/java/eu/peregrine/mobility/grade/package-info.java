/** How institutions distribute their grades, and what a host's grade is at the sender's. */
package eu.peregrine.mobility.grade;
