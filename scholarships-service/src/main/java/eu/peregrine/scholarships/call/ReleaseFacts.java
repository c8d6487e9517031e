package eu.peregrine.scholarships.call;

import java.time.LocalDate;

/**
 * What is known when it is asked whether an instalment is due.
 *
 * @param contractSigned whether the award's contract is signed
 * @param arrived whether the host attested the arrival
 * @param departed whether the host attested the departure
 * @param transcriptReceived whether the transcript was received and recognised
 * @param reported whether the student reported on the stay
 * @param start the stay's planned first day; null without a stay
 * @param today the day, on the domain's clock
 */
public record ReleaseFacts(
        boolean contractSigned,
        boolean arrived,
        boolean departed,
        boolean transcriptReceived,
        boolean reported,
        LocalDate start,
        LocalDate today) {}
