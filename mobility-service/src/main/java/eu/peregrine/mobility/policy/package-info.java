/** What mobility students owe: versioned policies per programme, intake and status. */
package eu.peregrine.mobility.policy;
