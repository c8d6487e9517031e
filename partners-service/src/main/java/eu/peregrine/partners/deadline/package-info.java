/**
 * What the office and its partners must do about agreements and organisations, and by when: tasks that changes of state
 * and dates open and close. An object that changed is looked at again in the background, and so is one whose next date has
 * come; what must be done now is worked out from what the database says, whatever happened before.
 */
package eu.peregrine.partners.deadline;
