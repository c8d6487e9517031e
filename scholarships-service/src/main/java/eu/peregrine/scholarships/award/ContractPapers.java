package eu.peregrine.scholarships.award;

import eu.peregrine.kit.paper.PaperWords;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.scholarships.access.Sight;
import eu.peregrine.scholarships.call.CallRepository;
import eu.peregrine.scholarships.fund.Fund;
import eu.peregrine.scholarships.fund.FundRepository;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import eu.peregrine.scholarships.mobility.MobilityFactsRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Puts award contracts on paper when they are asked for; what they say is in the database alone. */
@ApplicationScoped
@Transactional
public class ContractPapers {

    private final Awards awards;
    private final InstalmentRepository instalments;
    private final CallRepository calls;
    private final FundRepository funds;
    private final MobilityFactsRepository mobilities;
    private final Vault vault;
    private final Sight sight;

    ContractPapers(
            Awards awards,
            InstalmentRepository instalments,
            CallRepository calls,
            FundRepository funds,
            MobilityFactsRepository mobilities,
            Vault vault,
            Sight sight) {
        this.awards = awards;
        this.instalments = instalments;
        this.calls = calls;
        this.funds = funds;
        this.mobilities = mobilities;
        this.vault = vault;
        this.sight = sight;
    }

    /**
     * A contract on paper.
     *
     * @param pdf the sheet
     * @param language the one it is in
     * @param name a file name without its ending
     */
    public record Sheet(byte[] pdf, Locale language, String name) {}

    /**
     * The contract of an award as PDF.
     *
     * @param accepted languages, the best one first
     * @throws eu.peregrine.kit.problem.ProblemException 404 for an award that is not the caller's to see, 409 for one that was not
     *     accepted
     */
    public Sheet contract(UUID awardId, List<Locale> accepted) {
        Award award = awards.visible(awardId);
        if (award.state() == AwardState.OFFERED
                || award.state() == AwardState.DECLINED
                || award.state() == AwardState.LAPSED) {
            throw Problems.conflict("not-accepted", "The offer is not accepted, so that there is no contract.");
        }
        Optional<MobilityFacts> stay = mobilities.known(award.mobilityId());
        LocalizedText fund = Optional.ofNullable(funds.findById(award.fundId()))
                .map(Fund::name)
                .orElse(null);
        boolean showsHolder = award.hasAccount() && (sight.student() || sight.everything());
        PaperWords words = PaperWords.in("award-contract", accepted);
        ContractPaper paper = new ContractPaper(
                award,
                parts(award),
                stay.orElse(null),
                calls.findById(award.callId()).name(),
                fund,
                showsHolder ? vault.open(award.id(), award.holderSealed()) : null,
                words);
        return new Sheet(paper.pdf(), words.locale(), "contract-" + award.reference());
    }

    private List<Instalment> parts(Award award) {
        return instalments.ofAward(award.id()).stream()
                .filter(part -> part.state() != InstalmentState.CANCELLED)
                .toList();
    }
}
