# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with vend.sh

event_says() {
  [ -n "${GITHUB_EVENT_PATH:-}" ] && [ -r "$GITHUB_EVENT_PATH" ] && jq -e "$1" < "$GITHUB_EVENT_PATH" > /dev/null 2>&1
}

check_runner() {
  local tool
  for tool in curl jq; do
    command -v "$tool" > /dev/null || die "$tool is missing on this runner. Install it in a step before this one."
  done
  if [ -z "${RUNNER_TEMP:-}" ] || [ -z "${GITHUB_OUTPUT:-}" ]; then die "RUNNER_TEMP and GITHUB_OUTPUT are not set: this runs in a job of GitHub Actions only."; fi
  if [ -n "${ACTIONS_ID_TOKEN_REQUEST_URL:-}" ] && [ -n "${ACTIONS_ID_TOKEN_REQUEST_TOKEN:-}" ]; then return 0; fi
  if event_says '.pull_request.head.repo.full_name != .pull_request.base.repo.full_name and .pull_request != null'; then
    die "GitHub gives the pull request of a fork no OIDC token, whatever its permissions say. Skip the step there: if: github.event.pull_request.head.repo.full_name == github.repository"
  fi
  if [ "${GITHUB_ACTOR:-}" = 'dependabot[bot]' ]; then
    die "Dependabot's run has no OIDC token. Give this very job permissions: id-token: write, or skip the step there: if: github.actor != 'dependabot[bot]'"
  fi
  die "The job may not ask for an OIDC token. Give it permissions: id-token: write; in a reusable workflow the job that calls it needs that too."
}

check_inputs() {
  url=${INPUT_URL%/}
  url=${url%/v1/token}
  case $url in
    *[!A-Za-z0-9:/.%_~-]*) die "The input url is not an address: it holds blanks or signs that none has." ;;
    https://?* | http://127.0.0.1:* | http://localhost:*) ;;
    '') die "The input url is empty. It is the address of the token endpoint without its path; is the variable that holds it visible to this repository?" ;;
    *) die "The input url must begin with https://, since a token is sent there." ;;
  esac
  case $INPUT_MIN_TTL in
    *[!0-9]* | ?????*) die "The input min-ttl is a number of seconds, 7200 at most." ;;
  esac
  case /$INPUT_CONFIG_PATH/ in
    */../* | */./* | *[!A-Za-z0-9._/-]* | //?*) die "The input config-path is a path below RUNNER_TEMP, of letters, digits and . _ - / without . and .. as names." ;;
  esac
  case $INPUT_CONFIG_PATH in
    */) die "The input config-path names a folder, not a file." ;;
  esac
  request_body=$(jq -cn --arg profile "$INPUT_PROFILE" --arg client "$INPUT_CLIENT" --arg min "$INPUT_MIN_TTL" \
    '{profile: $profile, client: $client} | with_entries(select(.value != "")) + if $min == "" then {} else {min_ttl: ($min | tonumber)} end' | tr -d '\r')
}
