/** What a party says against what was recorded for it from paper, and the answer: what is the same of every such dispute. */
package eu.peregrine.kit.dispute;
