package eu.peregrine.kit.sample;

import eu.peregrine.kit.web.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

record ThingDraft(
        UUID id,
        @NotNull @Valid LocalizedText name,
        @NotNull @Min(1) @Max(100) Integer size,
        @Size(max = 20) String code,
        UUID owner,
        @Size(max = 5) List<@Size(max = 10) String> tags) {}
