/** What people are told of: a list for each, and mail about it. */
package eu.peregrine.mobility.notification;
