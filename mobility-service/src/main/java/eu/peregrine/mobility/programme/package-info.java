/** What the school teaches, and how its students are enrolled. A list that officers keep. */
package eu.peregrine.mobility.programme;
