package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.mobility.storage.References;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Selection rounds: written, opened and closed by officers. */
@ApplicationScoped
@Transactional
public class Campaigns {
    /** The path campaigns are served at. */
    static final String PATH = "/api/v1/campaigns";

    private static final List<String> VERBS =
            List.of("open", "close", "seat-plan", "allocate", "publish", "nominate", "second-round");

    private final CampaignRepository repository;
    private final CampaignNews news;
    private final References references;
    private final Caller caller;
    private final Clock clock;

    @Inject
    Campaigns(CampaignRepository repository, CampaignNews news, References references, Caller caller, Clock clock) {
        this.repository = repository;
        this.news = news;
        this.references = references;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 where the id is taken, 422 where the draft contradicts itself */
    public CampaignView create(CampaignDraft draft) {
        if (draft.id() != null && repository.findById(draft.id()) != null) {
            throw Problems.conflict("id-taken", "There is a campaign with this id already.");
        }
        Campaign campaign = new Campaign(draft, references.next("CAM"), clock.instant());
        repository.persist(campaign);
        return published(campaign);
    }

    /** Changes a draft. */
    public CampaignView edit(UUID id, String ifMatch, CampaignDraft draft) {
        Campaign campaign = found(id);
        IfMatch.required(ifMatch, campaign);
        campaign.edit(draft);
        return published(campaign);
    }

    /** Lets students file wishes. */
    public CampaignView open(UUID id, String ifMatch) {
        return step(id, ifMatch, Campaign::open);
    }

    /** Ends the filing of wishes. */
    public CampaignView close(UUID id, String ifMatch) {
        return step(id, ifMatch, Campaign::close);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 without such a campaign, or for students while it is a draft */
    public CampaignView get(UUID id) {
        return view(found(id));
    }

    /** The campaigns; students see no drafts. */
    public Page<CampaignView> list(ListRequest request, CampaignFilter filter) {
        Page<Campaign> page = repository.page(request, filter, caller.staff());
        return new Page<>(
                page.items().stream().map(c -> CampaignView.of(c, null)).toList(), page.next(), page.count());
    }

    Campaign found(UUID id) {
        return repository.visible(id, caller.staff()).orElseThrow(() -> Problems.notFound("campaign"));
    }

    CampaignView view(Campaign campaign) {
        return CampaignView.of(campaign, actions(campaign));
    }

    private CampaignView step(UUID id, String ifMatch, Consumer<Campaign> transition) {
        Campaign campaign = found(id);
        IfMatch.accepted(ifMatch, campaign);
        transition.accept(campaign);
        return published(campaign);
    }

    private CampaignView published(Campaign campaign) {
        news.publish(campaign);
        return view(campaign);
    }

    private List<Action> actions(Campaign campaign) {
        Actions actions = Actions.of(PATH + "/" + campaign.id());
        boolean officer = caller.has(Roles.OFFICER);
        List<String> legal = campaign.legalVerbs();
        for (String verb : VERBS) {
            if (!officer) {
                actions.add(verb, false, "Only an officer may do this.");
            } else {
                actions.add(verb, legal.contains(verb), "The campaign is " + campaign.state() + ".");
            }
        }
        return actions.list();
    }
}
