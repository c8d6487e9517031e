package eu.peregrine.mobility.person;

import eu.peregrine.kit.aggregate.AggregateRoot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** What somebody has said about how to be told of things. A student who has said nothing has none. */
@Entity
@Table(name = "person")
public class Person extends AggregateRoot {

    @Column(nullable = false)
    private String roles;

    @Column(name = "organisation_id")
    private UUID organisationId;

    @Column(name = "student_id")
    private UUID studentId;

    private String email;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Language language;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private MailWish mail;

    @Column(name = "opt_outs", nullable = false)
    private String optOuts;

    @Column(name = "erased_on")
    private LocalDate erasedOn;

    /** For the persistence provider. */
    protected Person() {}

    Person(UUID id) {
        super(id);
        roles = "  ";
        language = Language.EN;
        mail = MailWish.AT_ONCE;
        optOuts = "";
    }

    /** Takes what the person has said; who it is, its token says. */
    void wish(
            Set<String> ownRoles,
            UUID organisation,
            UUID student,
            String address,
            Language spoken,
            MailWish wanted,
            Collection<NotificationKind> noMailOf) {
        roles = " " + String.join(" ", new TreeSet<>(ownRoles)) + " ";
        organisationId = organisation;
        studentId = student;
        email = address;
        language = spoken;
        mail = wanted;
        optOuts = noMailOf.stream().map(Enum::name).distinct().sorted().collect(Collectors.joining(" "));
        raise("person.changed");
    }

    /** Forgets everything but that there was somebody. */
    void erase(LocalDate day) {
        roles = "  ";
        organisationId = null;
        email = null;
        language = Language.EN;
        mail = MailWish.NEVER;
        optOuts = "";
        erasedOn = day;
        raise("person.erased");
    }

    /** The address that mail goes to; null for a student, whose record holds it, and for who has given none. */
    public String email() {
        return email;
    }

    /** What the person wants to be written to in. */
    public Language language() {
        return language;
    }

    /** How the person wants to get mail. */
    public MailWish mail() {
        return mail;
    }

    /** Kinds that no mail is wanted of. */
    public Set<NotificationKind> optOuts() {
        return Arrays.stream(optOuts.split(" "))
                .filter(name -> !name.isEmpty())
                .map(NotificationKind::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** On which day the person was erased; null otherwise. */
    public LocalDate erasedOn() {
        return erasedOn;
    }

    Recipient recipient() {
        return new Recipient(id(), language, mail, optOuts());
    }
}
