import { say } from "./words.js";

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

function showHealth() {
  if (document.hidden) {
    return;
  }
  fetch("/status")
    .then((answer) => answer.json())
    .then((report) => report.services)
    .catch(() => ({}))
    .then((services) => {
      for (const place of document.querySelectorAll("[data-service]")) {
        const state = services[place.dataset.service] || "unknown";
        place.dataset.state = state;
        place.textContent = say(state);
      }
    });
}

showHealth();
setInterval(showHealth, 10_000);
document.addEventListener("visibilitychange", showHealth);

document.getElementById("linkForm").addEventListener("submit", (event) => {
  event.preventDefault();
  const field = document.getElementById("linkText");
  const wrong = document.getElementById("linkWrong");
  const link = field.value.trim().match(/\/links#([a-z]+\.[A-Za-z0-9_-]+)$/);
  wrong.textContent = link ? "" : wrong.dataset.text;
  if (link) {
    field.value = "";
    location.assign(`/links#${link[1]}`);
  } else {
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }
});
