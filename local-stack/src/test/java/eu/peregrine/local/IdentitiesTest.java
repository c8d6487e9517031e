package eu.peregrine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may sign in, and that Keycloak would know the same people. */
class IdentitiesTest {

    @Test
    void everyRoleHasAUserOfItsName() throws Exception {
        Identities identities = Identities.fromSeeds();
        assertThat(Welcome.ROLES)
                .allSatisfy(role -> assertThat(identities.user(role).roles()).containsExactly(role));
        assertThat(identities.user("partner").organisationId()).isNotNull();
        assertThat(identities.user("funder").organisationId()).isNotNull();
        assertThat(identities.user("student").studentId()).isNotNull();
    }

    @Test
    void everyPartnerAndFunderHasAClientAndTwentyStudentsAUser() throws Exception {
        List<Identity> all = Identities.fromSeeds().all();
        assertThat(all).filteredOn(who -> who.name().startsWith("partner-")).hasSizeGreaterThanOrEqualTo(87);
        assertThat(all).filteredOn(who -> who.name().startsWith("funder-")).hasSizeGreaterThanOrEqualTo(12);
        assertThat(all)
                .filteredOn(who -> who.name().matches("student\\d\\d"))
                .hasSize(20)
                .extracting(Identity::studentId)
                .doesNotHaveDuplicates();
        assertThat(all).extracting(Identity::name).doesNotHaveDuplicates();
        assertThat(all).filteredOn(who -> who.name().equals("partner-mit.edu")).hasSize(1);
    }

    @Test
    void theKeycloakRealmIsUpToDate() throws Exception {
        Path file = Path.of("../deploy/keycloak/peregrine-realm.json");
        assertThat(Files.readString(file))
                .as("./run realm writes it anew")
                .isEqualTo(KeycloakRealm.json(Identities.fromSeeds()));
    }
}
