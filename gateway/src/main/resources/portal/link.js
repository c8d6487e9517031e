"use strict";

// The secret stands in the fragment, which no server sees. It leaves the address bar at once and stays in this page only.
const services = { partners: "/api/v1/agreements/links/", mobility: "/api/v1/mobilities/links/" };

const french = (navigator.language || "en").toLowerCase().startsWith("fr");

const words = french
  ? {
      title: "Votre réponse est attendue · Peregrine",
      asked: "Votre lien à usage unique",
      opening: "Ouverture de votre lien …",
      says: "Ce qu'il dit",
      print: "À quoi vous répondez exactement",
      printText: "Cette empreinte représente le texte ci-dessus. Si un seul mot change, votre réponse ne vaut plus.",
      why: "Pourquoi",
      sure: "J'ai lu ce texte et je peux répondre au nom de mon établissement.",
      close: "Vous pouvez fermer cette page. Le lien ne fonctionnera plus.",
      foot: "Ouvrir cette page ne décide de rien. Seul le bouton répond.",
      until: "Ce lien fonctionne une seule fois, jusqu'au ",
      approve: "Approuver",
      sign: "Signer",
      attest: "Attester ce jour",
      reject: "Renvoyer la proposition",
      revert: "Refuser la proposition",
      dispute: "Contester ce qui a été enregistré",
      other: "Confirmer",
      approved: "Merci, votre approbation est enregistrée",
      rejected: "La proposition est renvoyée",
      reverted: "La proposition est refusée",
      disputed: "Votre contestation est enregistrée",
      signed: "Merci, votre signature est enregistrée",
      attested: "Merci, le jour est enregistré",
      answered: "Merci, votre réponse est enregistrée",
      day: "Quel jour",
      needDay: "Dites quel jour c'était.",
      needSure: "Cochez d'abord que vous avez lu ce texte.",
      needWhy: "Dites en quelques mots pourquoi.",
      "no-link": "Il n'y a pas de lien ici. Ouvrez-le à nouveau depuis le message que vous avez reçu.",
      "link-unknown": "Ce lien n'existe pas. Copiez l'adresse entière depuis le message que vous avez reçu.",
      "link-used": "Ce lien a déjà servi ; il ne fonctionne qu'une fois.",
      "link-revoked": "Le bureau international a retiré ce lien.",
      "link-expired": "Ce lien est trop ancien. Demandez-en un nouveau au bureau international.",
      "link-stale": "Le texte a changé depuis la création de ce lien. Demandez un nouveau lien au bureau international.",
      "link-over": "Plus aucune réponse n'est attendue : la question a été réglée autrement.",
      "approved-already": "Votre établissement a déjà approuvé ce texte.",
      "too-many-attempts": "Trop de liens depuis votre adresse n'ont pas fonctionné. Attendez un peu, puis réessayez.",
      offline: "Le service ne répond pas. Vérifiez votre connexion, puis réessayez.",
      failed: "Cela n'a pas fonctionné. Réessayez dans un instant.",
    }
  : {
      title: "Your answer is asked for · Peregrine",
      opening: "Opening your link …",
      until: "This link works once, until ",
      approve: "Approve",
      sign: "Sign",
      attest: "Attest this day",
      reject: "Send the proposal back",
      revert: "Refuse the proposal",
      dispute: "Contradict what was recorded",
      other: "Confirm",
      approved: "Thank you, your approval is recorded",
      rejected: "The proposal went back",
      reverted: "The proposal is refused",
      disputed: "Your contradiction is recorded",
      signed: "Thank you, your signature is recorded",
      attested: "Thank you, the day is recorded",
      answered: "Thank you, your answer is recorded",
      needDay: "Say which day it was.",
      needSure: "First tick that you have read this.",
      needWhy: "Say in a few words why.",
      "no-link": "There is no link here. Open it again from the message you got.",
      "link-unknown": "There is no such link. Copy the whole address from the message you got.",
      "link-used": "This link has been used already; it works once.",
      "link-revoked": "The international office has taken this link back.",
      "link-expired": "This link is too old. Ask the international office for a new one.",
      "link-stale": "The text has changed since this link was made. Ask the international office for a new link.",
      "link-over": "No answer is awaited any more: it has been decided in another way.",
      "approved-already": "Your institution has approved this text already.",
      "too-many-attempts": "Too many links from your address did not work. Wait a while, then try again.",
      offline: "The service does not answer. Check your connection, then try again.",
      failed: "That did not work. Try again in a moment.",
    };

const place = (id) => document.getElementById(id);

const say = (text) => (text ? (french && text.fr) || text.en : "");

// What the button says of each thing that a link allows, and what is said when it is done.
const kind = (verb) => {
  if (verb.startsWith("sign-")) {
    return "sign";
  }
  if (verb.startsWith("reject-")) {
    return "reject";
  }
  return verb === "arrival" || verb === "departure" ? "attest" : verb;
};

let link = null;
let key = null;

function takeLink() {
  const fragment = location.hash.slice(1);
  history.replaceState(null, "", "/links");
  const dot = fragment.indexOf(".");
  const base = dot > 0 && Object.hasOwn(services, fragment.slice(0, dot)) ? services[fragment.slice(0, dot)] : null;
  return base && fragment.length > dot + 1 ? { base, token: fragment.slice(dot + 1) } : null;
}

async function post(step, body) {
  let answer;
  try {
    const headers = { "Content-Type": "application/json", "Accept-Language": french ? "fr" : "en" };
    if (step === "act") {
      headers["Idempotency-Key"] = key;
    }
    answer = await fetch(link.base + step, {
      method: "POST",
      headers,
      body: JSON.stringify({ token: link.token, ...body }),
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
  } catch {
    throw { text: words.offline };
  }
  const json = await answer.json().catch(() => null);
  if (answer.ok && json) {
    return json;
  }
  const code = json && json.type ? json.type.replace("/problems/", "") : "";
  throw { text: words[code] || (json && answer.status < 500 && json.detail) || words.failed };
}

function show(card) {
  place("task").textContent = say(card.task);
  place("title").textContent = card.title;
  place("facts").replaceChildren(
    ...card.facts.flatMap((fact) => {
      const label = document.createElement("dt");
      label.textContent = say(fact.label);
      const value = document.createElement("dd");
      value.textContent = say(fact.value);
      return [label, value];
    }),
  );
  place("said").hidden = card.terms.length === 0;
  place("terms").replaceChildren(
    ...card.terms.map((term) => {
      const line = document.createElement("li");
      line.textContent = say(term);
      return line;
    }),
  );
  place("stamp").textContent = card.stamp;
  place("why").hidden = !card.commentRequired;
  place("comment").required = card.commentRequired;
  place("when").hidden = !card.day;
  place("on").value = card.day || "";
  place("act").textContent = words[kind(card.verb)] || words.other;
  place("act").dataset.verb = card.verb;
  const until = new Date(card.expiresAt);
  const style = { dateStyle: "long", timeStyle: "short" };
  place("until").textContent = words.until + until.toLocaleString(french ? "fr-FR" : "en-GB", style) + ".";
  place("status").textContent = "";
  place("asked").hidden = true;
  place("card").hidden = false;
  place("title").focus();
}

function finish(receipt) {
  const thanks = { approve: words.approved, reject: words.rejected, revert: words.reverted, dispute: words.disputed, sign: words.signed, attest: words.attested };
  place("doneTitle").textContent = thanks[kind(receipt.verb)] || words.answered;
  place("doneText").textContent = say(receipt.message);
  place("card").hidden = true;
  place("done").hidden = false;
  document.querySelector("footer").hidden = true;
  place("doneTitle").focus();
}

async function answer(event) {
  event.preventDefault();
  const comment = place("comment").value.trim();
  const on = place("on").value;
  const lacking = [
    ["comment", !place("why").hidden && !comment, words.needWhy],
    ["on", !place("when").hidden && !on, words.needDay],
    ["sure", !place("sure").checked, words.needSure],
  ].find(([, lacks]) => lacks);
  if (lacking) {
    const wanted = lacking[0];
    place("problem").textContent = lacking[2];
    place(wanted).focus();
    return;
  }
  place("problem").textContent = "";
  place("act").disabled = true;
  try {
    finish(await post("act", { ...(comment && { comment }), ...(on && { on }) }));
  } catch (problem) {
    place("problem").textContent = problem.text || words.failed;
  } finally {
    place("act").disabled = false;
  }
}

async function open() {
  link = takeLink();
  place("card").hidden = true;
  place("done").hidden = true;
  place("asked").hidden = false;
  if (!link) {
    place("status").textContent = words["no-link"];
    return;
  }
  // One key for this page: pressing again after a lost answer gets that answer and does nothing twice.
  key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  place("status").textContent = words.opening;
  try {
    show(await post("look"));
  } catch (problem) {
    place("status").textContent = problem.text || words.failed;
  }
}

document.documentElement.lang = french ? "fr" : "en";
document.title = words.title;
for (const text of document.querySelectorAll("[data-text]")) {
  text.textContent = words[text.dataset.text] || text.textContent;
}
place("answer").addEventListener("submit", answer);
addEventListener("hashchange", () => location.hash.length > 1 && open());
open();
