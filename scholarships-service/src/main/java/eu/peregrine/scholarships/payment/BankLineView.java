package eu.peregrine.scholarships.payment;

import eu.peregrine.kit.web.Money;
import java.time.LocalDate;

/**
 * What became of one line of a bank's file.
 *
 * @param number its place in the file, from 1
 * @param reference the order that it names, as the file has it; an account number in its place is masked
 * @param batch the batch that it names
 * @param amount over how much
 * @param on the day of the booking
 * @param outcome what became of it
 * @param reason why an order was not paid
 */
public record BankLineView(
        int number,
        String reference,
        String batch,
        Money amount,
        LocalDate on,
        BankLineOutcome outcome,
        String reason) {}
