/* The server decides and words every message; this page sends what is in its fields and shows what comes back. */

const PAUSE_MS = 250;
const RESTART = "Start it again with mvn -P local, then reload this page.";
const SIGNS = { error: "✗", warning: "!", fails: "✗", holds: "✓" };

const at = (id) => document.getElementById(id);
const main = document.querySelector("main");

/** Creates an element; text never becomes markup. */
function element(name, attributes = {}, ...children) {
  const created = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => created.setAttribute(key, value));
  created.append(...children);
  return created;
}

/** Replaces a text only if it differs, because each change of a live region is spoken. */
function say(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

/** A text field with line numbers, a mark per line, and underlined places. */
class Editor {
  constructor(id, rows, changed) {
    this.field = at(id);
    this.rows = rows;
    this.lines = element("div", { class: "lines", "aria-hidden": "true" });
    this.places = element("div", { class: "places", "aria-hidden": "true" });
    this.field.before(this.lines, this.places);
    this.field.addEventListener("input", () => {
      this.mark(new Map(), []);
      changed();
    });
    this.field.addEventListener("scroll", () => this.follow());
  }

  show(text) {
    if (this.field.value !== text) {
      this.field.value = text;
    }
    this.mark(new Map(), []);
  }

  /**
   * @param marks from line number to "holds", "fails", "warning" or "error"
   * @param places objects with line, column and severity
   */
  mark(marks, places) {
    const texts = this.field.value.split(/\r\n|\r|\n/);
    this.field.rows = Math.min(Math.max(texts.length, 6), this.rows);
    this.lines.replaceChildren(...texts.map((_, index) => {
      const line = index + 1;
      const kinds = [places.find((place) => place.line === line)?.severity, marks.get(line)].filter(Boolean);
      const signs = kinds.map((kind) => element("b", { class: kind }, SIGNS[kind]));
      return element("div", { class: kinds.join(" ") }, element("span", {}, ...signs), `${line}`);
    }));
    this.places.replaceChildren(...texts.map((text, index) => {
      const line = element("div");
      const place = places.find((each) => each.line === index + 1);
      if (place) {
        const characters = Array.from(text);
        const value = characters.slice(place.column - 1).join("").replace(/\s+(#.*)?$/, "");
        line.append(characters.slice(0, place.column - 1).join(""), element("u", { class: place.severity }, value || " "));
      }
      return line;
    }));
    this.field.setAttribute("aria-invalid", String(places.some((place) => place.severity === "error")));
    this.follow();
  }

  follow() {
    this.lines.style.transform = `translateY(${-this.field.scrollTop}px)`;
    this.places.style.transform = `translate(${-this.field.scrollLeft}px, ${-this.field.scrollTop}px)`;
  }

  goTo(place) {
    const texts = this.field.value.split("\n");
    const before = texts.slice(0, place.line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    const offset = before + Array.from(texts[place.line - 1] ?? "").slice(0, place.column - 1).join("").length;
    this.field.focus();
    this.field.setSelectionRange(offset, offset);
  }
}

let start;
let policy = {};
let waiting;
let request = new AbortController();

const claims = new Editor("claims", 12, () => {
  document.querySelectorAll("#presets input").forEach((input) => { input.checked = false; });
  at("preset").textContent = "Edited claims.";
  soon();
});
const policyText = new Editor("policy", 32, () => {
  policy[at("file").value] = policyText.field.value;
  soon();
});

function soon(pause = PAUSE_MS) {
  main.setAttribute("aria-busy", "true");
  clearTimeout(waiting);
  request.abort();
  waiting = setTimeout(decide, pause);
}

async function decide() {
  request = new AbortController();
  const { signal } = request;
  const sent = { claims: claims.field.value, policy, profile: at("profile").value, client: at("client").value };
  try {
    const reply = await fetch("page/decision", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(sent),
      signal,
    });
    const decision = await reply.json();
    if (!reply.ok) {
      verdict("error", "No decision", decision.message);
    } else {
      show(decision);
    }
  } catch (failure) {
    if (signal.aborted) {
      return;
    }
    verdict("error", "No decision", `The local run does not respond. ${RESTART}`);
  }
  main.setAttribute("aria-busy", "false");
}

function verdict(kind, word, reason) {
  at("verdict").dataset.verdict = kind;
  say(at("verdict-word"), word);
  say(at("verdict-reason"), reason);
}

function show(decision) {
  verdict(decision.verdict, decision.title, decision.reason);
  showFindings(decision);
  showProfiles(decision.profiles);
  const rules = decision.rules ?? [];
  at("rules").replaceChildren(...rules.map(ruleDetails));
  showResponse(decision.response);
}

function showFindings(decision) {
  const file = at("file").value;
  const marks = new Map();
  (decision.rules ?? []).filter((rule) => rule.file === file).forEach((rule) => {
    marks.set(rule.line, rule.holds ? "holds" : "fails");
    rule.conditions.filter((each) => each.line > rule.line).forEach((each) => marks.set(each.line, each.holds ? "holds" : "fails"));
  });
  policyText.mark(marks, decision.findings.filter((finding) => finding.file === file));
  say(at("policy-summary"), decision.summary);
  const here = (finding) => finding.file === file;
  const nearestFirst = [...decision.findings.filter(here), ...decision.findings.filter((finding) => !here(finding))];
  at("policy-findings").replaceChildren(...nearestFirst.map((finding) => findingItem(finding, () => {
    if (finding.file in policy) {
      open(finding.file);
      policyText.goTo(finding);
    }
  })));
  const problems = decision.claims_problems;
  claims.mark(new Map(), problems);
  at("claims-findings").replaceChildren(...problems.map((problem) => findingItem(problem, () => claims.goTo(problem))));
}

function findingItem(finding, go) {
  const place = `${finding.file ? `${finding.file} ` : ""}line ${finding.line}, column ${finding.column}`;
  const button = element("button", { type: "button", class: finding.severity },
    element("strong", {}, `${finding.severity === "error" ? "Error" : "Warning"}, ${place}`), finding.message,
    ...(finding.suggestion ? [element("span", {}, `Did you mean ${finding.suggestion}?`)] : []));
  button.addEventListener("click", go);
  return element("li", {}, button);
}

function showProfiles(profiles) {
  const select = at("profile");
  const names = ["", ...(profiles ?? start.policy.map((each) => each.file.replace(/\.yaml$/, "")))];
  if (names.join() !== Array.from(select.options, (option) => option.value).join()) {
    const chosen = select.value;
    select.replaceChildren(...names.map((name) => element("option", { value: name }, name || "(not named)")));
    select.value = names.includes(chosen) ? chosen : "";
  }
}

/** A sign for the eye, and words for a screen reader. */
function mark(holds) {
  return element("span", { class: holds ? "good" : "bad" },
    element("span", { "aria-hidden": "true" }, holds ? "✓ " : "✗ "),
    element("span", { class: "unseen" }, holds ? "matches: " : "does not match: "));
}

function ruleDetails(rule, index) {
  const heading = element("h3", {}, rule.name);
  const result = element("span", { class: rule.holds ? "good" : "bad" }, rule.holds ? "✓ matches" : "✗ does not match");
  const rows = rule.conditions.map((each) => element("tr", {},
    element("th", { scope: "row" }, mark(each.holds), each.claim),
    element("td", { "data-label": "sent" }, each.sent ?? "(absent)"),
    element("td", { "data-label": "required" }, each.wanted)));
  const head = element("thead", {}, element("tr", {},
    ...["Claim", "Sent", "Required"].map((name) => element("th", { scope: "col" }, name))));
  const details = element("details", {}, element("summary", {}, heading, " ", result),
    element("table", { "aria-label": `Conditions of rule ${rule.name}` }, head, element("tbody", {}, ...rows)));
  details.open = index === 0;
  return details;
}

function showResponse(response) {
  const content = response?.body ?? {};
  at("status").textContent = response ? `${response.status} ${response.type}` : "No request reaches the function.";
  at("message").textContent = content.detail ?? "";
  at("body").textContent = response ? JSON.stringify(content, null, 2) : "";
  const file = content.client_config;
  at("path").textContent = file ? file.path : "The caller gets a configuration file only with a grant.";
  at("configuration").textContent = file ? file.content : "";
}

function open(file) {
  at("file").value = file;
  policyText.show(policy[file]);
}

function choose(preset) {
  at("preset").textContent = preset.description;
  claims.show(preset.claims);
  soon(0);
}

function reset() {
  policy = Object.fromEntries(start.policy.map(({ file, text }) => [file, text]));
  open(at("file").value || start.policy[0].file);
}

async function copy(id) {
  const source = at(id);
  await navigator.clipboard.writeText(source.value ?? source.textContent);
  at("copied").textContent = "";
  say(at("copied"), "Copied.");
}

async function load() {
  start = await (await fetch("page/start")).json();
  at("file").append(...start.policy.map(({ file }) => element("option", {}, file)));
  at("client").append(...start.clients.map((client) => element("option", {}, client)));
  at("presets").append(...start.presets.map((preset, index) => {
    const input = element("input", { type: "radio", name: "preset", value: preset.name });
    input.checked = index === 0;
    input.addEventListener("change", () => choose(preset));
    return element("label", { class: "preset" }, input, element("span", {}, preset.label));
  }));
  showProfiles();
  at("profile").value = start.profile;
  reset();
  choose(start.presets[0]);
}

at("file").addEventListener("change", () => { open(at("file").value); soon(0); });
at("profile").addEventListener("change", () => {
  const file = `${at("profile").value}.yaml`;
  if (file in policy) {
    open(file);
  }
  soon(0);
});
at("client").addEventListener("change", () => soon(0));
at("reset").addEventListener("click", () => { reset(); soon(0); });
document.querySelectorAll("[data-copies]").forEach((button) => button.addEventListener("click", () => copy(button.dataset.copies)));

load().catch(() => {
  verdict("error", "No decision", `The local run does not respond. ${RESTART}`);
  main.setAttribute("aria-busy", "false");
});
