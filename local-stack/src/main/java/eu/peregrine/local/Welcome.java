package eu.peregrine.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What a newcomer reads when the system is ready. */
final class Welcome {

    /** One user per role, in the order of the seed file. */
    static final List<String> ROLES = List.of(
            "officer",
            "coordinator",
            "security",
            "finance",
            "reviewer",
            "student",
            "applicant",
            "partner",
            "funder",
            "auditor",
            "admin");

    private Welcome() {}

    static void print(PrintStream out, Path logs) throws IOException {
        String gateway = "http://localhost:" + LocalSystem.GATEWAY_PORT;
        String issuer = LocalIdentity.issuer(LocalSystem.IDENTITY_PORT);
        out.println();
        out.println("Peregrine is ready.");
        out.println();
        out.println("  Portal   " + gateway + "/");
        out.println("  Issuer   " + issuer);
        out.println("  Logs     " + logs);
        out.println();
        out.println("One token per role, good for five minutes (./run token ROLE prints a fresh one):");
        Tokens tokens = new Tokens(issuer);
        Identities identities = Identities.fromSeeds();
        for (String role : ROLES) {
            out.println();
            out.println("  " + role);
            out.println(tokens.of(identities.user(role)));
        }
        out.println();
        out.println("Try:");
        out.println();
        out.println("  curl -s '" + gateway
                + "/api/v1/organisations?limit=3' -H \"Authorization: Bearer $(./run token officer)\"");
        out.println(
                "  curl -s '" + gateway + "/api/v1/organisations' -H \"Authorization: Bearer $(./run token officer)\""
                        + " -H 'Content-Type: application/json' -d '{\"kind\":\"university\",\"name\":{\"en\":\"Example University\"},"
                        + "\"country\":\"FR\",\"city\":\"Lyon\",\"identifiers\":{\"schac\":\"example.org\"}}'");
        out.println("  curl -s '" + gateway + "/api/v1/funds' -H \"Authorization: Bearer $(./run token finance)\"");
        out.println();
        out.println("Ctrl-C stops everything; the data stays until ./run --fresh.");
        out.flush();
    }
}
