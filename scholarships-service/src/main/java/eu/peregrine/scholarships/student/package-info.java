/** What is known of students' earlier stays, followed from mobility-service. */
package eu.peregrine.scholarships.student;
