package eu.peregrine.partners.codelist;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** Every code list of the API, those of the other services' enumerations included; made once, when the service starts. */
@ApplicationScoped
public class CodeLists {

    private final Map<String, CodeListView> lists = new LinkedHashMap<>();
    private final CodeListIndex index;

    /** Made by the container. */
    public CodeLists() {
        Map<String, List<CodeListEntry>> entries = new LinkedHashMap<>();
        Map<String, LocalizedText> titles = new LinkedHashMap<>();
        for (CSVRecord line : CodeFile.lines("enumerations.csv")) {
            if (line.get("code").isEmpty()) {
                titles.put(line.get("list"), new LocalizedText(line.get("en"), line.get("fr")));
                entries.put(line.get("list"), new ArrayList<>());
            } else {
                entries.get(line.get("list")).add(CodeListEntry.of(line.get("code"), line.get("en"), line.get("fr")));
            }
        }
        entries.put("isced-f", IscedF.all().stream().map(CodeListEntry::of).toList());
        entries.put("country", WorldLists.countries());
        entries.put("language", WorldLists.languages());
        entries.put("currency", WorldLists.currencies());
        titles.forEach((name, title) -> lists.put(name, new CodeListView(name, title, List.copyOf(entries.get(name)))));
        index = new CodeListIndex(
                lists.values().stream().map(CodeListIndex.Line::of).toList());
    }

    /** @return which lists there are */
    CodeListIndex index() {
        return index;
    }

    /**
     * @param name of a list, such as {@code agreement-state}
     * @return the list
     * @throws eu.peregrine.kit.problem.ProblemException 404 where there is no list of that name
     */
    CodeListView list(String name) {
        CodeListView list = lists.get(name);
        if (list == null) {
            throw Problems.notFound("code list");
        }
        return list;
    }
}
