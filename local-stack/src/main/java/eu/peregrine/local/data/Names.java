package eu.peregrine.local.data;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Lists of common names; a student's name is a chance combination and means nobody. */
final class Names {

    private static final List<String> GIVEN = split(
            "Adam Adèle Agathe Aïcha Alexis Alice Aminata Amine Anaïs Antoine Arthur Assia Augustin Axel Baptiste "
                    + "Bastien Camille Capucine Célia Chloé Claire Clément Corentin Diane Driss Éléonore Élise Éloi Elsa "
                    + "Emma Enzo Estelle Ethan Eva Fanny Fatou Félix Florian Gabriel Garance Gaspard Gauthier Hélène "
                    + "Hugo Imane Inès Ismaël Jade Jeanne Joachim Jules Juliette Justine Karim Kenza Khadija Lamine Léa "
                    + "Léo Léonie Lila Linh Lola Louis Louise Lucas Lucie Maëlle Maël Malik Malo Manon Margaux Marius "
                    + "Martin Mathilde Mathis Maxime Mehdi Mila Minh Moussa Nadia Naël Nathan Nina Noé Nora Océane "
                    + "Oscar Paul Pauline Quentin Rachid Raphaël Rayan Rémi Romane Romain Rose Sacha Salomé Samy Sarah "
                    + "Simon Sofia Solène Tanguy Théo Thibault Titouan Tom Valentin Victoire Victor Yanis Yasmine Zoé");

    private static final List<String> FAMILY = split(
            "Allard Aubert Barbier Baron Benali Bernard Bertin Besson Blanchard Bonnet Boucher Bouvier Brunet Caron "
                    + "Carpentier Chevalier Cissé Colin Collet Cordier Da_Silva David Delattre Delorme Deschamps Diallo "
                    + "Diop Dubois Dumas Dupuis Durand El_Amrani Fabre Fernandes Ferrand Fontaine Fournier Gaillard "
                    + "Garnier Gauthier Germain Girard Guérin Guillot Haddad Hamel Hubert Huet Jacquet Joly Keïta "
                    + "Khelifi Lacroix Lambert Laurent Le_Gall Le_Roux Leclerc Lefèvre Lemaire Leroy Lopez Maillard "
                    + "Mansouri Marchand Marechal Martel Masson Mercier Meunier Meyer Millet Monnier Moreau Morel Moulin "
                    + "N'Diaye Nguyen Noël Olivier Paris Perrier Perrin Petit Picard Pichon Poirier Pons Prévost "
                    + "Renard Renaud Rey Richard Rivière Robin Roche Rousseau Roussel Royer Saïdi Sanchez Schmitt Simonet "
                    + "Tessier Thibaut Tran Traoré Vasseur Vidal Vincent Voisin Weber Ziani");

    /** Invented building firms. */
    private static final List<String> EMPLOYERS = List.of(
            "Constructions Martel-Rive",
            "Béton du Val d'Orne",
            "Travaux Publics Sallanier",
            "Ouvrages et Viaducs Kermadec",
            "Charpentes Lormaison",
            "Génie Civil Aubrac-Sud",
            "Bureau d'études Terrelune",
            "Fondations Hautepierre",
            "Routes et Réseaux Valcendre",
            "Façades Nordhaven",
            "Réhabilitation Clairmarais",
            "Énergies du Bâti Solvère");

    private Names() {}

    static String given(Dice dice) {
        return dice.pick(GIVEN);
    }

    static String family(Dice dice) {
        return dice.pick(FAMILY);
    }

    static String employer(Dice dice) {
        return dice.pick(EMPLOYERS);
    }

    /** An address that nobody can own (RFC 2606), made unique by a number. */
    static String email(String given, String family, int number) {
        return (plain(given) + "." + plain(family) + number).toLowerCase(Locale.ROOT) + "@example.org";
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^A-Za-z]", "");
    }

    private static List<String> split(String names) {
        return List.of(names.split(" ")).stream()
                .map(name -> name.replace('_', ' '))
                .toList();
    }
}
