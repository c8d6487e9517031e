/** Summer schools and other sessions for people from elsewhere: applications, selection, waiting list, fee, attendance. */
package eu.peregrine.mobility.shortprogramme;
