package eu.peregrine.scholarships.award;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Where an award is to be paid.
 *
 * @param iban the account's number, blanks allowed
 * @param holder whose account it is
 */
public record AccountDraft(
        @NotBlank @Size(max = 50) String iban,
        @NotBlank @Size(max = 140) String holder) {

    /** Says nothing of either: what is printed lands in logs. */
    @Override
    public String toString() {
        return "an account";
    }
}
