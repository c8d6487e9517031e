/** Reports on awards: for funders, for the Erasmus+ beneficiary module, and for who keeps the budget. */
package eu.peregrine.scholarships.report;
