"use strict";

// The reference, from this address only: no validator, no external link is called.
const reference = SwaggerUIBundle({
  url: "/openapi",
  domNode: document.getElementById("swagger"),
  deepLinking: true,
  docExpansion: "none",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  validatorUrl: null,
  persistAuthorization: false,
  tagsSorter: "alpha",
  syntaxHighlight: { activated: false },
});

for (const place of document.querySelectorAll("[data-origin]")) {
  place.textContent = location.origin;
}

fetch("/.well-known/oauth-protected-resource")
  .then((answer) => answer.json())
  .then((metadata) => {
    for (const place of document.querySelectorAll("[data-issuer]")) {
      place.textContent = metadata.authorization_servers[0];
    }
  })
  .catch(() => {});

const words = { ready: "ready", "not-ready": "not ready", unreachable: "unreachable" };

function showHealth() {
  if (document.hidden) {
    return;
  }
  fetch("/status")
    .then((answer) => answer.json())
    .then((report) => {
      for (const place of document.querySelectorAll("[data-service]")) {
        const state = report.services[place.dataset.service];
        place.dataset.state = state;
        place.firstElementChild.textContent = words[state] || "unknown";
      }
    })
    .catch(() => {});
}

showHealth();
setInterval(showHealth, 10000);
